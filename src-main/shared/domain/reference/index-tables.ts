import type { ReferenceColumn, ReferenceRow, ReferenceTable } from './model.ts';
import { keyOf } from './model.ts';

/** A table with its columns and rows by key; a key has several rows where it is repeated. */
export type IndexedTable = {
  readonly table: ReferenceTable;
  readonly columns: ReadonlyMap<string, ReferenceColumn>;
  readonly rows: ReadonlyMap<string, readonly ReferenceRow[]>;
};

export type TableIndex = ReadonlyMap<string, IndexedTable>;

/** Built once per check: keys are normalised once and not at every comparison. */
export function indexTables(tables: Iterable<ReferenceTable>): TableIndex {
  return new Map([...tables].map((table) => [table.key, indexTable(table)]));
}

export function indexTable(table: ReferenceTable): IndexedTable {
  const rows = new Map<string, ReferenceRow[]>();
  for (const row of table.rows) {
    const key = keyOf(row.key);
    const same = rows.get(key);
    if (same) same.push(row);
    else rows.set(key, [row]);
  }
  return { table, columns: new Map(table.columns.map((column) => [column.key, column])), rows };
}
