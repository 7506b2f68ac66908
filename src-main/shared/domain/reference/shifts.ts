import { relabelByBounds } from './bounds.ts';
import { compare } from './compare.ts';
import { indexTable, type TableIndex } from './index-tables.ts';
import {
  type Comparison,
  type Difference,
  keyOf,
  type Move,
  type ReferenceRule,
  type ReferenceTable,
  type ShiftFinding,
} from './model.ts';
import { relabel } from './relabel.ts';
import { relabelColumn } from './relabel-column.ts';
import { type Witness, witnessEqualities, witnessesOf } from './witnesses.ts';

/**
 * Rows that stand under the wrong name, twice, or not at all (CK6), found by what the other tables say about them, and the
 * tables with those rows put right. Of all the tables that could be at fault the one is taken that explains most; then
 * the rest is looked at again, so that independent slips are found one by one.
 */
export function findShifts(
  tables: TableIndex,
  rules: readonly ReferenceRule[],
): { readonly findings: readonly ShiftFinding[]; readonly corrected: TableIndex } {
  const findings: ShiftFinding[] = [];
  const equalities = witnessEqualities(tables, rules);
  const orders = new Map(
    [...tables.values()].map(({ table: { dimension } }) => [dimension, keyOrder(tables, dimension)]),
  );
  let corrected = tables;
  for (const _ of tables.keys()) {
    const [best, ...rest] = hypotheses(corrected, equalities, orders);
    if (!best) break;
    const alternatives = rest.filter(
      ({ table, explained, offTotals }) =>
        table !== best.table && explained.length === best.explained.length && offTotals === best.offTotals,
    );
    findings.push(findingOf(corrected, { ...best, witnesses: namedWitnesses(best.witnesses) }, alternatives));
    corrected = new Map([...corrected, [best.table.key, indexTable(best.corrected)]]);
  }
  const reached = new Set(equalities.flatMap(({ left, right }) => [...left, ...right].map(({ table }) => table)));
  for (const found of relabelByBounds(corrected, rules, reached)) {
    const order = orders.get(found.table.dimension) ?? [];
    findings.push({ ...findingOf(corrected, { ...found, column: null, order }, []), severity: 'warning' });
    corrected = new Map([...corrected, [found.table.key, indexTable(found.corrected)]]);
  }
  return { findings, corrected };
}

/** The keys of each dimension in printed order. */
type KeyOrders = ReadonlyMap<string, readonly string[]>;

type Hypothesis = {
  readonly table: ReferenceTable;
  readonly column: string | null;
  readonly corrected: ReferenceTable;
  readonly moves: readonly Move[];
  readonly witnesses: readonly Witness[];
  readonly explained: readonly Difference[];
  /** Columns of the corrected table that miss their printed total. */
  readonly offTotals: number;
  readonly order: readonly string[];
};

/** Every table whose rows can be placed so that some relations hold again and none breaks; the best first. */
function hypotheses(tables: TableIndex, equalities: readonly Comparison[], orders: KeyOrders): readonly Hypothesis[] {
  const broken = new Map(equalities.map((comparison) => [comparison, brokenRows(tables, comparison)]));
  const suspects = equalities
    .filter((comparison) => broken.get(comparison)?.length)
    .flatMap(({ left, right }) => [...left, ...right].map(({ table }) => table));
  return [...new Set(suspects)]
    .flatMap((key) => hypothesesFor(tables, equalities, broken, orders, key))
    .toSorted(
      (a, b) => b.explained.length - a.explained.length || a.offTotals - b.offTotals || a.moves.length - b.moves.length,
    );
}

/** Whole rows out of place, or one column alone. */
function hypothesesFor(
  tables: TableIndex,
  equalities: readonly Comparison[],
  broken: ReadonlyMap<Comparison, readonly Difference[]>,
  orders: KeyOrders,
  key: string,
): readonly Hypothesis[] {
  const indexed = tables.get(key);
  if (!indexed) return [];
  const { table } = indexed;
  const order = orders.get(table.dimension) ?? [];
  const witnesses = witnessesOf(tables, equalities, key);
  const before = witnesses.flatMap(({ comparison }) => broken.get(comparison) ?? []);
  const columns = table.columns.filter(({ kind }) => kind !== 'text').map((column) => column.key);
  return [null, ...columns].flatMap((column) => {
    const found = column === null ? relabel(indexed, witnesses, order) : relabelColumn(table, witnesses, column, order);
    if (!found) return [];
    const put = new Map([...tables, [key, indexTable(found.corrected)]]);
    const after = new Set(witnesses.flatMap(({ comparison }) => brokenRows(put, comparison)).map(addressOf));
    const explained = before.filter((difference) => !after.has(addressOf(difference)));
    // as many left as were not explained: the correction breaks nothing that held
    if (explained.length === 0 || after.size !== before.length - explained.length) return [];
    return [{ table, column, ...found, witnesses, explained, offTotals: columnsOffTotal(found.corrected), order }];
  });
}

/** Only rows: the printed totals are the business of the casting. */
const brokenRows = (tables: TableIndex, comparison: Comparison): readonly Difference[] =>
  compare(tables, comparison)
    .map(({ difference }) => difference)
    .filter(({ row }) => row !== null);

const addressOf = ({ row, places }: Difference): string =>
  `${keyOf(row ?? '')} ${places.map(({ table, column }) => `${table}.${column}`).join(' ')}`;

/** The keys of the dimension in the order in which the tables print them; the longest list leads. */
function keyOrder(tables: TableIndex, dimension: string): readonly string[] {
  const order: string[] = [];
  const same = [...tables.values()].filter(({ table }) => table.dimension === dimension);
  for (const { rows } of same.toSorted((a, b) => b.rows.size - a.rows.size)) {
    let at = -1;
    for (const name of rows.keys()) {
      const known = order.indexOf(name);
      if (known < 0) order.splice(at + 1, 0, name);
      at = known < 0 ? at + 1 : known;
    }
  }
  return order;
}

function findingOf(
  tables: TableIndex,
  best: Omit<Hypothesis, 'offTotals' | 'witnesses'> & { readonly witnesses: readonly string[] },
  alternatives: readonly Hypothesis[],
): ShiftFinding {
  const { table, order, witnesses } = best;
  const names = printedNames(tables, table.dimension);
  const moves = best.moves.map((move): Move => {
    if (move.kind === 'relabel') return { ...move, belongsTo: names.get(move.belongsTo) ?? move.belongsTo };
    if (move.kind === 'copy') return { ...move, of: names.get(move.of) ?? move.of };
    return move.kind === 'missing' ? { ...move, key: names.get(move.key) ?? move.key } : move;
  });
  const touched = moves.flatMap(keysOf).toSorted((a, b) => order.indexOf(keyOf(a)) - order.indexOf(keyOf(b)));
  return {
    kind: 'shift',
    rule: 'shifted-rows',
    severity: 'error',
    table: table.key,
    column: best.column,
    pattern: patternOf(moves, order),
    moves,
    from: touched[0] ?? '',
    to: touched.at(-1) ?? '',
    witnesses,
    alternatives: alternatives.map((other) => other.table.key),
    evidence: best.explained,
    totalsHold: columnsOffTotal(table) === 0,
  };
}

/** Tables that say it alone; where none does, all that say it together. */
function namedWitnesses(witnesses: readonly Witness[]): readonly string[] {
  const alone = witnesses.filter(({ others }) => others.length === 1);
  return [...new Set((alone.length > 0 ? alone : witnesses).flatMap(({ others }) => others))].toSorted();
}

const columnsOffTotal = ({ columns, rows, total }: ReferenceTable): number =>
  columns.filter(({ key, total: rule }) => {
    const printed = total?.values[key] ?? null;
    return rule === 'sum' && printed !== null && rows.reduce((sum, row) => sum + (row.values[key] ?? 0), 0) !== printed;
  }).length;

function printedNames(tables: TableIndex, dimension: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { table } of tables.values())
    if (table.dimension === dimension)
      for (const { key } of table.rows) if (!names.has(keyOf(key))) names.set(keyOf(key), key);
  return names;
}

function keysOf(move: Move): readonly string[] {
  if (move.kind === 'relabel') return [move.label, move.belongsTo];
  if (move.kind === 'copy') return [move.label, move.of];
  return [move.kind === 'missing' ? move.key : move.label];
}

/** How a person would call it: two rows that changed places, a block that moved by one row, a row twice, a row gone. */
function patternOf(moves: readonly Move[], order: readonly string[]): ShiftFinding['pattern'] {
  const relabels = moves.filter((move) => move.kind === 'relabel');
  const steps = relabels.map(({ label, belongsTo }) => order.indexOf(keyOf(belongsTo)) - order.indexOf(keyOf(label)));
  if (relabels.length === 2 && moves.length === 2 && steps[0] === -(steps[1] ?? 0)) return 'swap';
  const alike = Math.max(...[1, -1].map((sign) => steps.filter((step) => Math.sign(step) === sign).length));
  if (relabels.length >= 2 && alike >= relabels.length - 1) return 'shift';
  if (relabels.length > 0) return 'relabel';
  if (moves.some(({ kind }) => kind === 'copy')) return 'copy';
  return moves.some(({ kind }) => kind === 'repeated') ? 'repeated' : 'missing';
}
