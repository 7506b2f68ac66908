import type { IndexedTable, TableIndex } from './index-tables.ts';
import type { Comparison, Difference, ReferenceColumn, ReferencePlace, Severity, Term, ValueForm } from './model.ts';
import { keyOf } from './model.ts';

/** A difference and how serious it is beside the severity of its rule: rounding is never more than a note. */
export type Broken = { readonly difference: Difference; readonly rounding: boolean };

/**
 * Every place where a comparison does not hold. Tables that are not given make the comparison silent: what is not there
 * yet cannot disagree. A key without a row adds nothing, as the report leaves out rows without figures.
 */
export function compare(tables: TableIndex, comparison: Comparison): readonly Broken[] {
  const terms = [...comparison.left, ...comparison.right];
  if (terms.some((term) => columnOf(tables, term) === undefined)) return [];
  const places = comparison.by === 'cell' ? [{ row: null, key: null }] : rowsToCompare(tables, terms);
  const all = places.map((place) => compareAt(tables, comparison, place)).filter((result) => result !== null);
  if (comparison.kind !== 'not-identical') return all.filter((result) => result.broken);
  return all.length > 0 && all.every((result) => result.broken) ? all : [];
}

/** The more serious of two. */
export function worst(a: Severity, b: Severity): Severity {
  return a === 'error' || b === 'error' ? 'error' : a === 'warning' || b === 'warning' ? 'warning' : 'note';
}

/** `row` as printed, `key` normalised; `null` for the printed totals. */
type Place = { readonly row: string | null; readonly key: string | null };

function compareAt(
  tables: TableIndex,
  comparison: Comparison,
  place: Place,
): (Broken & { readonly broken: boolean }) | null {
  const left = side(tables, comparison, comparison.left, place);
  const right = side(tables, comparison, comparison.right, place);
  if (left === null || right === null) return null;
  const terms = [...comparison.left, ...comparison.right];
  const { form, unit, tolerance } = precision(terms.map((term) => columnOf(tables, term)).filter(isColumn));
  const difference: Difference = {
    row: place.row,
    found: left.value,
    expected: right.value,
    difference: left.value - right.value,
    form,
    places: [...left.places, ...right.places],
  };
  return { difference, ...verdict(comparison, difference, unit, tolerance) };
}

function verdict(
  { kind, range, tolerance: allowed = 0 }: Comparison,
  { found, expected, difference }: Difference,
  unit: number,
  tolerance: number,
): { broken: boolean; rounding: boolean } {
  const gap = roundTo(found, unit) - roundTo(expected, unit);
  if (kind === 'not-identical') return { broken: gap === 0 && found !== 0, rounding: false };
  if (kind === 'ratio') {
    const [low, high] = range ?? [0, Number.POSITIVE_INFINITY];
    if (expected === 0 && found === 0) return { broken: false, rounding: false };
    return { broken: found * 1000 < low * expected || found * 1000 > high * expected, rounding: false };
  }
  const broken = kind === 'equal' ? Math.abs(gap) > allowed : gap > allowed;
  return { broken, rounding: broken && Math.abs(difference) <= tolerance };
}

/**
 * Where whole soles meet céntimos, both sides are compared in whole soles, and every rounded figure may be half a sol
 * off; figures of one form must agree exactly.
 */
function precision(columns: readonly ReferenceColumn[]): { form: ValueForm; unit: number; tolerance: number } {
  const kind = columns[0]?.kind ?? 'count';
  const decimals = columns.reduce<0 | 1 | 2>((most, column) => (column.decimals > most ? column.decimals : most), 0);
  const coarse = columns.filter((column) => column.decimals < decimals || column.rounded);
  const mixed = kind === 'amount' && coarse.length > 0 && columns.some((column) => column.decimals === 2);
  return { form: { kind, decimals }, unit: mixed ? 100 : 1, tolerance: mixed ? 50 * coarse.length : 0 };
}

function roundTo(value: number, unit: number): number {
  const rounded = Math.floor((Math.abs(value) + unit / 2) / unit) * unit;
  return value < 0 ? -rounded : rounded;
}

/** `null` where a printed total or the row named is not there. */
function side(
  tables: TableIndex,
  { by }: Comparison,
  terms: readonly Term[],
  place: Place,
): { value: number; places: readonly ReferencePlace[] } | null {
  let value = 0;
  const places: ReferencePlace[] = [];
  for (const term of terms) {
    const figure =
      by === 'cell' ? cellOf(tables.get(term.table), term) : rowOf(tables.get(term.table), term, place.key);
    if (figure === null) return null;
    value += figure;
    places.push({ table: term.table, row: by === 'cell' ? (term.row ?? null) : place.row, column: term.column });
  }
  return { value, places };
}

/** One figure: `null` where the row named or the printed total is not there. */
function cellOf(table: IndexedTable | undefined, { row, column }: Term): number | null {
  if (row === undefined) return table?.table.total?.values[column] ?? null;
  const rows = table?.rows.get(keyOf(row));
  return rows ? sumOf(rows.map(({ values }) => values[column])) : null;
}

function rowOf(table: IndexedTable | undefined, { column }: Term, key: string | null): number | null {
  if (key === null) return table?.table.total?.values[column] ?? null;
  return sumOf((table?.rows.get(key) ?? []).map(({ values }) => values[column]));
}

/** Blank and absent add nothing; a repeated row adds again, as it does to the total. */
const sumOf = (values: readonly (number | null | undefined)[]): number =>
  values.reduce<number>((sum, value) => sum + (value ?? 0), 0);

/** Every key of the tables named, in printed order, then the printed totals. */
function rowsToCompare(tables: TableIndex, terms: readonly Term[]): readonly Place[] {
  const keys = new Map<string, string>();
  for (const { table } of terms)
    for (const [key, [first]] of tables.get(table)?.rows ?? []) if (!keys.has(key)) keys.set(key, first?.key ?? key);
  return [...[...keys].map(([key, row]) => ({ row, key })), { row: null, key: null }];
}

const columnOf = (tables: TableIndex, term: Term): ReferenceColumn | undefined =>
  tables.get(term.table)?.columns.get(term.column);

const isColumn = (column: ReferenceColumn | undefined): column is ReferenceColumn => column !== undefined;
