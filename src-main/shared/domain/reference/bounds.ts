import { compare } from './compare.ts';
import { indexTable, type TableIndex } from './index-tables.ts';
import {
  type Comparison,
  type Difference,
  keyOf,
  type Move,
  type ReferenceRow,
  type ReferenceRule,
  type ReferenceTable,
} from './model.ts';

/** A table put in order by bounds alone, and how. */
export type BoundedRelabelling = {
  readonly table: ReferenceTable;
  readonly corrected: ReferenceTable;
  readonly moves: readonly Move[];
  readonly explained: readonly Difference[];
  readonly witnesses: readonly string[];
};

/**
 * Tables that no equality reaches (table 16: participants are only known to be at least as many as jobs). A row that is
 * missing or stands twice shows in the casting; rows that changed places show where two of them leave their bounds and
 * one exchange, or one block moved by a row, brings all back. Of several the one is taken that leaves the ratios most even,
 * so this is a suspicion and not a certainty.
 */
export function relabelByBounds(
  tables: TableIndex,
  rules: readonly ReferenceRule[],
  reached: ReadonlySet<string>,
): readonly BoundedRelabelling[] {
  const bounds = rules
    .filter(({ witness }) => witness)
    .flatMap(({ comparisons }) => comparisons)
    .filter(({ kind, by }) => by === 'key' && (kind === 'at-most' || kind === 'ratio'));
  return [...tables.values()].flatMap(({ table }) => {
    const own = bounds.filter(({ left, right }) => [...left, ...right].some((term) => term.table === table.key));
    const broken = own.flatMap((comparison) => brokenRows(tables, comparison));
    if (reached.has(table.key) || broken.length === 0) return [];
    const casts = Object.values(gapsOf(table)).every((gap) => gap === 0);
    const found = casts ? byExchange(tables, table, own, broken) : byCasting(table, broken);
    if (!found) return [];
    const named = own.flatMap(({ left, right }) => [...left, ...right].map((term) => term.table));
    const witnesses = [...new Set(named)].filter((key) => key !== table.key);
    return [{ table, ...found, explained: broken, witnesses }];
  });
}

type Found = Pick<BoundedRelabelling, 'corrected' | 'moves'>;

const brokenRows = (tables: TableIndex, comparison: Comparison): readonly Difference[] =>
  compare(tables, comparison)
    .map(({ difference }) => difference)
    .filter(({ row }) => row !== null);

/** The printed totals lack exactly one row that is not there, or have one too many that stands twice. */
function byCasting(table: ReferenceTable, broken: readonly Difference[]): Found | null {
  const gaps = gapsOf(table);
  const keys = new Set(table.rows.map(({ key }) => keyOf(key)));
  const twice = table.rows.findIndex(
    (row, index) =>
      table.rows.slice(0, index).some(({ key }) => keyOf(key) === keyOf(row.key)) &&
      Object.entries(gaps).every(([column, gap]) => gap === -(row.values[column] ?? 0)),
  );
  const label = table.rows[twice]?.key;
  if (label !== undefined)
    return { corrected: { ...table, rows: table.rows.toSpliced(twice, 1) }, moves: [{ kind: 'repeated', label }] };
  const absent = [...new Set(broken.map(({ row }) => row ?? ''))].filter((key) => !keys.has(keyOf(key)));
  const [key, second] = absent;
  if (key === undefined || second !== undefined || Object.values(gaps).some((gap) => gap < 0)) return null;
  // a total that lacks nothing cannot tell a blank cell from a zero
  const blanks = Object.entries(gaps).map(([column, gap]) => [column, gap === 0 ? null : gap] as const);
  const row: ReferenceRow = { key, values: Object.fromEntries(blanks), texts: {} };
  return { corrected: { ...table, rows: [...table.rows, row] }, moves: [{ kind: 'missing', key }] };
}

function gapsOf({ columns, rows, total }: ReferenceTable): Readonly<Record<string, number>> {
  return Object.fromEntries(
    columns.flatMap((column): readonly (readonly [string, number])[] => {
      const printed = total?.values[column.key];
      if (column.total !== 'sum' || printed === null || printed === undefined) return [];
      return [[column.key, printed - rows.reduce((sum, { values }) => sum + (values[column.key] ?? 0), 0)]];
    }),
  );
}

/** The exchange of two rows, or the block moved by one row, with which nothing leaves its bounds; the most even one. */
function byExchange(
  tables: TableIndex,
  table: ReferenceTable,
  bounds: readonly Comparison[],
  broken: readonly Difference[],
): Found | null {
  const names = new Set(broken.map(({ row }) => keyOf(row ?? '')));
  const at = table.rows.flatMap(({ key }, index) => (names.has(keyOf(key)) ? [index] : []));
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined || at.length < names.size) return null;
  const held = permutations(table.rows.length, first, last, at.length)
    .map((sources) => ({ sources, corrected: rearranged(table, sources) }))
    .map((one) => ({ ...one, index: new Map([...tables, [table.key, indexTable(one.corrected)]]) }))
    .filter(({ index }) => bounds.every((comparison) => brokenRows(index, comparison).length === 0));
  const best = held
    .map((one) => ({ ...one, moved: movedIn(one.sources), spread: spreadOf(one.index, bounds) }))
    .toSorted((a, b) => a.spread - b.spread || a.moved - b.moved)[0];
  if (!best) return null;
  const moves = best.sources.flatMap((source, index): readonly Move[] => {
    const [label, belongsTo] = [table.rows[source]?.key, table.rows[index]?.key];
    return source === index || label === undefined || belongsTo === undefined
      ? []
      : [{ kind: 'relabel', label, belongsTo }];
  });
  return { corrected: best.corrected, moves };
}

/** For each row, the row whose figures belong to it: exchanges that touch a broken row, blocks that hold all of them. */
function permutations(rows: number, first: number, last: number, broken: number): readonly (readonly number[])[] {
  const same = Array.from({ length: rows }, (_, index) => index);
  const found: (readonly number[])[] = [];
  for (const a of same)
    for (const b of same) {
      if (b <= a) continue;
      const touches = [a, b].includes(first) && (first === last || (broken === 2 && [a, b].includes(last)));
      if (touches) found.push(same.with(a, b).with(b, a));
      if (a <= first && b >= last) {
        found.push(same.map((index) => (index < a || index > b ? index : index === b ? a : index + 1)));
        found.push(same.map((index) => (index < a || index > b ? index : index === a ? b : index - 1)));
      }
    }
  return found;
}

function rearranged(table: ReferenceTable, sources: readonly number[]): ReferenceTable {
  const rows = table.rows.map((row, index) => ({
    ...row,
    values: table.rows[sources[index] ?? index]?.values ?? row.values,
  }));
  return { ...table, rows };
}

const movedIn = (sources: readonly number[]): number => sources.filter((source, index) => source !== index).length;

/** How uneven the ratios are over the rows: the right order of the rows has them alike. */
function spreadOf(tables: TableIndex, bounds: readonly Comparison[]): number {
  const logs = bounds
    .filter(({ kind }) => kind === 'ratio')
    .flatMap((comparison) => compare(tables, { ...comparison, kind: 'ratio', range: [Number.POSITIVE_INFINITY, 0] }))
    .map(({ difference: { found, expected } }) => Math.log(found / expected))
    .filter(Number.isFinite);
  const mean = logs.reduce((sum, log) => sum + log, 0) / (logs.length || 1);
  return logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
}
