import { describe, expect, it } from 'vitest';
import type { BackendUnderTest } from '../helpers/backend.ts';
import { goal, withYear } from '../helpers/goal-year.ts';
import { openReferences, tableOf, texts } from '../helpers/reference-year.ts';

const size = 5_000;

/** Every row of what a year holds, byte by byte; not the record, which also tells of what was undone. */
function contentOf({ db }: BackendUnderTest): string {
  const apart = ['edit_log', 'undo_stack', 'row_sequence'];
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all();
  return JSON.stringify(
    tables
      .filter((table) => !apart.includes(table))
      .map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()]),
  );
}
const entries = ({ db }: BackendUnderTest): number =>
  db.prepare<[], number>('SELECT count(*) FROM edit_log').pluck().get() ?? -1;

describe('a block of 5,000 cells', () => {
  it('pasted over the months of goals is one act, and one undo takes all of it back', async () => {
    const year = withYear();
    const { call, yearId } = year;
    const codes = Array.from({ length: 250 }, (_, index) => `6${String(index).padStart(6, '0')}`);
    const { ids } = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: null,
      goals: codes.map((code) => goal(code, 'Informe')),
    });
    const cells = ids.flatMap((id) =>
      Array.from({ length: 20 }, (_, at) => ({
        id,
        unitId: null,
        month: (at % 10) + 1,
        field: at < 10 ? ('programmed' as const) : ('executed' as const),
        text: String(at + 1),
      })),
    );
    expect(cells).toHaveLength(size);
    const [before, logged] = [contentOf(year), entries(year)];

    const pasted = await call('targets.setCells', { yearId, cells });
    expect([pasted.applied, pasted.rejected]).toEqual([size, []]);
    expect(pasted.undo.undo).toBe('5000 celdas de metas físicas');
    expect(entries(year)).toBe(logged + 1);
    const filled = (await call('targets.list', { yearId })).filter(({ activityCode }) => codes.includes(activityCode));
    expect(filled).toHaveLength(250);
    for (const { months, programmed, executed } of filled)
      expect([months.programmed[0], months.programmed[9], months.executed[9], programmed, executed]).toEqual([
        1, 10, 20, 55, 155,
      ]);
    const after = contentOf(year);

    await call('edit.undo', { yearId });
    expect(contentOf(year)).toBe(before);
    expect((await call('edit.state', { yearId })).redo).toBe('5000 celdas de metas físicas');
    await call('edit.redo', { yearId });
    expect(contentOf(year)).toBe(after);
  });

  it('pasted below a table of references is one act with its rows, and one undo takes all of it back', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { id: tableId, columns, rows } = await tableOf(year, 't05');
    const [name, first] = columns;
    if (!name || !first) throw new Error('no columns');
    const added = Array.from({ length: size / 2 }, (_, index) => ({
      [name.id]: `Distrito ${index}`,
      [first.id]: String(index),
    }));
    const [before, logged] = [contentOf(year), entries(year)];

    const pasted = await call('reference.appendRows', { yearId, tableId, cells: [], added });
    expect([pasted.applied, pasted.rejected]).toEqual([size, []]);
    expect(entries(year)).toBe(logged + 1);
    const after = await call('reference.table', { yearId, tableId });
    expect(texts(after)).toHaveLength(rows.length + size / 2);
    expect(
      after.rows
        .at(-2)
        ?.cells.slice(0, 2)
        .map(({ text, value }) => [text, value]),
    ).toEqual([
      ['Distrito 2499', null],
      [null, 2499],
    ]);
    // What the table prints below stays the last of it.
    const cellsOf = (row: (typeof rows)[number] | undefined) =>
      row?.cells.map(({ id, text, value }) => [id, text, value]);
    expect([after.rows.at(-1)?.kind, cellsOf(after.rows.at(-1))]).toEqual(['total', cellsOf(rows.at(-1))]);

    await call('edit.undo', { yearId });
    expect(contentOf(year)).toBe(before);
  });

  it('that is written over is one act too, and what is unclear in it is left as it was', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { id: tableId, columns } = await tableOf(year, 't05');
    const [name, first] = columns;
    if (!name || !first) throw new Error('no columns');
    const added = Array.from({ length: size / 2 }, (_, index) => ({
      [name.id]: `Distrito ${index}`,
      [first.id]: String(index),
    }));
    await call('reference.appendRows', { yearId, tableId, cells: [], added });
    const rows = (await tableOf(year, 't05')).rows.filter(({ kind }) => kind !== 'total').slice(-size / 2);
    const [before, logged] = [contentOf(year), entries(year)];
    const cells = rows.flatMap(({ id: rowId }, index) => [
      { rowId, columnId: name.id, text: `Otro ${index}` },
      { rowId, columnId: first.id, text: index === 7 ? '1.2.3' : String(index + 1) },
    ]);
    expect(cells).toHaveLength(size);
    const pasted = await call('reference.setCells', { yearId, cells });
    expect([pasted.applied, pasted.rejected.map(({ index }) => index)]).toEqual([size - 1, [15]]);
    expect(entries(year)).toBe(logged + 1);
    await call('edit.undo', { yearId });
    expect(contentOf(year)).toBe(before);
  });
});
