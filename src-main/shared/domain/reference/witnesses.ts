import type { IndexedTable, TableIndex } from './index-tables.ts';
import type { Comparison, ReferenceRow, ReferenceRule } from './model.ts';

/**
 * What the other tables say about one table: for every equality by key in which it stands, the value its own columns
 * must add up to in each row. The values over all equalities are the row's *signature*; a row belongs to the key whose
 * expected signature it has.
 */
export type Witness = {
  /** Columns of the table itself that the equality adds up. */
  readonly columns: readonly string[];
  readonly others: readonly string[];
  /** What the columns must add up to, by key; a key that is not here must have none. */
  readonly expected: ReadonlyMap<string, number>;
  readonly comparison: Comparison;
};

/** The equalities that can tell where a row belongs, told from the side of one table. */
export function witnessesOf(tables: TableIndex, comparisons: readonly Comparison[], key: string): readonly Witness[] {
  return comparisons.map((comparison) => witnessOf(tables, comparison, key)).filter((witness) => witness !== null);
}

export function signatureOf(witnesses: readonly Witness[], row: ReferenceRow): readonly number[] {
  return witnesses.map(({ columns }) => columns.reduce((sum, column) => sum + (row.values[column] ?? 0), 0));
}

export function expectedAt(witnesses: readonly Witness[], key: string): readonly number[] {
  return witnesses.map(({ expected }) => expected.get(key) ?? 0);
}

export const isNone = (signature: readonly number[]): boolean => signature.every((value) => value === 0);

/** Equalities by key between several tables, all given, that are certain enough to tell where a row belongs. */
export function witnessEqualities(tables: TableIndex, rules: readonly ReferenceRule[]): readonly Comparison[] {
  return rules
    .filter(({ witness }) => witness)
    .flatMap(({ comparisons }) => comparisons)
    .filter(({ kind, by, left, right }) => {
      const terms = [...left, ...right];
      const known = terms.every(({ table, column }) => tables.get(table)?.columns.has(column));
      return known && kind === 'equal' && by === 'key' && new Set(terms.map(({ table }) => table)).size > 1;
    });
}

/** `null` where the table is not in the equality, or stands on both sides of it. */
function witnessOf(tables: TableIndex, comparison: Comparison, key: string): Witness | null {
  const isOwn = ({ table }: { readonly table: string }): boolean => table === key;
  const onLeft = comparison.left.some(isOwn);
  if (onLeft === comparison.right.some(isOwn)) return null;
  const [own, other] = onLeft ? [comparison.left, comparison.right] : [comparison.right, comparison.left];
  const expected = new Map<string, number>();
  const add = (table: IndexedTable | undefined, column: string, sign: 1 | -1): void => {
    for (const [row, rows] of table?.rows ?? [])
      for (const { values } of rows) expected.set(row, (expected.get(row) ?? 0) + sign * (values[column] ?? 0));
  };
  for (const { table, column } of other) add(tables.get(table), column, 1);
  for (const { table, column } of own) if (table !== key) add(tables.get(table), column, -1);
  const others = new Set([...own, ...other].map(({ table }) => table).filter((table) => table !== key));
  return { columns: own.filter(isOwn).map(({ column }) => column), others: [...others], expected, comparison };
}
