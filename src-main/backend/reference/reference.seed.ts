import type { ReferenceRule, ReferenceTable } from '#shared/domain/reference/model.ts';
import type { ReferenceSet } from '#shared/domain/reference/resource.ts';
import type { Db } from '../platform/db/open.ts';

/** Writes the tables and relations that a new year begins with. Not an act of a person: it leaves no entry in the log. */
export function insertReferences(db: Db, yearId: number, { tables, rules }: ReferenceSet): void {
  const insert = statements(db);
  for (const [position, table] of tables.entries()) insertTable(insert, yearId, table, position + 1);
  for (const [position, rule] of rules.entries()) insert.rule.run(yearId, position + 1, rule.id, ruleContent(rule));
}

/** What a relation says, as it is kept. */
export const ruleContent = ({ severity, text, witness, comparisons }: Omit<ReferenceRule, 'id'>): string =>
  JSON.stringify({ severity, text, witness, comparisons });

type Statements = ReturnType<typeof statements>;

const statements = (db: Db) => ({
  table: db.prepare(
    `INSERT INTO reference_table (year_id, position, key, number, label, title, section, dimension, source, page)
     VALUES (@yearId, @position, @key, @number, @label, @title, @section, @dimension, @source, @page)`,
  ),
  column: db.prepare(
    `INSERT INTO reference_column (table_id, position, key, label, heading, kind, decimals, rounded, adds_up, names_rows)
     VALUES (@tableId, @position, @key, @label, @group, @kind, @decimals, @rounded, @addsUp, @namesRows)`,
  ),
  row: db.prepare('INSERT INTO reference_row (table_id, position, kind) VALUES (?, ?, ?)'),
  cell: db.prepare('INSERT INTO reference_cell (row_id, column_id, value, text) VALUES (?, ?, ?, ?)'),
  rule: db.prepare('INSERT INTO reference_rule (year_id, position, key, content) VALUES (?, ?, ?, ?)'),
});

function insertTable(insert: Statements, yearId: number, table: ReferenceTable, position: number): void {
  const { columns, rows, total, nameColumn, ...own } = table;
  const tableId = insert.table.run({ ...own, yearId, position }).lastInsertRowid;
  const columnIds = columns.map(({ total: rule, rounded, ...column }, at) => {
    const flags = { rounded: rounded ? 1 : 0, addsUp: rule === 'sum' ? 1 : 0 };
    const named = column.key === nameColumn ? 1 : 0;
    return insert.column.run({ ...column, ...flags, namesRows: named, tableId, position: at + 1 }).lastInsertRowid;
  });
  const lines = [
    ...rows.map((row) => ({ ...row, kind: 'body' })),
    ...(total
      ? [{ key: total.label, values: total.values, texts: {} as Readonly<Record<string, string>>, kind: 'total' }]
      : []),
  ];
  for (const [at, { key, values, texts, kind }] of lines.entries()) {
    const rowId = insert.row.run(tableId, at + 1, kind).lastInsertRowid;
    for (const [index, column] of columns.entries()) {
      const text = column.key === nameColumn ? key : (texts[column.key] ?? null);
      const isText = column.kind === 'text';
      insert.cell.run(rowId, columnIds[index], isText ? null : (values[column.key] ?? null), isText ? text : null);
    }
  }
}
