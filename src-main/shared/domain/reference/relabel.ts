import type { IndexedTable } from './index-tables.ts';
import { keyOf, type Move, type ReferenceRow, type ReferenceTable } from './model.ts';
import { expectedAt, isNone, signatureOf, type Witness } from './witnesses.ts';

export type Relabelling = { readonly moves: readonly Move[]; readonly corrected: ReferenceTable };

/**
 * The rows of a table put where the other tables say they belong, or `null` where no row can be placed better. Only rows
 * that disagree with their own key move, and only to a key that has no agreeing row, so that a table in order stays as it is.
 * @param order all keys of the dimension, as the tables print them
 */
export function relabel(
  { table }: IndexedTable,
  witnesses: readonly Witness[],
  order: readonly string[],
): Relabelling | null {
  if (witnesses.length === 0) return null;
  const { placed, misfits } = sortRows(table, witnesses);
  const taken = new Set(placed.map(({ key }) => key));
  const wanted = order.filter((key) => !taken.has(key) && !isNone(expectedAt(witnesses, key)));
  const moved = matchRows(misfits, wanted, witnesses, order);
  const kept: readonly Placed[] = [...placed, ...[...moved].map(([misfit, key]) => ({ ...misfit, key }))];
  const leftOver = misfits
    .filter((misfit) => !moved.has(misfit))
    .map((misfit) => ({ misfit, move: whyLeftOver(misfit, kept, table) }));
  const stays: readonly Placed[] = [
    ...kept,
    ...leftOver.filter(({ move }) => move === null).map(({ misfit }) => misfit),
  ].toSorted((a, b) => a.index - b.index);
  const occupied = new Set(stays.map(({ key }) => key));
  const lost = lostRows(
    wanted.filter((key) => !occupied.has(key)),
    { ...table, rows: stays.map(({ row }) => row) },
    witnesses,
  );
  const moves: readonly Move[] = [
    ...[...moved].map(([{ row }, key]): Move => ({ kind: 'relabel', label: row.key, belongsTo: key })),
    ...leftOver.flatMap(({ move }) => move ?? []),
    ...lost.map(({ key }): Move => ({ kind: 'missing', key })),
  ];
  if (moves.length === 0) return null;
  const rows = stays.map(({ row, key }) => (keyOf(row.key) === key ? row : { ...row, key }));
  return { moves, corrected: { ...table, rows: [...rows, ...lost] } };
}

/** A row of the table and the key it belongs to; the index tells apart rows that are alike. */
type Placed = { readonly index: number; readonly row: ReferenceRow; readonly key: string };
type Misfit = Placed & { readonly signature: readonly number[] };

/** Rows that agree with their key, one per key, and all others. */
function sortRows(
  table: ReferenceTable,
  witnesses: readonly Witness[],
): { readonly placed: readonly Placed[]; readonly misfits: readonly Misfit[] } {
  const placed = new Map<string, Placed>();
  const misfits: Misfit[] = [];
  for (const [index, row] of table.rows.entries()) {
    const key = keyOf(row.key);
    const signature = signatureOf(witnesses, row);
    if (!placed.has(key) && sameNumbers(signature, expectedAt(witnesses, key))) placed.set(key, { index, row, key });
    else misfits.push({ index, row, key, signature });
  }
  return { placed: [...placed.values()], misfits };
}

/**
 * Pairs misfits with keys of the same signature. Several of one signature are interchangeable for every table that
 * witnesses them; each takes the nearest, since a slip moves rows by little.
 */
function matchRows(
  misfits: readonly Misfit[],
  wanted: readonly string[],
  witnesses: readonly Witness[],
  order: readonly string[],
): ReadonlyMap<Misfit, string> {
  const free = new Map<string, string[]>();
  for (const key of wanted) {
    const signature = String(expectedAt(witnesses, key));
    free.set(signature, [...(free.get(signature) ?? []), key]);
  }
  const moved = new Map<Misfit, string>();
  for (const misfit of misfits) {
    const key = nearestFree(free.get(String(misfit.signature)), misfit.key, order);
    if (key !== null) moved.set(misfit, key);
  }
  // a row that changed places with a row without figures: that one goes where the other came from
  const empty = misfits.filter((misfit) => !moved.has(misfit) && isNone(misfit.signature));
  const vacated = [...moved.keys()].map(({ key }) => key).filter((key) => isNone(expectedAt(witnesses, key)));
  for (const [index, misfit] of empty.entries()) {
    const key = vacated[index];
    if (key !== undefined) moved.set(misfit, key);
  }
  return moved;
}

/** Takes the key that stands nearest in the order out of `keys`; `null` where there is none. */
export function nearestFree(keys: string[] | undefined, from: string, order: readonly string[]): string | null {
  const distance = (key: string): number => Math.abs(order.indexOf(from) - order.indexOf(key));
  const nearest = keys?.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!keys || nearest === undefined) return null;
  keys.splice(keys.indexOf(nearest), 1);
  return nearest;
}

/** Why a row has no place of its own; `null` where that cannot be told, and the row stays where it is. */
function whyLeftOver({ row, key, signature }: Misfit, kept: readonly Placed[], table: ReferenceTable): Move | null {
  const blank = table.columns.every((column) => !row.values[column.key]);
  if (blank) return { kind: 'emptied', label: row.key };
  if (kept.some((other) => other.key === key && keyOf(other.row.key) === key))
    return { kind: 'repeated', label: row.key };
  const twin = kept.find((other) => sameRow(other.row, row, table));
  return twin && !isNone(signature) ? { kind: 'copy', label: row.key, of: twin.key } : null;
}

/** Rows for the keys that have none, as far as the other tables and the printed totals agree on them. */
function lostRows(
  keys: readonly string[],
  table: ReferenceTable,
  witnesses: readonly Witness[],
): readonly ReferenceRow[] {
  const found = keys.flatMap((key) => {
    const values = valuesWanted(key, witnesses);
    return values ? [{ key, values, texts: {} }] : [];
  });
  const casts = table.columns.some(({ key, total }) => {
    const known = found.map(({ values }) => values[key]).filter((value) => value !== undefined);
    const sum = known.reduce((all, value) => all + value, 0);
    return total === 'sum' && sum > 0 && known.length === found.length && gapOf(table, key) === sum;
  });
  const sure = casts
    ? found
    : found.filter(({ values }) => Object.values(values).filter((value) => value > 0).length >= 2);
  const [only, second] = sure;
  return only && !second ? [{ ...only, values: withGaps(only.values, table) }] : sure;
}

/** What the other tables want in a row, by column; `null` where they want different things. */
function valuesWanted(key: string, witnesses: readonly Witness[]): Readonly<Record<string, number>> | null {
  const values: Record<string, number> = {};
  for (const { columns, expected } of witnesses) {
    const [column, second] = columns;
    if (column === undefined || second !== undefined) continue;
    const wanted = expected.get(key) ?? 0;
    if (wanted < 0 || (values[column] ?? wanted) !== wanted) return null;
    values[column] = wanted;
  }
  return values;
}

/** Columns that no other table knows: what the printed total lacks. */
function withGaps(values: Readonly<Record<string, number>>, table: ReferenceTable): Record<string, number | null> {
  return Object.fromEntries(
    table.columns
      .filter(({ kind }) => kind !== 'text')
      .map(({ key, total }) => [key, values[key] ?? (total === 'sum' ? gapOf(table, key) : null)]),
  );
}

function gapOf(table: ReferenceTable, column: string): number | null {
  const printed = table.total?.values[column];
  if (printed === null || printed === undefined) return null;
  return printed - table.rows.reduce((sum, { values }) => sum + (values[column] ?? 0), 0);
}

const sameNumbers = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, index) => value === b[index]);

const sameRow = (a: ReferenceRow, b: ReferenceRow, { columns }: ReferenceTable): boolean =>
  columns.every(({ key }) => (a.values[key] ?? 0) === (b.values[key] ?? 0));
