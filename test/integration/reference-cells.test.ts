import { describe, expect, it } from 'vitest';
import type { CellPlace } from '#shared/domain/cell-address.ts';
import { cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import { openReferences, tableOf } from '../helpers/reference-year.ts';

/** The address of a cell of a table, by the name of its row (`null`: the total) and the key of its column. */
async function addressed(year: ReturnType<typeof openReferences>, key: string, row: string | null, column: string) {
  const table = await tableOf(year, key);
  const named = table.columns.findIndex(({ namesRows }) => namesRows);
  const line = table.rows.find(({ kind, cells }) => (row === null ? kind === 'total' : cells[named]?.text === row));
  const found = table.columns.find((each) => each.key === column);
  if (!line || !found) throw new Error(`no ${key} ${row} ${column}`);
  const place: CellPlace = { kind: 'reference', table: table.id, row: line.id, column: found.id };
  return { cell: cellAddress(place), rowId: line.id, columnId: found.id, tableId: table.id };
}

it('the address of a cell of Referencias reads back, and nothing near it does', () => {
  const place: CellPlace = { kind: 'reference', table: 8, row: 210, column: 33 };
  expect(parseCellAddress(cellAddress(place))).toEqual(place);
  for (const wrong of [
    'reference:8:210',
    'reference:8:0:33',
    'reference:8:210:33:1',
    'reference:a:1:1',
    'reference:1::1',
  ])
    expect(parseCellAddress(wrong), wrong).toBeNull();
});

describe('a cell of Referencias', () => {
  it('has the history of everything that was written in it, with who did it, in the form of its column', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { cell, rowId, columnId } = await addressed(year, 't08', 'PASCO', 'financiamiento');
    expect(await call('cells.history', { yearId, cell })).toEqual([]);
    await call('reference.setCells', { yearId, cells: [{ rowId, columnId, text: '1234567' }] });
    await call('edit.undo', { yearId });
    const events = await call('cells.history', { yearId, cell });
    expect(events.map(({ by, kind, before, after }) => [by, kind, before, after])).toEqual([
      ['Ana', 'undo', '1,234,567', '10,497,466'],
      ['Ana', 'edit', '10,497,466', '1,234,567'],
    ]);
  });

  it('has the history of a name too', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { cell, rowId, columnId } = await addressed(year, 't08', 'PASCO', 'departamento');
    await call('reference.setCells', { yearId, cells: [{ rowId, columnId, text: 'PIURA' }] });
    expect((await call('cells.history', { yearId, cell })).map(({ before, after }) => [before, after])).toEqual([
      ['PASCO', 'PIURA'],
    ]);
  });

  it('keeps what people say about it; it goes with its row or its table, and undo brings it back', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { cell, rowId, tableId } = await addressed(year, 't08', 'PASCO', 'financiamiento');
    const other = await addressed(year, 't08', 'CUSCO', 'financiamiento');
    const comments = async () => (await call('cells.comments', { yearId })).map((each) => each.cell);
    await call('cells.setComment', { yearId, cell, text: 'Según la UFGI.' });
    await call('cells.setComment', { yearId, cell: other.cell, text: 'Revisar.' });
    await call('reference.removeRows', { yearId, tableId, rowIds: [rowId] });
    expect(await comments()).toEqual([other.cell]);
    await call('edit.undo', { yearId });
    expect((await comments()).toSorted()).toEqual([cell, other.cell].toSorted());
    await call('reference.remove', { yearId, tableId });
    expect(await comments()).toEqual([]);
    await call('edit.undo', { yearId });
    expect((await comments()).toSorted()).toEqual([cell, other.cell].toSorted());
  });

  it('that is of another table, another year or nowhere is refused', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const t08 = await addressed(year, 't08', 'PASCO', 'financiamiento');
    const t07 = await addressed(year, 't07', 'PASCO', 'fichas');
    const { id: next } = await call('years.create', { year: 2031, fromYearId: yearId, entity: null });
    const mixed = cellAddress({ kind: 'reference', table: t08.tableId, row: t08.rowId, column: t07.columnId });
    for (const [of, cell] of [
      [yearId, mixed],
      [next, t08.cell],
      [yearId, 'reference:9999:1:1'],
    ] as const)
      await expect(call('cells.setComment', { yearId: of, cell, text: 'x' }), cell).rejects.toMatchObject({
        code: 'not-found',
      });
  });

  it('is explained: what is printed, where from, and of a total the rows that it adds up, each to be asked about in turn', async () => {
    const year = openReferences();
    const { call, yearId } = year;
    const { cell } = await addressed(year, 't08', 'PASCO', 'financiamiento');
    expect(await call('explain.figure', { yearId, address: cell })).toMatchObject({
      title: 'Financiamiento (S/) de PASCO',
      printed: '10,497,466',
      formula: null,
      parts: [],
      origin: expect.stringMatching(/^Tabla.* de otro capítulo/),
      cell,
    });
    const total = await addressed(year, 't08', null, 'financiamiento');
    const explained = await call('explain.figure', { yearId, address: total.cell });
    expect([explained.printed, explained.formula, explained.parts.length]).toEqual([
      '111,337,224',
      'Suma de las filas',
      23,
    ]);
    expect(explained.parts.find(({ label }) => label === 'PASCO')).toEqual({
      label: 'PASCO',
      text: '10,497,466',
      address: cell,
    });
    const name = await addressed(year, 't08', 'PASCO', 'departamento');
    expect(await call('explain.figure', { yearId, address: name.cell })).toMatchObject({
      printed: 'PASCO',
      formula: null,
    });
    const nowhere = call('explain.figure', { yearId, address: 'reference:9999:1:1' });
    await expect(nowhere).rejects.toMatchObject({ code: 'not-found' });
  });
});
