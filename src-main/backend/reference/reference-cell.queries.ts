import type { ReferenceColumn } from '#shared/domain/reference/model.ts';
import type { Db } from '../platform/db/open.ts';

/** A cell of a reference table with what its table, column and row are called. */
export type StoredReferenceCell = Pick<ReferenceColumn, 'kind' | 'decimals'> & {
  readonly label: string;
  readonly page: number | null;
  readonly source: string | null;
  readonly column: string;
  readonly group: string | null;
  readonly addsUp: 0 | 1;
  readonly rowKind: 'body' | 'total';
  readonly rowName: string;
  readonly value: number | null;
  readonly text: string | null;
};

export type ReferenceCellKey = { readonly table: number; readonly row: number; readonly column: number };

/** The cell where a row and a column of one table of the year meet; `null` for any other. */
export function referenceCellAt(db: Db, yearId: number, key: ReferenceCellKey): StoredReferenceCell | null {
  return referenceCells(db, yearId, key)[0] ?? null;
}

/** What the printed total of a column is the sum of: its cells in the rows of the table, in their order. */
export function cellsAbove(
  db: Db,
  yearId: number,
  { table, column }: ReferenceCellKey,
): readonly (StoredReferenceCell & { readonly rowId: number })[] {
  return referenceCells(db, yearId, { table, column, row: null }).filter(({ rowKind }) => rowKind === 'body');
}

function referenceCells(
  db: Db,
  yearId: number,
  key: Omit<ReferenceCellKey, 'row'> & { readonly row: number | null },
): readonly (StoredReferenceCell & { readonly rowId: number })[] {
  return db
    .prepare<[typeof key & { yearId: number }], StoredReferenceCell & { rowId: number }>(
      `SELECT owner.label, owner.page, owner.source, col.label AS column, col.heading AS "group", col.kind, col.decimals,
              col.adds_up AS addsUp, line.id AS rowId, line.kind AS rowKind, coalesce(named.text, '') AS rowName,
              cell.value, cell.text
         FROM reference_table AS owner
         JOIN reference_column AS col ON col.table_id = owner.id AND col.id = @column
         JOIN reference_row AS line ON line.table_id = owner.id
         LEFT JOIN reference_cell AS cell ON cell.row_id = line.id AND cell.column_id = col.id
         LEFT JOIN reference_column AS naming ON naming.table_id = owner.id AND naming.names_rows = 1
         LEFT JOIN reference_cell AS named ON named.row_id = line.id AND named.column_id = naming.id
        WHERE owner.id = @table AND owner.year_id = @yearId AND (@row IS NULL OR line.id = @row)
        ORDER BY line.position, line.id`,
    )
    .all({ ...key, yearId });
}
