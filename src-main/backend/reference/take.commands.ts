import { Refusal } from '#shared/contract/errors.ts';
import type { ReferenceProposal } from '#shared/contract/index.ts';
import { columnName, type ReferenceTable } from '#shared/domain/reference/model.ts';
import type { DocumentGrid } from '#shared/domain/review/document-grid.ts';
import { type ReadTable, tableFromGrid } from '#shared/domain/review/table-from-grid.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit } from '../platform/undo/edit-log.ts';
import { freeKey } from './define.commands.ts';
import { newTable } from './new-table.ts';
import { asReference, type StoredTable, storedTables } from './reference.queries.ts';
import { changedCells, refilled } from './refill.ts';
import { newIds, withComments } from './stored-changes.ts';

/** A table as it was read, and where it is to go: a table of the year, or a new one. */
export type Take = { readonly grid: DocumentGrid; readonly caption: string; readonly tableId: number | null };

/** What a table that was read would become. `null` where it is no table: no row, or no column that names its rows. */
export function proposalOf(tables: readonly StoredTable[], { grid, caption, tableId }: Take): ReferenceProposal | null {
  const into = tables.find(({ id }) => id === tableId) ?? null;
  const read = tableFromGrid(grid, caption, into && asReference(into));
  if (!read) return null;
  const { table, unread, unplaced } = read;
  return {
    id: grid.table.id,
    label: table.label,
    title: table.title,
    columns: table.columns.map(columnName),
    rows: table.rows.length,
    hasTotal: table.total !== null,
    tableId: into?.id ?? null,
    changes: into ? changedCells(into, read) : table.rows.length * table.columns.length,
    unread: unread.map(({ row, column, text }) => es.reference.unread(row, column, text)),
    unplaced,
  };
}

/** As `proposalOf`; of a table that is called like one of the year but has not its columns, as a new one. */
export const firstProposal = (tables: readonly StoredTable[], take: Take): ReferenceProposal | null =>
  proposalOf(tables, take) ?? proposalOf(tables, { ...take, tableId: null });

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
    applyEdit(db, author, { yearId, kind: 'edit', label, changes: withComments(db, yearId, changes) });
    return taken.map(({ id }) => id);
  });
}

function created({ columns, nameColumn, ...table }: ReadTable['table'], key: string): ReferenceTable {
  const dimension = columns.find((column) => column.key === nameColumn)?.label.toLowerCase() ?? '';
  return { ...table, columns, nameColumn, key, dimension, label: table.label || es.reference.newLabel };
}
