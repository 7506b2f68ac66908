import { keyOf, type LabelFinding, type ReferenceTable } from './model.ts';

/**
 * Names of rows that look mistyped or stand twice (CK7), from the names alone: for tables that no relation reaches. A name is
 * suspected where no other table of the same dimension has it, and one that is nearly the same is missing here.
 */
export function labelFindings(tables: readonly ReferenceTable[]): readonly LabelFinding[] {
  return tables.flatMap((table) => {
    // Each name is folded once and sought in a map: tables of districts have thousands of rows.
    const keys = table.rows.map(({ key }) => keyOf(key));
    const own = new Set(keys);
    const seen = new Set<string>();
    const known = namesElsewhere(tables, table);
    const missing = [...known].filter(([name]) => !own.has(name));
    return table.rows.flatMap(({ key: label }, index): readonly LabelFinding[] => {
      const key = keys[index] ?? '';
      if (key === '') return [];
      const base = { kind: 'label', severity: 'warning', table: table.key, label } as const;
      if (seen.has(key)) return [{ ...base, rule: 'repeated-label', suggestion: null }];
      seen.add(key);
      if (known.has(key)) return [];
      const [only, second] = missing.filter(([name]) => isNearlySame(key, name));
      return only && !second ? [{ ...base, rule: 'near-label', suggestion: only[1] }] : [];
    });
  });
}

/** Names as printed, by key. */
function namesElsewhere(tables: readonly ReferenceTable[], table: ReferenceTable): ReadonlyMap<string, string> {
  const same = tables.filter((other) => other !== table && other.dimension === table.dimension);
  return new Map(same.flatMap(({ rows }) => rows.map(({ key }) => [keyOf(key), key] as const)));
}

/** One letter more, less, other or in its neighbour's place, in a name long enough for that to be no other name. */
export function isNearlySame(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 5 || a === b) return false;
  if (/\d/.test(a) || /\d/.test(b)) return false;
  let start = 0;
  while (a[start] === b[start] && start < a.length) start += 1;
  let end = 0;
  while (a[a.length - 1 - end] === b[b.length - 1 - end] && end < Math.min(a.length, b.length) - start) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
