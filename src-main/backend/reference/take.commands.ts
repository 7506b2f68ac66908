import { Refusal } from '#shared/contract/errors.ts';
import type { ReferenceProposal } from '#shared/contract/index.ts';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import type { DocumentGrid } from '#shared/domain/review/document-grid.ts';
import { type ReadTable, tableFromGrid } from '#shared/domain/review/table-from-grid.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change } from '../platform/undo/edit-log.ts';
import type { CellContent } from './cell-value.ts';
import { freeKey } from './define.commands.ts';
import { bodyOf, columnIds, totalOf } from './reference.commands.ts';
import { asReference, type StoredColumn, type StoredRow, type StoredTable, storedTables } from './reference.queries.ts';
import {
  blank,
  changedCell,
  columnImage,
  insertedRow,
  type NewIds,
  newIds,
  placedAt,
  removedRow,
  tableImage,
} from './stored-changes.ts';

/** A table as it was read, and where it is to go: a table of the year, or a new one. */
export type Take = { readonly grid: DocumentGrid; readonly caption: string; readonly tableId: number | null };

/** What a table that was read would become. `null` where it is no table: no row, or no column that names its rows. */
export function proposalOf(tables: readonly StoredTable[], { grid, caption, tableId }: Take): ReferenceProposal | null {
  const into = tables.find(({ id }) => id === tableId) ?? null;
  const read = tableFromGrid(grid, caption, into && asReference(into));
  if (!read) return null;
  const { table, unread } = read;
  return {
    id: grid.table.id,
    label: table.label,
    title: table.title,
    columns: table.columns.map(({ label }) => label),
    rows: table.rows.length,
    hasTotal: table.total !== null,
    tableId: into?.id ?? null,
    changes: into ? changedCells(into, read) : table.rows.length * table.columns.length,
    unread: unread.map(({ row, column, text }) => es.reference.unread(row, column, text)),
  };
}

/** Takes over tables that were read, as one act. Returns their ids. @throws Refusal `not-found`, `bad-value`, `closed-year` */
export function takeTables(
  db: Db,
  author: Author,
  { yearId, takes, label }: { readonly yearId: number; readonly takes: readonly Take[]; readonly label: string },
): readonly number[] {
  return transaction(db, () => {
    const tables = storedTables(db, yearId);
    const ids = newIds(db);
    let position = tables.at(-1)?.position ?? 0;
    const taken = takes.map(({ grid, caption, tableId }) => {
      const into = tableId === null ? null : (tables.find(({ id }) => id === tableId) ?? null);
      if (tableId !== null && !into) throw new Refusal('not-found', { what: 'reference-table' });
      const read = tableFromGrid(grid, caption, into && asReference(into));
      if (!read) throw new Refusal('bad-value', { text: caption, expected: es.reference.expected.table });
      if (into) return { id: into.id, changes: refilled(ids, into, read) };
      const id = ids.table();
      position += 1;
      return { id, changes: created(ids, yearId, { id, key: freeKey(tables, id), position }, read.table) };
    });
    const changes = taken.flatMap((one) => one.changes);
    applyEdit(db, author, { yearId, kind: 'edit', label, changes });
    return taken.map(({ id }) => id);
  });
}

type Line = { readonly kind: StoredRow['kind']; readonly contentOf: (column: StoredColumn) => CellContent | null };

/** The rows of a read table, total last; `null` for a column that it does not have. */
function linesOf({ table, places }: Pick<ReadTable, 'table' | 'places'>): readonly Line[] {
  const line = (kind: Line['kind'], { key, values, texts }: ReferenceTable['rows'][number]): Line => ({
    kind,
    contentOf: (column) => {
      if (!places.has(column.key)) return null;
      if (column.key === table.nameColumn) return { value: null, text: key === '' ? null : key };
      if (column.kind === 'text') return { value: null, text: texts[column.key] ?? null };
      return { value: values[column.key] ?? null, text: null };
    },
  });
  const { total } = table;
  return [
    ...table.rows.map((row) => line('body', row)),
    ...(total ? [line('total', { key: total.label, values: total.values, texts: {} })] : []),
  ];
}

/** Row by row over what is there; rows that are left over go, those that are missing come. Columns not read stay. */
function refilled(ids: NewIds, table: StoredTable, read: ReadTable): readonly Change[] {
  const lines = linesOf(read);
  const [body, total] = [lines.filter(({ kind }) => kind === 'body'), lines.filter(({ kind }) => kind === 'total')];
  const rows = bodyOf(table);
  const pairs = [
    ...body.map((line, index) => ({ line, row: rows[index] })),
    ...total.map((line) => ({ line, row: totalOf(table)[0] })),
  ];
  return [
    ...rows.slice(body.length).flatMap((row) => removedRow(table.id, row)),
    ...pairs.flatMap(({ line, row }, index): readonly Change[] => {
      if (!row)
        return insertedRow(
          ids,
          { id: ids.row(), tableId: table.id, position: index + 1, kind: line.kind },
          columnIds(table),
          (columnId) => {
            const column = table.columns.find(({ id }) => id === columnId);
            return (column && line.contentOf(column)) ?? blank;
          },
        );
      return [
        placedAt(row, index + 1),
        ...table.columns.flatMap((column): readonly Change[] => {
          const cell = row.cells.get(column.id);
          const content = line.contentOf(column);
          return cell && content ? [changedCell(cell, content)] : [];
        }),
      ];
    }),
    // a total that was not read keeps its place at the end
    ...(total.length === 0 ? totalOf(table).map((row) => placedAt(row, body.length + 1)) : []),
  ];
}

function changedCells(table: StoredTable, read: ReadTable): number {
  const lines = linesOf(read);
  const rows = bodyOf(table);
  const body = lines.filter(({ kind }) => kind === 'body');
  const differs = (line: Line, row: StoredRow | undefined): number =>
    table.columns.filter((column) => {
      const content = line.contentOf(column);
      const cell = row?.cells.get(column.id);
      return content !== null && (content.value !== (cell?.value ?? null) || content.text !== (cell?.text ?? null));
    }).length;
  const inBody = body.reduce((sum, line, index) => sum + differs(line, rows[index]), 0);
  const inTotal = lines.filter(({ kind }) => kind === 'total').map((line) => differs(line, totalOf(table)[0]));
  const gone = Math.max(0, rows.length - body.length) * table.columns.length;
  return inBody + inTotal.reduce((sum, count) => sum + count, 0) + gone;
}

function created(
  ids: NewIds,
  yearId: number,
  { id, key, position }: { readonly id: number; readonly key: string; readonly position: number },
  table: ReadTable['table'],
): readonly Change[] {
  const { columns, nameColumn, rows, total, ...own } = table;
  const dimension = columns.find((column) => column.key === nameColumn)?.label.toLowerCase() ?? '';
  const label = own.label || es.reference.newLabel;
  const stored = columns.map((column, index): StoredColumn => {
    const columnId = ids.column();
    return { ...column, id: columnId, position: index + 1, namesRows: column.key === nameColumn };
  });
  const places = new Map(columns.map((column, index) => [column.key, index]));
  return [
    {
      table: 'reference_table',
      id,
      before: null,
      after: tableImage(yearId, { ...own, label, key, position, dimension }),
    },
    ...stored.map(
      (column): Change => ({ table: 'reference_column', id: column.id, before: null, after: columnImage(id, column) }),
    ),
    ...linesOf({ table, places }).flatMap(({ kind, contentOf }, index) =>
      insertedRow(
        ids,
        { id: ids.row(), tableId: id, position: index + 1, kind },
        stored.map((column) => column.id),
        (columnId) => {
          const column = stored.find((one) => one.id === columnId);
          return (column && contentOf(column)) ?? blank;
        },
      ),
    ),
  ];
}
