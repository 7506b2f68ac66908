import { z } from 'zod';
import {
  type Comparison,
  type ReferenceColumn,
  type ReferenceRow,
  type ReferenceRule,
  type ReferenceTable,
  scaleOf,
} from './model.ts';

/** The reference tables of a year and what should hold between them. */
export type ReferenceSet = { readonly tables: readonly ReferenceTable[]; readonly rules: readonly ReferenceRule[] };

/** The inverse of `readReferenceSet`: amounts in soles, `null` a blank cell. */
export function writeReferenceSet({ tables, rules }: ReferenceSet): ReferenceFile {
  return { tables: tables.map(tableFile), rules: rules.map((rule) => ({ ...rule })) };
}

/**
 * Reads `resources/example/reference-tables.json`: rows are arrays in column order, amounts in soles as printed, `null`
 * a blank or "-" cell. Every column a rule names must exist, where its table is given.
 * @throws ZodError for another shape, RangeError for a value or a reference that cannot be
 */
export function readReferenceSet(input: unknown): ReferenceSet {
  const file = referenceFileSchema.parse(input);
  const tables = file.tables.map(toTable);
  const columns = new Map(tables.map((table) => [table.key, new Set(table.columns.map(({ key }) => key))]));
  for (const { id, comparisons } of file.rules)
    for (const { table, column } of comparisons.flatMap(({ left, right }) => [...left, ...right]))
      if (columns.get(table)?.has(column) === false)
        throw new RangeError(`rule ${id}: no column ${column} in ${table}`);
  return { tables, rules: file.rules.map(toRule) };
}

const columnShape = z.strictObject({
  key: z.string(),
  label: z.string(),
  group: z.string().nullable().default(null),
  kind: z.enum(['count', 'amount', 'percent', 'text']),
  decimals: z.union([z.literal(0), z.literal(1), z.literal(2)]).default(0),
  rounded: z.boolean().default(false),
  total: z.enum(['sum', 'none']),
});

const cellShape = z.union([z.string(), z.number(), z.null()]);

const tableShape = z.strictObject({
  key: z.string(),
  number: z.int(),
  label: z.string(),
  title: z.string(),
  section: z.string(),
  dimension: z.string(),
  keyColumn: z.string(),
  columns: z.array(columnShape).readonly(),
  rows: z.array(z.array(cellShape).readonly()).readonly(),
  total: z.strictObject({ label: z.string(), values: z.array(cellShape).readonly() }).nullable(),
  source: z.string().nullable(),
  page: z.int().positive().nullable().default(null),
});

const termShape = z.strictObject({ table: z.string(), column: z.string(), row: z.string().optional() });

const comparisonShape = z.strictObject({
  kind: z.enum(['equal', 'at-most', 'ratio', 'not-identical']),
  by: z.enum(['key', 'cell']),
  left: z.array(termShape).min(1).readonly(),
  right: z.array(termShape).min(1).readonly(),
  range: z.tuple([z.number(), z.number()]).readonly().optional(),
  tolerance: z.int().nonnegative().optional(),
});
type ComparisonFile = z.infer<typeof comparisonShape>;

const ruleShape = z.strictObject({
  id: z.string().min(1),
  severity: z.enum(['error', 'warning', 'note']),
  text: z.string(),
  witness: z.boolean().default(false),
  comparisons: z.array(comparisonShape).readonly(),
});

/** The shape of the file, and of what a year carries over to another one. */
export const referenceFileSchema = z.strictObject({
  tables: z.array(tableShape).readonly(),
  rules: z.array(ruleShape).readonly(),
});
export type ReferenceFile = z.output<typeof referenceFileSchema>;

/** A rule as it is kept, without its id. */
export const ruleContentSchema = ruleShape
  .omit({ id: true })
  .transform(({ comparisons, ...rule }) => ({ ...rule, comparisons: comparisons.map(toComparison) }));

type TableFile = z.infer<typeof tableShape>;
type Cells = TableFile['rows'][number];

function toTable({ keyColumn, ...file }: TableFile): ReferenceTable {
  const keyAt = file.columns.findIndex(({ key }) => key === keyColumn);
  if (keyAt < 0) throw new RangeError(`table ${file.key} has no column ${keyColumn}`);
  const rows = file.rows.map((cells): ReferenceRow => {
    if (cells.length !== file.columns.length) throw new RangeError(`table ${file.key}: a row of ${cells.length} cells`);
    const key = cells[keyAt];
    if (typeof key !== 'string') throw new RangeError(`table ${file.key}: a row without ${keyColumn}`);
    return { key, values: valuesOf(file, cells), texts: textsOf(file, cells) };
  });
  const total = file.total ? { label: file.total.label, values: valuesOf(file, file.total.values) } : null;
  return { ...file, nameColumn: keyColumn, rows, total };
}

function tableFile(table: ReferenceTable): TableFile {
  const { columns, rows, total, nameColumn, ...rest } = table;
  const cell = (column: ReferenceColumn, row: ReferenceRow): string | number | null => {
    if (column.key === nameColumn) return row.key;
    if (column.kind === 'text') return row.texts[column.key] ?? null;
    const value = row.values[column.key] ?? null;
    return value === null ? null : value / 10 ** scaleOf(column);
  };
  const totalRow = total && { key: total.label, values: total.values, texts: {} };
  return {
    ...rest,
    keyColumn: nameColumn,
    columns: columns.map((column) => ({ ...column })),
    rows: rows.map((row) => columns.map((column) => cell(column, row))),
    total: totalRow && {
      label: totalRow.key,
      values: columns.map((column) => (column.kind === 'text' ? null : cell(column, totalRow))),
    },
  };
}

function valuesOf(file: Pick<TableFile, 'key' | 'columns'>, cells: Cells): Record<string, number | null> {
  const numeric = file.columns.map((column, index) => ({ column, cell: cells[index] }));
  return Object.fromEntries(
    numeric
      .filter(({ column }) => column.kind !== 'text')
      .map(({ column, cell }) => [column.key, storedValue(file.key, column, cell ?? null)]),
  );
}

/** Soles and percentages to integers. @throws RangeError for a text, or for more decimals than the column prints */
function storedValue(table: string, column: ReferenceColumn, cell: string | number | null): number | null {
  if (cell === null) return null;
  const exact = Number(cell) * 10 ** scaleOf(column);
  const value = Math.round(exact);
  if (typeof cell === 'string' || Math.abs(exact - value) > 1e-4 || !Number.isSafeInteger(value))
    throw new RangeError(`table ${table}, column ${column.key}: ${cell}`);
  return value;
}

function textsOf(file: Pick<TableFile, 'key' | 'columns'>, cells: Cells): Record<string, string> {
  return Object.fromEntries(
    file.columns.flatMap(({ key, kind }, index): readonly (readonly [string, string])[] => {
      const cell = cells[index];
      return kind === 'text' && typeof cell === 'string' ? [[key, cell]] : [];
    }),
  );
}

function toRule(file: z.infer<typeof ruleShape>): ReferenceRule {
  return { ...file, comparisons: file.comparisons.map(toComparison) };
}

/** What is not there is absent, not `undefined`. */
function toComparison({ kind, by, left, right, range, tolerance }: ComparisonFile): Comparison {
  return {
    kind,
    by,
    left: left.map(toTerm),
    right: right.map(toTerm),
    ...(range && { range }),
    ...(tolerance !== undefined && { tolerance }),
  };
}

const toTerm = ({ table, column, row }: z.infer<typeof termShape>) => ({
  table,
  column,
  ...(row !== undefined && { row }),
});
