import { keyOf } from '#shared/domain/reference/model.ts';
import type { ReadTable } from '#shared/domain/review/table-from-grid.ts';
import type { Change } from '../platform/undo/edit-log.ts';
import type { CellContent } from './cell-value.ts';
import { type Line, linesOf } from './new-table.ts';
import { bodyOf, columnIds, totalOf } from './reference.commands.ts';
import type { StoredColumn, StoredRow, StoredTable } from './reference.queries.ts';
import { blank, changedCell, insertedRow, type NewIds, placedAt, removedRow } from './stored-changes.ts';

/** What a table that is there becomes with the rows that were read. */
type Refill = {
  readonly rows: readonly {
    readonly kind: StoredRow['kind'];
    /** `null`: a new one. */
    readonly row: StoredRow | null;
    readonly contentOf: (column: StoredColumn) => CellContent;
  }[];
  readonly gone: readonly StoredRow[];
};

/** The rows that were read in the place of those that are there. A total that was not read stays at the end. */
export function refilled(ids: NewIds, table: StoredTable, read: ReadTable): readonly Change[] {
  const { rows, gone } = refillOf(table, read);
  const hasTotal = rows.some(({ kind }) => kind === 'total');
  return [
    ...gone.flatMap((row) => removedRow(table.id, row)),
    ...rows.flatMap(({ kind, row, contentOf }, index): readonly Change[] => {
      if (row === null)
        return insertedRow(
          ids,
          { id: ids.row(), tableId: table.id, position: index + 1, kind },
          columnIds(table),
          (columnId) => {
            const column = table.columns.find(({ id }) => id === columnId);
            return column ? contentOf(column) : blank;
          },
        );
      return [
        placedAt(row, index + 1),
        ...table.columns.flatMap((column): readonly Change[] => {
          const cell = row.cells.get(column.id);
          return cell ? [changedCell(cell, contentOf(column))] : [];
        }),
      ];
    }),
    ...(hasTotal ? [] : totalOf(table).map((row) => placedAt(row, rows.length + 1))),
  ];
}

/** How many cells read otherwise afterwards. */
export function changedCells(table: StoredTable, read: ReadTable): number {
  const { rows, gone } = refillOf(table, read);
  const changed = rows.flatMap(({ row, contentOf }) =>
    table.columns.filter((column) => {
      const [after, before] = [contentOf(column), row?.cells.get(column.id) ?? blank];
      return after.value !== before.value || after.text !== before.text;
    }),
  );
  return changed.length + gone.length * table.columns.length;
}

/**
 * Rows of the same name are the same row, and keep what was not read of them. The others take each other's place in their
 * order; there a column that was not read is left blank, since what it held was said of another name.
 */
function refillOf(table: StoredTable, read: ReadTable): Refill {
  const isNew = (columnKey: string): boolean => read.places.has(columnKey);
  const body = linesOf(read.table).filter(({ kind }) => kind === 'body');
  const named = table.columns.find(({ namesRows }) => namesRows);
  const free = new Set(bodyOf(table));
  const same = new Map<Line, StoredRow>();
  for (const line of body) {
    const name = keyOf((named && line.contentOf(named).text) ?? '');
    const row = [...free].find(
      ({ cells }) => name !== '' && keyOf((named && cells.get(named.id)?.text) ?? '') === name,
    );
    if (!row) continue;
    same.set(line, row);
    free.delete(row);
  }
  const others = free.values();
  const total = linesOf(read.table).filter(({ kind }) => kind === 'total');
  const keeping =
    (line: Line, row: StoredRow | null) =>
    (column: StoredColumn): CellContent => {
      if (isNew(column.key)) return line.contentOf(column);
      const { value, text } = row?.cells.get(column.id) ?? blank;
      return { value, text };
    };
  const rows = [
    ...body.map((line) => {
      const known = same.get(line) ?? null;
      return { kind: line.kind, row: known ?? others.next().value ?? null, contentOf: keeping(line, known) };
    }),
    ...total.map((line) => {
      const known = totalOf(table)[0] ?? null;
      return { kind: line.kind, row: known, contentOf: keeping(line, known) };
    }),
  ];
  return { rows, gone: [...others] };
}
