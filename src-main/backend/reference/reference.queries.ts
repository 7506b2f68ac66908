import { groupBy } from '#shared/domain/group-by.ts';
import type {
  ReferenceColumn,
  ReferenceRow,
  ReferenceRule,
  ReferenceTable,
  ReferenceTotal,
} from '#shared/domain/reference/model.ts';
import { type ReferenceSet, ruleContentSchema } from '#shared/domain/reference/resource.ts';
import type { Db } from '../platform/db/open.ts';
import type { NamedFact } from './chapter-tables.ts';

/** A table as it is kept, its rows and cells by id. */
export type StoredTable = Omit<ReferenceTable, 'columns' | 'rows' | 'total' | 'nameColumn'> & {
  readonly id: number;
  readonly position: number;
  readonly columns: readonly StoredColumn[];
  readonly rows: readonly StoredRow[];
};

export type StoredColumn = ReferenceColumn & {
  readonly id: number;
  readonly position: number;
  readonly namesRows: boolean;
};

export type StoredRow = {
  readonly id: number;
  readonly position: number;
  readonly kind: 'body' | 'total';
  /** By column id; every row has a cell in every column. */
  readonly cells: ReadonlyMap<number, StoredCell>;
};

export type StoredCell = { readonly id: number; readonly value: number | null; readonly text: string | null };

export type StoredRule = ReferenceRule & { readonly rowId: number; readonly position: number };

/** What the rules look at: the tables of a year with the relations between them. */
export const referencesOfYear = (db: Db, yearId: number): ReferenceSet => ({
  tables: storedTables(db, yearId).map(asReference),
  rules: storedRules(db, yearId).map(({ rowId, position, ...rule }) => rule),
});

/** The tables of a year in their order. Four reads, whatever the number of tables. */
export function storedTables(db: Db, yearId: number): readonly StoredTable[] {
  const cells = groupBy(
    db.prepare<[number], StoredCell & { rowId: number; columnId: number }>(cellsSql).all(yearId),
    ({ rowId }) => rowId,
  );
  const rows = groupBy(
    db
      .prepare<[number], Omit<StoredRow, 'cells'> & { tableId: number }>(
        `SELECT line.id, line.table_id AS tableId, line.position, line.kind
           FROM reference_row AS line JOIN reference_table AS owner ON owner.id = line.table_id
          WHERE owner.year_id = ? ORDER BY line.position, line.id`,
      )
      .all(yearId),
    ({ tableId }) => tableId,
  );
  const columns = groupBy(
    db
      .prepare<[number], Flagged & { tableId: number }>(
        `SELECT col.id, col.table_id AS tableId, col.position, col.key, col.label, col.heading AS "group", col.kind,
                col.decimals, col.rounded, col.adds_up AS addsUp, col.names_rows AS namesRows
           FROM reference_column AS col JOIN reference_table AS owner ON owner.id = col.table_id
          WHERE owner.year_id = ? ORDER BY col.position, col.id`,
      )
      .all(yearId),
    ({ tableId }) => tableId,
  );
  return db
    .prepare<[number], Omit<StoredTable, 'columns' | 'rows'>>(
      `SELECT id, position, key, number, label, title, section, dimension, source, page
         FROM reference_table WHERE year_id = ? ORDER BY position, id`,
    )
    .all(yearId)
    .map((table) => ({
      ...table,
      columns: (columns.get(table.id) ?? []).map(toColumn),
      rows: (rows.get(table.id) ?? []).map(({ tableId, ...row }) => ({
        ...row,
        cells: new Map((cells.get(row.id) ?? []).map(({ rowId, columnId, ...cell }) => [columnId, cell] as const)),
      })),
    }));
}

/** The relations and own rules of a year in their order. */
export function storedRules(db: Db, yearId: number): readonly StoredRule[] {
  return db
    .prepare<[number], { id: number; position: number; key: string; content: string }>(
      'SELECT id, position, key, content FROM reference_rule WHERE year_id = ? ORDER BY position, id',
    )
    .all(yearId)
    .map(({ id, position, key, content }) => ({
      rowId: id,
      position,
      id: key,
      ...ruleContentSchema.parse(JSON.parse(content)),
    }));
}

/** The figures of other chapters that sentences quote, with what they are called. */
export function namedFacts(db: Db, yearId: number): readonly NamedFact[] {
  return db
    .prepare<[number], NamedFact>('SELECT key, label, value FROM fact WHERE year_id = ? ORDER BY id')
    .all(yearId);
}

/** A row without a name and without a figure is one that somebody is about to write: no rule looks at it. */
export function asReference({ id, position, columns, rows, ...table }: StoredTable): ReferenceTable {
  const named = columns.find(({ namesRows }) => namesRows);
  const body = rows.filter(({ kind }) => kind === 'body').map((row) => referenceRow(columns, row, named));
  const total = rows.find(({ kind }) => kind === 'total');
  return {
    ...table,
    nameColumn: named?.key ?? '',
    columns: columns.map(({ id: columnId, position: at, namesRows, ...column }) => column),
    rows: body.filter(({ key, values }) => key !== '' || Object.values(values).some((value) => value !== null)),
    total: total ? totalOf(columns, total, named) : null,
  };
}

function referenceRow(
  columns: readonly StoredColumn[],
  { cells }: StoredRow,
  named: StoredColumn | undefined,
): ReferenceRow {
  const key = named ? (cells.get(named.id)?.text ?? '') : '';
  const values: Record<string, number | null> = {};
  const texts: Record<string, string> = {};
  for (const column of columns) {
    const cell = cells.get(column.id);
    if (column.kind !== 'text') values[column.key] = cell?.value ?? null;
    else if (cell?.text) texts[column.key] = cell.text;
  }
  return { key, values, texts };
}

function totalOf(columns: readonly StoredColumn[], row: StoredRow, named: StoredColumn | undefined): ReferenceTotal {
  const { key, values } = referenceRow(columns, row, named);
  return { label: key, values };
}

const cellsSql = `SELECT cell.id, cell.row_id AS rowId, cell.column_id AS columnId, cell.value, cell.text
  FROM reference_cell AS cell JOIN reference_row AS line ON line.id = cell.row_id
  JOIN reference_table AS owner ON owner.id = line.table_id WHERE owner.year_id = ?`;

type Flagged = Omit<StoredColumn, 'rounded' | 'total' | 'namesRows'> & {
  readonly rounded: number;
  readonly addsUp: number;
  readonly namesRows: number;
};

const toColumn = ({ tableId, rounded, addsUp, namesRows, ...column }: Flagged & { tableId: number }): StoredColumn => ({
  ...column,
  rounded: rounded === 1,
  total: addsUp === 1 ? 'sum' : 'none',
  namesRows: namesRows === 1,
});
