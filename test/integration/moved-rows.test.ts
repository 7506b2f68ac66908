import { describe, expect, it } from 'vitest';
import { openReferences, type ReferenceYear, tableOf } from '../helpers/reference-year.ts';

type Moved = { readonly moved: boolean };
/** Rows that a person moves: their ids as shown, and the acts on them. */
type Rows = {
  readonly ids: () => Promise<readonly number[]>;
  readonly remove: (id: number) => Promise<unknown>;
  readonly move: (ids: readonly number[], by: -1 | 1) => Promise<Moved>;
};

const goals = ({ call, yearId }: ReferenceYear): Rows => ({
  ids: async () => (await call('targets.list', { yearId })).filter(({ printed }) => printed).map(({ id }) => id),
  remove: (id) => call('targets.removeRows', { yearId, ids: [id], unitIds: [] }),
  move: (ids, by) => call('targets.moveGoals', { yearId, ids: [...ids], by }),
});
const references = (year: ReferenceYear): Rows => {
  const { call, yearId } = year;
  return {
    ids: async () => (await tableOf(year, 't05')).rows.filter(({ kind }) => kind === 'body').map(({ id }) => id),
    remove: async (id) =>
      call('reference.removeRows', { yearId, tableId: (await tableOf(year, 't05')).id, rowIds: [id] }),
    move: async (ids, by) =>
      call('reference.moveRows', { yearId, tableId: (await tableOf(year, 't05')).id, rowIds: [...ids], by }),
  };
};
const ofIndicators =
  (kind: 'level' | 'indicator') =>
  ({ call, yearId }: ReferenceYear): Rows => {
    const rows = (ids: readonly number[]) => ids.map((id) => ({ kind, id }));
    return {
      ids: async () => {
        const table = await call('indicators.table', { yearId });
        return (kind === 'level' ? table.levels : table.rows).map(({ id }) => id);
      },
      remove: (id) => call('indicators.remove', { yearId, rows: rows([id]) }),
      move: (ids, by) => call('indicators.move', { yearId, rows: rows(ids), direction: by === 1 ? 'down' : 'up' }),
    };
  };

describe.each([
  ['goals', goals],
  ['rows of a table of references', references],
  ['indicators', ofIndicators('indicator')],
])('%s', (_, rowsOf) => {
  it('that stand at an end stay there, also after others went, and nothing is written or to be undone', async () => {
    const year = openReferences();
    const rows = rowsOf(year);
    const [, second = 0] = await rows.ids();
    await rows.remove(second);
    const ids = await rows.ids();
    const { undo } = await year.call('edit.state', { yearId: year.yearId });
    const [first = 0, next = 0] = ids;
    const [last = 0] = ids.slice(-1);
    for (const [chosen, by] of [
      [[first], -1],
      [[first, next], -1],
      [[last], 1],
      [[first, last], 1],
      [[last, first], -1],
    ] as const)
      expect(await rows.move(chosen, by)).toMatchObject({ moved: false });
    expect(await rows.ids()).toEqual(ids);
    expect((await year.call('edit.state', { yearId: year.yearId })).undo).toBe(undo);
  });

  it('chosen with others between them move each by one and keep these between them', async () => {
    const year = openReferences();
    const rows = rowsOf(year);
    const before = await rows.ids();
    const [a = 0, b = 0, c = 0, ...rest] = before;
    // The heading that an indicator goes over is none of these rows.
    expect(await rows.move([c, a], 1)).toMatchObject({ moved: true });
    expect((await rows.ids()).filter((id) => [a, b, c].includes(id))).toEqual([b, a, c]);
    expect((await rows.ids()).filter((id) => rest.includes(id))).toEqual(rest);
    await year.call('edit.undo', { yearId: year.yearId });
    expect(await rows.ids()).toEqual(before);
  });
});

it('results and products that stand at an end stay there too', async () => {
  const year = openReferences();
  const levels = ofIndicators('level')(year);
  const before = await levels.ids();
  const { undo } = await year.call('edit.state', { yearId: year.yearId });
  expect(await levels.move(before.slice(0, 1), -1)).toMatchObject({ moved: false });
  expect(await levels.move(before.slice(-1), 1)).toMatchObject({ moved: false });
  expect(await levels.ids()).toEqual(before);
  expect((await year.call('edit.state', { yearId: year.yearId })).undo).toBe(undo);
});
