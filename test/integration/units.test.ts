import { describe, expect, it } from 'vitest';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { chapterText } from '../helpers/chapter-text.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withYear() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const list = (kind: 'unit-of-measure' | 'organic-unit') => opened.call('units.list', { yearId, kind });
  return { ...opened, yearId, list };
}

describe('units of measure', () => {
  it('change their words, and sentences and tables follow', async () => {
    const { call, yearId, list } = withYear();
    const [unit] = await list('unit-of-measure');
    expect(unit).toMatchObject({ name: 'Informe', singular: 'informe', plural: 'informes', gender: null, uses: 1 });
    const id = unit?.id ?? 0;
    const result = await call('units.setCells', {
      yearId,
      kind: 'unit-of-measure',
      cells: [
        { id, field: 'plural', text: 'reportes' },
        { id, field: 'gender', text: 'femenino' },
        { id, field: 'name', text: 'Transferencia' },
        { id, field: 'singular', text: ' ' },
      ],
    });
    expect(result.rejected.map(({ index, error }) => [index, error.detail.expected])).toEqual([
      [2, es.units.ownName],
      [3, es.units.someText],
    ]);
    expect(chapterText(await call('chapter.model', { yearId }))).toContain('reportes');
    await call('edit.undo', { yearId });
    expect((await list('unit-of-measure'))[0]).toEqual(unit);
  });

  it('come with a name of their own, and go only while no goal uses them', async () => {
    const { call, yearId, list } = withYear();
    const before = await list('unit-of-measure');
    const add = { yearId, kind: 'unit-of-measure', beside: null } as const;
    await call('units.addRows', { ...add, rows: [{}] });
    const { ids, undo } = await call('units.addRows', {
      ...add,
      rows: [{}, { name: 'Informe', plural: 'informes' }],
    });
    expect(undo.undo).toBe('Agregar 2 unidades de medida');
    expect((await list('unit-of-measure')).map(({ name }) => name).slice(before.length)).toEqual([
      'Unidad nueva',
      'Unidad nueva 2',
      'Informe 2',
    ]);
    await expect(
      call('units.removeRows', { yearId, kind: 'unit-of-measure', ids: [...ids, before[0]?.id ?? 0] }),
    ).rejects.toMatchObject({ code: 'in-use', detail: { what: 'Informe' } });
    await call('units.removeRows', { yearId, kind: 'unit-of-measure', ids: [...ids] });
    expect(await list('unit-of-measure')).toHaveLength(before.length + 1);
    for (let step = 0; step < 3; step += 1) await call('edit.undo', { yearId });
    expect(await list('unit-of-measure')).toEqual(before);
  });
});

describe('organic units', () => {
  it('are inserted, moved and taken away; sentences list them in their order', async () => {
    const { call, yearId, list } = withYear();
    const before = await list('organic-unit');
    const acronyms = async () => (await list('organic-unit')).map(({ acronym }) => acronym);
    const [, second] = before;
    const { ids } = await call('units.addRows', {
      yearId,
      kind: 'organic-unit',
      beside: { id: second?.id ?? 0, place: 'after' },
      rows: [{ acronym: 'OCI', name: 'Órgano de Control' }],
    });
    expect((await acronyms()).slice(0, 4)).toEqual(['DE', 'UFAF', 'OCI', 'UFAJ']);
    expect((await call('units.moveRows', { yearId, ids: [...ids], by: -1 })).moved).toBe(true);
    expect((await acronyms()).slice(0, 3)).toEqual(['DE', 'OCI', 'UFAF']);
    expect((await call('units.moveRows', { yearId, ids: [before[0]?.id ?? 0], by: -1 })).moved).toBe(false);
    await call('units.removeRows', { yearId, kind: 'organic-unit', ids: [...ids] });
    for (let step = 0; step < 3; step += 1) await call('edit.undo', { yearId });
    expect(await list('organic-unit')).toEqual(before);
  });
});
