import { describe, expect, it } from 'vitest';
import { parseCellAddress } from '#shared/domain/cell-address.ts';
import { withYear } from '../helpers/goal-year.ts';

describe('a month of a goal', () => {
  it('has a history and a comment of its own, and the year and other months do not show them', async () => {
    const { call, yearId, find, set } = withYear();
    const { id } = await find('5000276');
    await set('5000276', 3, 'executed', '30');
    await set('5000276', 4, 'executed', '7');
    await set('5000276', 3, 'executed', '31');
    await set('5000276', 3, 'programmed', '9');
    await call('edit.undo', { yearId });
    const story = async (cell: string) =>
      (await call('cells.history', { yearId, cell })).map(({ kind, before, after }) => [kind, before, after]);
    const march = `target:${id}:executed:3`;
    const ofMarch = [
      ['edit', '30', '31'],
      ['edit', null, '30'],
    ];
    expect(await story(march)).toEqual(ofMarch);
    expect(await story(`target:${id}:executed:4`)).toEqual([['edit', null, '7']]);
    expect(await story(`target:${id}:executed:5`)).toEqual([]);
    expect(await story(`target:${id}:executed`)).toEqual([]);
    await call('cells.setComment', { yearId, cell: march, text: 'Según el informe 12' });
    expect(await call('cells.comments', { yearId })).toEqual([{ cell: march, text: 'Según el informe 12' }]);
    expect(await story(march)).toEqual(ofMarch);
  });

  it('is explained, and its comment goes with the goal and comes back with it', async () => {
    const { call, yearId, find, set } = withYear();
    const { id } = await find('5000276');
    await set('5000276', 11, 'executed', '1250');
    const cell = `target:${id}:executed:11`;
    await call('cells.setComment', { yearId, cell, text: 'Por confirmar' });
    const told = await call('explain.figure', { yearId, address: cell });
    expect([told.title, told.printed, told.cell]).toEqual(['Ejecutado (noviembre) de 5000276', '1,250', cell]);
    const before = await call('cells.comments', { yearId });
    await call('targets.removeRows', { yearId, ids: [id], unitIds: [] });
    expect(await call('cells.comments', { yearId })).toEqual([]);
    await call('edit.undo', { yearId });
    expect(await call('cells.comments', { yearId })).toEqual(before);
    expect(before).toEqual([{ cell, text: 'Por confirmar' }]);
  });

  it('is named by a number from 1 to 12 and nothing else', () => {
    expect(parseCellAddress('target-unit:3:programmed:12')).toEqual({
      kind: 'target-unit',
      id: 3,
      field: 'programmed',
      month: 12,
    });
    for (const wrong of ['0', '13', '03', '', 'x', '3:1'])
      expect(parseCellAddress(`target:3:executed:${wrong}`)).toBeNull();
    expect(parseCellAddress('indicator:3:2024:1')).toBeNull();
  });
});

describe('the evidence of a goal', () => {
  it('is kept as it was written, with the goal it is for, and undo takes it back (PG7)', async () => {
    const { call, yearId, find } = withYear();
    const { id, evidence } = await find('5000276');
    const others = async () =>
      (await call('targets.list', { yearId })).filter((each) => each.id !== id).map((each) => each.evidence);
    const before = await others();
    const text = ' Memorándum N° 0123-2024/UFPP ';
    await call('targets.setCell', { yearId, id, unitId: null, field: 'evidence', text });
    expect((await find('5000276')).evidence).toBe('Memorándum N° 0123-2024/UFPP');
    expect(await others()).toEqual(before);
    await call('edit.undo', { yearId });
    expect((await find('5000276')).evidence).toBe(evidence);
    expect(evidence).toBe('');
    await call('edit.redo', { yearId });
    expect((await find('5000276')).evidence).toBe('Memorándum N° 0123-2024/UFPP');
  });
});
