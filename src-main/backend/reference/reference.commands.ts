import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { movedBlock } from '#shared/domain/moved-block.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type AppliedCells, applyCells } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit } from '../platform/undo/edit-log.ts';
import { cellContent } from './cell-value.ts';
import {
  type StoredCell,
  type StoredColumn,
  type StoredRow,
  type StoredTable,
  storedTables,
} from './reference.queries.ts';
import { blank, changedCell, insertedRow, newIds, placedAt, removedRow, withComments } from './stored-changes.ts';

type CellEdit = Input<'reference.setCells'>['cells'][number];

/** A block of cells in one act; a text that is no number of its column is left out with its reason. */
export function setReferenceCells(
  db: Db,
  author: Author,
  { yearId, cells }: Input<'reference.setCells'>,
): AppliedCells {
  const found = cellFinder(storedTables(db, yearId));
  return applyCells(db, author, {
    yearId,
    cells,
    keyOf,
    changesOf: (cell) => {
      const { stored, column } = found(cell);
      return [changedCell(stored, cellContent(cell.text, column))];
    },
    label: (written) => {
      const [first] = written;
      if (written.length !== 1 || !first) return es.reference.edits.cells(written.length);
      const { table, column } = found(first);
      return es.reference.edits.cell(column.label, table.label);
    },
  });
}

/** An empty row beside another, or a copy of one. Returns its id. @throws Refusal `not-found`, `closed-year` */
export function addReferenceRow(
  db: Db,
  author: Author,
  { yearId, tableId, rowId, place, copyOf }: Input<'reference.addRow'>,
): number {
  return transaction(db, () => {
    const table = requireTable(db, yearId, tableId);
    const copied = copyOf === null ? null : requireRow(table, copyOf);
    const ids = newIds(db);
    const id = ids.row();
    const body = bodyOf(table);
    const beside = rowId === null ? -1 : body.findIndex((row) => row.id === rowId);
    // beside the printed total, and in an empty table, is the end
    const at = rowId === null ? 0 : beside < 0 ? body.length : place === 'before' ? beside : beside + 1;
    const changes = [
      ...body.slice(0, at).map((row, index) => placedAt(row, index + 1)),
      ...[...body.slice(at), ...totalOf(table)].map((row, index) => placedAt(row, at + index + 2)),
      ...insertedRow(ids, { id, tableId, position: at + 1, kind: 'body' }, columnIds(table), (columnId) => {
        const cell = copied?.cells.get(columnId);
        return cell ? { value: cell.value, text: cell.text } : blank;
      }),
    ];
    applyEdit(db, author, { yearId, kind: 'edit', label: es.reference.edits.row(table.label), changes });
    return id;
  });
}

/** Rows with their figures; the printed total is one too. Returns how many went. @throws Refusal `not-found`, `closed-year` */
export function removeReferenceRows(
  db: Db,
  author: Author,
  { yearId, tableId, rowIds }: Input<'reference.removeRows'>,
): number {
  return transaction(db, () => {
    const table = requireTable(db, yearId, tableId);
    const rows = table.rows.filter(({ id }) => rowIds.includes(id));
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.reference.edits.rowsRemoved(rows.length, table.label),
      changes: withComments(
        db,
        yearId,
        rows.flatMap((row) => removedRow(tableId, row)),
      ),
    });
    return rows.length;
  });
}

/** A block of rows one place up or down; where it has no room, it stays. Whether anything moved. @throws Refusal `not-found`, `closed-year` */
export function moveReferenceRows(
  db: Db,
  author: Author,
  { yearId, tableId, rowIds, by }: Input<'reference.moveRows'>,
): boolean {
  return transaction(db, () => {
    const table = requireTable(db, yearId, tableId);
    const body = bodyOf(table);
    const order = movedBlock(
      body,
      body.filter(({ id }) => rowIds.includes(id)),
      by,
    );
    if (order === body) return false;
    const changes = [...order, ...totalOf(table)].map((row, index) => placedAt(row, index + 1));
    const label = es.reference.edits.rowsMoved(table.label);
    return applyEdit(db, author, { yearId, kind: 'edit', label, changes }) !== null;
  });
}

/** A pasted block that goes on below the last row, as one act; texts that are unclear are left out with their reason. */
export function appendReferenceRows(
  db: Db,
  author: Author,
  { yearId, tableId, cells, added }: Input<'reference.appendRows'>,
): AppliedCells {
  return transaction(db, () => {
    const table = requireTable(db, yearId, tableId);
    const found = cellFinder([table]);
    const ids = newIds(db);
    const first = bodyOf(table).length + 1;
    const columns = new Map(table.columns.map((column) => [column.id, column]));
    const rows = added.map((texts, index) => ({ id: ids.row(), index, texts }));
    const total = totalOf(table).map((row) => placedAt(row, first + added.length));
    const newCells = rows.flatMap(({ id, texts }) =>
      Object.entries(texts).map(([columnId, text]) => ({ rowId: id, columnId: Number(columnId), text })),
    );
    const contents = new Map<string, ReturnType<typeof cellContent>>();
    const outcome = applyCells<CellEdit>(db, author, {
      yearId,
      cells: [...cells, ...newCells],
      keyOf,
      changesOf: (cell) => {
        if (!rows.some(({ id }) => id === cell.rowId)) {
          const { stored, column } = found(cell);
          return [changedCell(stored, cellContent(cell.text, column))];
        }
        const column = columns.get(cell.columnId);
        if (!column) throw new Refusal('not-found', { what: 'column' });
        contents.set(keyOf(cell), cellContent(cell.text, column));
        return [];
      },
      label: () => es.reference.edits.rows(added.length, table.label),
      also: () => [
        ...total,
        ...rows.flatMap(({ id, index }) =>
          insertedRow(
            ids,
            { id, tableId, position: first + index, kind: 'body' },
            columnIds(table),
            (columnId) => contents.get(keyOf({ rowId: id, columnId })) ?? blank,
          ),
        ),
      ],
    });
    return outcome;
  });
}

/** @throws Refusal `not-found` */
export function requireTable(db: Db, yearId: number, tableId: number): StoredTable {
  const table = storedTables(db, yearId).find(({ id }) => id === tableId);
  if (!table) throw new Refusal('not-found', { what: 'reference-table' });
  return table;
}

function requireRow(table: StoredTable, rowId: number): StoredRow {
  const row = table.rows.find(({ id }) => id === rowId);
  if (!row) throw new Refusal('not-found', { what: 'reference-row' });
  return row;
}

export const columnIds = ({ columns }: StoredTable): readonly number[] => columns.map(({ id }) => id);
export const bodyOf = ({ rows }: StoredTable): readonly StoredRow[] => rows.filter(({ kind }) => kind === 'body');
export const totalOf = ({ rows }: StoredTable): readonly StoredRow[] => rows.filter(({ kind }) => kind === 'total');

const keyOf = ({ rowId, columnId }: Pick<CellEdit, 'rowId' | 'columnId'>): string => `${rowId}/${columnId}`;

type Found = { readonly table: StoredTable; readonly column: StoredColumn; readonly stored: StoredCell };

function cellFinder(tables: readonly StoredTable[]): (cell: CellEdit) => Found {
  const rows = new Map(tables.flatMap((table) => table.rows.map((row) => [row.id, { table, row }] as const)));
  return ({ rowId, columnId }) => {
    const at = rows.get(rowId);
    const column = at?.table.columns.find(({ id }) => id === columnId);
    const stored = at?.row.cells.get(columnId);
    if (!at || !column || !stored) throw new Refusal('not-found', { what: 'reference-cell' });
    return { table: at.table, column, stored };
  };
}
