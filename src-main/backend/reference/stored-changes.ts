import type { Db } from '../platform/db/open.ts';
import { type Change, freshIds } from '../platform/undo/edit-log.ts';
import type { CellContent } from './cell-value.ts';
import type { StoredCell, StoredColumn, StoredRow, StoredTable } from './reference.queries.ts';

/** Ids for rows that an edit is about to insert, by table. */
export type NewIds = {
  readonly row: () => number;
  readonly cell: () => number;
  readonly column: () => number;
  readonly table: () => number;
};

export const newIds = (db: Db): NewIds => ({
  row: freshIds(db, 'reference_row'),
  cell: freshIds(db, 'reference_cell'),
  column: freshIds(db, 'reference_column'),
  table: freshIds(db, 'reference_table'),
});

export const blank: CellContent = { value: null, text: null };

type NewRow = {
  readonly id: number;
  readonly tableId: number;
  readonly position: number;
  readonly kind: StoredRow['kind'];
};

/** A row with a cell in every column. */
export function insertedRow(
  ids: NewIds,
  { id, tableId, position, kind }: NewRow,
  columnIds: readonly number[],
  contentOf: (columnId: number) => CellContent,
): readonly Change[] {
  return [
    { table: 'reference_row', id, before: null, after: { table_id: tableId, position, kind } },
    ...columnIds.map((columnId) => insertedCell(ids, id, columnId, contentOf(columnId))),
  ];
}

export const insertedCell = (ids: NewIds, rowId: number, columnId: number, content: CellContent): Change => ({
  table: 'reference_cell',
  id: ids.cell(),
  before: null,
  after: { row_id: rowId, column_id: columnId, ...content },
});

/** The cells go before the row they are in. */
export function removedRow(tableId: number, { id, position, kind, cells }: StoredRow): readonly Change[] {
  return [
    ...[...cells].map(([columnId, cell]) => removedCell(id, columnId, cell)),
    { table: 'reference_row', id, before: { table_id: tableId, position, kind }, after: null },
  ];
}

export const removedCell = (rowId: number, columnId: number, { id, value, text }: StoredCell): Change => ({
  table: 'reference_cell',
  id,
  before: { row_id: rowId, column_id: columnId, value, text },
  after: null,
});

export const changedCell = ({ id, value, text }: StoredCell, after: CellContent): Change => ({
  table: 'reference_cell',
  id,
  before: { value, text },
  after: { ...after },
});

/** A row at another place of its table. */
export const placedAt = ({ id, position: before }: StoredRow, position: number): Change => ({
  table: 'reference_row',
  id,
  before: { position: before },
  after: { position },
});

/** What a column is, as it is kept. */
export const columnImage = (
  tableId: number,
  { group, total, rounded, namesRows, key, label, position, kind, decimals }: Omit<StoredColumn, 'id'>,
) => ({
  table_id: tableId,
  position,
  key,
  label,
  heading: group,
  kind,
  decimals,
  rounded: rounded ? 1 : 0,
  adds_up: total === 'sum' ? 1 : 0,
  names_rows: namesRows ? 1 : 0,
});

/** What a table is called, as it is kept. */
export const tableImage = (
  yearId: number,
  {
    key,
    position,
    number,
    label,
    title,
    section,
    dimension,
    source,
    page,
  }: Omit<StoredTable, 'id' | 'columns' | 'rows'>,
) => ({ year_id: yearId, position, key, number, label, title, section, dimension, source, page });

/** The changes, and with each cell that goes what people said about it. */
export function withComments(db: Db, yearId: number, changes: readonly Change[]): readonly Change[] {
  const gone = new Set(
    changes.flatMap(({ table, before, after }) =>
      table === 'reference_cell' && after === null && before !== null ? [`${before.row_id}:${before.column_id}`] : [],
    ),
  );
  if (gone.size === 0) return changes;
  const comments = db
    .prepare<[number], { id: number; cell: string; text: string }>(
      "SELECT id, cell, text FROM cell_comment WHERE year_id = ? AND cell LIKE 'reference:%' ORDER BY id",
    )
    .all(yearId)
    .filter(({ cell }) => gone.has(cell.split(':').slice(2).join(':')));
  return [
    ...changes,
    ...comments.map(
      ({ id, ...comment }): Change => ({
        table: 'cell_comment',
        id,
        before: { year_id: yearId, ...comment },
        after: null,
      }),
    ),
  ];
}
