import type { ReferenceRule, ReferenceTable } from '#shared/domain/reference/model.ts';
import type { ReferenceSet } from '#shared/domain/reference/resource.ts';
import type { Db } from '../platform/db/open.ts';
import { inserter } from '../platform/undo/edit-log.ts';
import { columnImage, tableImage } from './stored-changes.ts';

/** Writes the tables and relations that a new year begins with. Not an act of a person: it leaves no entry in the log. */
export function insertReferences(db: Db, yearId: number, { tables, rules }: ReferenceSet): void {
  const insert = inserters(db);
  for (const [position, table] of tables.entries()) insertTable(insert, yearId, table, position + 1);
  for (const [position, rule] of rules.entries())
    insert.rule({ year_id: yearId, position: position + 1, key: rule.id, content: ruleContent(rule) });
}

/** What a relation says, as it is kept. */
export const ruleContent = ({ severity, text, witness, comparisons }: Omit<ReferenceRule, 'id'>): string =>
  JSON.stringify({ severity, text, witness, comparisons });

type Inserters = ReturnType<typeof inserters>;

const inserters = (db: Db) => ({
  table: inserter(db, 'reference_table'),
  column: inserter(db, 'reference_column'),
  row: inserter(db, 'reference_row'),
  cell: inserter(db, 'reference_cell'),
  rule: inserter(db, 'reference_rule'),
});

function insertTable(insert: Inserters, yearId: number, table: ReferenceTable, position: number): void {
  const { columns, rows, total, nameColumn, ...own } = table;
  const tableId = insert.table(tableImage(yearId, { ...own, position }));
  const columnIds = columns.map((column, at) => {
    const place = { position: at + 1, namesRows: column.key === nameColumn };
    return insert.column(columnImage(tableId, { ...column, ...place }));
  });
  const lines = [
    ...rows.map((row) => ({ ...row, kind: 'body' })),
    ...(total
      ? [{ key: total.label, values: total.values, texts: {} as Readonly<Record<string, string>>, kind: 'total' }]
      : []),
  ];
  for (const [at, { key, values, texts, kind }] of lines.entries()) {
    const rowId = insert.row({ table_id: tableId, position: at + 1, kind });
    for (const [index, column] of columns.entries()) {
      const text = column.key === nameColumn ? key : (texts[column.key] ?? null);
      const isText = column.kind === 'text';
      insert.cell({
        row_id: rowId,
        column_id: columnIds[index] ?? null,
        value: isText ? null : (values[column.key] ?? null),
        text: isText ? text : null,
      });
    }
  }
}
