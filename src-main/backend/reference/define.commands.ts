import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { fitsColumn, scaleOf } from '#shared/domain/reference/model.ts';
import { captionParts } from '#shared/domain/review/table-from-grid.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change } from '../platform/undo/edit-log.ts';
import { type CellContent, expectedOf } from './cell-value.ts';
import { bodyOf, requireTable, totalOf } from './reference.commands.ts';
import { type StoredCell, type StoredColumn, type StoredTable, storedTables } from './reference.queries.ts';
import { valueText } from './reference-names.ts';
import {
  blank,
  changedCell,
  columnImage,
  insertedCell,
  insertedRow,
  type NewIds,
  newIds,
  removedCell,
  removedRow,
  tableImage,
  withComments,
} from './stored-changes.ts';

type Definition = Input<'reference.define'>;

/**
 * A new table, or another name, order and kind of columns of one that is there. A column that is left out goes with its
 * figures, one that changes its kind loses what cannot be of it. Returns the id of the table.
 * @throws Refusal `not-found`, `closed-year`, `bad-value` where no single column of words names the rows, or a figure has more
 * decimals than its column is to have
 */
export function defineTable(db: Db, author: Author, input: Definition): number {
  const [named, another] = input.columns.filter(({ namesRows }) => namesRows);
  if (!named || another || named.kind !== 'text')
    throw new Refusal('bad-value', { text: named?.label ?? '', expected: es.reference.expected.nameColumn });
  return transaction(db, () => {
    const ids = newIds(db);
    const tables = storedTables(db, input.yearId);
    const present = input.tableId === null ? null : requireTable(db, input.yearId, input.tableId);
    const id = present?.id ?? ids.table();
    const position = present?.position ?? (tables.at(-1)?.position ?? 0) + 1;
    const key = present?.key ?? freeKey(tables, id);
    const own = {
      key,
      position,
      number: captionParts(input.label).number,
      label: input.label,
      title: input.title,
      section: input.section,
      dimension: input.dimension,
      source: input.source === '' ? null : input.source,
      page: input.page,
    };
    const columns = input.columns.map((column, index) => toColumn(ids, present, column, index + 1));
    const changes = [
      {
        table: 'reference_table' as const,
        id,
        before: present ? tableImage(input.yearId, present) : null,
        after: tableImage(input.yearId, own),
      },
      ...columnChanges(id, present, columns),
      ...cellChanges(ids, present, columns, input.hasTotal),
      ...totalChanges(ids, id, present, columns, input.hasTotal),
    ];
    const label = present ? es.reference.edits.defined(input.label) : es.reference.edits.created(input.label);
    applyEdit(db, author, {
      yearId: input.yearId,
      kind: 'edit',
      label,
      changes: withComments(db, input.yearId, changes),
    });
    return id;
  });
}

/** A table with all it holds; relations that name it say nothing any more. @throws Refusal `not-found`, `closed-year` */
export function removeTable(db: Db, author: Author, { yearId, tableId }: Input<'reference.remove'>): void {
  transaction(db, () => {
    const table = requireTable(db, yearId, tableId);
    const changes: readonly Change[] = [
      ...table.rows.flatMap((row) => removedRow(tableId, row)),
      ...table.columns.map(
        (column): Change => ({
          table: 'reference_column',
          id: column.id,
          before: columnImage(tableId, column),
          after: null,
        }),
      ),
      { table: 'reference_table', id: tableId, before: tableImage(yearId, table), after: null },
    ];
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.reference.edits.removed(table.label),
      changes: withComments(db, yearId, changes),
    });
  });
}

/** "r12": what relations will call the table; one that a removed table left behind is not used again. */
export function freeKey(tables: readonly StoredTable[], id: number): string {
  const taken = new Set(tables.map(({ key }) => key));
  let key = `r${id}`;
  while (taken.has(key)) key = `${key}x`;
  return key;
}

function toColumn(
  ids: NewIds,
  present: StoredTable | null,
  { id, addsUp, ...given }: Definition['columns'][number],
  position: number,
): StoredColumn {
  const old = id === null ? null : (present?.columns.find((column) => column.id === id) ?? null);
  if (id !== null && !old) throw new Refusal('not-found', { what: 'reference-column' });
  const columnId = old?.id ?? ids.column();
  const decimals = given.kind === 'amount' && given.decimals > 0 ? 2 : given.decimals;
  return {
    ...given,
    id: columnId,
    key: old?.key ?? `c${columnId}`,
    position,
    decimals: given.kind === 'percent' || given.kind === 'amount' ? (decimals as 0 | 1 | 2) : 0,
    rounded: old?.rounded ?? false,
    total: addsUp && given.kind !== 'text' ? 'sum' : 'none',
  };
}

/** Removed columns go after their cells, new ones come before theirs. */
function columnChanges(
  tableId: number,
  present: StoredTable | null,
  columns: readonly StoredColumn[],
): readonly Change[] {
  const kept = new Set(columns.map(({ id }) => id));
  const gone = (present?.columns ?? []).filter(({ id }) => !kept.has(id));
  return [
    ...gone.flatMap((column) => [
      ...(present?.rows ?? []).flatMap((row) => {
        const cell = row.cells.get(column.id);
        return cell ? [removedCell(row.id, column.id, cell)] : [];
      }),
      { table: 'reference_column' as const, id: column.id, before: columnImage(tableId, column), after: null },
    ]),
    ...columns.map((column): Change => {
      const old = present?.columns.find(({ id }) => id === column.id);
      return {
        table: 'reference_column',
        id: column.id,
        before: old ? columnImage(tableId, old) : null,
        after: columnImage(tableId, column),
      };
    }),
  ];
}

/** The rows that are there get cells in new columns, and what a new kind can keep in changed ones. */
function cellChanges(
  ids: NewIds,
  present: StoredTable | null,
  columns: readonly StoredColumn[],
  withTotal: boolean,
): readonly Change[] {
  const staying = (present?.rows ?? []).filter(({ kind }) => kind === 'body' || withTotal);
  return staying.flatMap((row) =>
    columns.flatMap((column): readonly Change[] => {
      const cell = row.cells.get(column.id);
      if (!cell) return [insertedCell(ids, row.id, column.id, blank)];
      const old = present?.columns.find(({ id }) => id === column.id);
      return old ? [changedCell(cell, converted(cell, old, column))] : [];
    }),
  );
}

/**
 * What a changed column keeps of a cell; of another kind, what is no value there goes.
 * @throws Refusal `bad-value` for a value of the same kind with more decimals than the column is to have
 */
function converted(cell: StoredCell, old: StoredColumn, column: StoredColumn): CellContent {
  const same = { value: cell.value, text: cell.text };
  if (old.kind === column.kind && old.decimals === column.decimals) return same;
  if (cell.value === null || old.kind === 'text' || column.kind === 'text')
    return column.kind === old.kind ? same : blank;
  const value = cell.value * 10 ** (scaleOf(column) - scaleOf(old));
  if (Number.isInteger(value) && fitsColumn(value, column)) return { value, text: null };
  if (old.kind !== column.kind) return blank;
  throw new Refusal('bad-value', { text: valueText(cell.value, old), expected: expectedOf(column) });
}

function totalChanges(
  ids: NewIds,
  tableId: number,
  present: StoredTable | null,
  columns: readonly StoredColumn[],
  wanted: boolean,
): readonly Change[] {
  const [total] = present ? totalOf(present) : [];
  if (total && !wanted) {
    const kept = new Set(columns.map(({ id }) => id));
    // its cells of removed columns are gone already
    const cells = new Map([...total.cells].filter(([columnId]) => kept.has(columnId)));
    return removedRow(tableId, { ...total, cells });
  }
  if (total || !wanted) return [];
  const named = columns.find(({ namesRows }) => namesRows)?.id;
  const position = (present ? bodyOf(present).length : 0) + 1;
  return insertedRow(
    ids,
    { id: ids.row(), tableId, position, kind: 'total' },
    columns.map(({ id }) => id),
    (columnId) => (columnId === named ? { value: null, text: es.reference.totalLabel } : blank),
  );
}
