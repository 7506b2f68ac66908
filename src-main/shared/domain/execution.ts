import type { BudgetMeasure, BudgetRow } from './budget.ts';
import { type Percent, type PercentDecimals, percentOf } from './percent.ts';

/** SPEC EX-1, EX-3: by code; a row is left out only where every one of the amounts is known to be zero. */
export function shownRows(rows: readonly BudgetRow[], measures: readonly BudgetMeasure[]): readonly BudgetRow[] {
  return rows
    .filter((row) => measures.some((measure) => row[measure] !== 0))
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** SPEC EX-4: `null` where a figure is unknown or the whole is zero; more than 100 % is a fact like any other (PG6). */
export function progressOf(part: number | null, whole: number | null, decimals: PercentDecimals): Percent | null {
  return part === null || whole === null ? null : percentOf(part, whole, decimals);
}
