import { Refusal } from '#shared/contract/errors.ts';
import type { ReferenceProposal } from '#shared/contract/index.ts';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import type { DocumentGrid } from '#shared/domain/review/document-grid.ts';
import { type ReadTable, tableFromGrid } from '#shared/domain/review/table-from-grid.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change } from '../platform/undo/edit-log.ts';
import { freeKey } from './define.commands.ts';
import { type Line, linesOf, newTable } from './new-table.ts';
import { bodyOf, columnIds, totalOf } from './reference.commands.ts';
import { asReference, type StoredRow, type StoredTable, storedTables } from './reference.queries.ts';
import { blank, changedCell, insertedRow, type NewIds, newIds, placedAt, removedRow } from './stored-changes.ts';

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
      return { id, changes: newTable(ids, { yearId, id, position }, created(read.table, freeKey(tables, id))) };
    });
    const changes = taken.flatMap((one) => one.changes);
    applyEdit(db, author, { yearId, kind: 'edit', label, changes });
    return taken.map(({ id }) => id);
  });
}

/** Row by row over what is there; rows that are left over go, those that are missing come. Columns not read stay. */
function refilled(ids: NewIds, table: StoredTable, read: ReadTable): readonly Change[] {
  const lines = linesOf(read.table);
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
            return column && read.places.has(column.key) ? line.contentOf(column) : blank;
          },
        );
      return [
        placedAt(row, index + 1),
        ...table.columns.flatMap((column): readonly Change[] => {
          const cell = row.cells.get(column.id);
          return cell && read.places.has(column.key) ? [changedCell(cell, line.contentOf(column))] : [];
        }),
      ];
    }),
    // a total that was not read keeps its place at the end
    ...(total.length === 0 ? totalOf(table).map((row) => placedAt(row, body.length + 1)) : []),
  ];
}

function changedCells(table: StoredTable, read: ReadTable): number {
  const lines = linesOf(read.table);
  const rows = bodyOf(table);
  const body = lines.filter(({ kind }) => kind === 'body');
  const differs = (line: Line, row: StoredRow | undefined): number =>
    table.columns.filter((column) => {
      if (!read.places.has(column.key)) return false;
      const content = line.contentOf(column);
      const cell = row?.cells.get(column.id);
      return content.value !== (cell?.value ?? null) || content.text !== (cell?.text ?? null);
    }).length;
  const inBody = body.reduce((sum, line, index) => sum + differs(line, rows[index]), 0);
  const inTotal = lines.filter(({ kind }) => kind === 'total').map((line) => differs(line, totalOf(table)[0]));
  const gone = Math.max(0, rows.length - body.length) * table.columns.length;
  return inBody + inTotal.reduce((sum, count) => sum + count, 0) + gone;
}

function created({ columns, nameColumn, ...table }: ReadTable['table'], key: string): ReferenceTable {
  const dimension = columns.find((column) => column.key === nameColumn)?.label.toLowerCase() ?? '';
  return { ...table, columns, nameColumn, key, dimension, label: table.label || es.reference.newLabel };
}
