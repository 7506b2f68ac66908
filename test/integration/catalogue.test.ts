import { describe, expect, it } from 'vitest';
import { readContent } from '#backend/years/version-content.ts';
import { openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withCatalogue() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const list = () => opened.call('catalogue.list', { yearId });
  return { ...opened, yearId, list, content: () => readContent(opened.db, yearId) };
}

describe('the names of a year', () => {
  it('are added, renamed and taken away, each as an act that is undone; other years keep theirs', async () => {
    const { call, yearId, list, content } = withCatalogue();
    const { id: other } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    const ofOther = await call('catalogue.list', { yearId: other });
    const states = [content()];
    const { id } = await call('catalogue.add', { yearId, kind: 'generica', code: ' 7-28 ', name: 'Deuda pública' });
    states.push(content());
    const [first] = (await list()).generica;
    const cells = [
      { id, text: 'Servicio de la deuda pública' },
      { id: first?.id ?? 0, text: '  ' },
    ];
    const { applied, rejected } = await call('catalogue.setNames', { yearId, kind: 'generica', cells });
    expect([applied, rejected.map(({ index, error }) => [index, error.code])]).toEqual([1, [[1, 'bad-value']]]);
    states.push(content());
    expect((await list()).generica.at(-1)).toEqual({
      id,
      code: '7-28',
      name: 'Servicio de la deuda pública',
      used: false,
    });
    await call('catalogue.remove', { yearId, kind: 'generica', ids: [id] });
    expect(content()).toEqual(states[0]);
    for (const state of [states[2], states[1], states[0]]) {
      await call('edit.undo', { yearId });
      expect(content()).toEqual(state);
    }
    expect(await call('catalogue.list', { yearId: other })).toEqual(ofOther);
  });

  it('print in the tables as they are written here', async () => {
    const { call, yearId, list } = withCatalogue();
    const activity = (await list()).activity.find(({ code }) => code === '5000276');
    await call('catalogue.setNames', { yearId, kind: 'activity', cells: [{ id: activity?.id ?? 0, text: 'Gestión' }] });
    expect((await call('targets.list', { yearId }))[0]?.activityName).toBe('Gestión');
  });

  it('are refused with another shape, twice, or while a goal or a paragraph holds on to them', async () => {
    const { call, yearId, list, content } = withCatalogue();
    const before = content();
    for (const [kind, code] of [
      ['generica', '521'],
      ['activity', '500027'],
      ['activity', '5000276'],
    ] as const)
      await expect(call('catalogue.add', { yearId, kind, code, name: 'x' })).rejects.toMatchObject({
        code: 'bad-value',
      });
    const { activity } = await list();
    expect(activity.every(({ used }) => used)).toBe(true);
    const ids = activity.slice(0, 1).map(({ id }) => id);
    await expect(call('catalogue.remove', { yearId, kind: 'activity', ids })).rejects.toMatchObject({ code: 'in-use' });
    expect(content()).toEqual(before);
  });
});
