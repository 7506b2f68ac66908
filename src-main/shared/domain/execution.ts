import type { BudgetAmounts, BudgetMeasure, BudgetRow, BudgetView } from './budget.ts';
import type { Cents } from './money.ts';
import { type Percent, type PercentDecimals, percentOf } from './percent.ts';

export type Execution = {
  readonly pim: Cents | null;
  readonly devengado: Cents | null;
  /** devengado / PIM; `null` where either is unknown or there is no PIM. */
  readonly progress: Percent | null;
};

export type ExecutionRow = Execution & { readonly code: string; readonly name: string };

/** Tables 20 and 21 (SPEC EX-1 … EX-4): rows by code, and the total of the source, each percentage from exact céntimos. */
export function executionOf(
  view: Pick<BudgetView, 'rows' | 'total'>,
  decimals: PercentDecimals,
): { readonly rows: readonly ExecutionRow[]; readonly total: Execution } {
  return {
    rows: shownRows(view.rows, ['pim', 'devengado']).map((row) => ({
      code: row.code,
      name: row.name,
      ...execution(row, decimals),
    })),
    total: execution(view.total, decimals),
  };
}

/** SPEC EX-1, EX-3: by code; a row is left out only where every amount that the table shows is known to be zero. */
export function shownRows(rows: readonly BudgetRow[], measures: readonly BudgetMeasure[]): readonly BudgetRow[] {
  return rows
    .filter((row) => measures.some((measure) => row[measure] !== 0))
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
}

/** SPEC EX-4: `null` where a figure is unknown or the whole is zero; more than 100 % is a fact like any other (PG6). */
export function progressOf(part: number | null, whole: number | null, decimals: PercentDecimals): Percent | null {
  return part === null || whole === null ? null : percentOf(part, whole, decimals);
}

const execution = ({ pim, devengado }: BudgetAmounts, decimals: PercentDecimals): Execution => ({
  pim,
  devengado,
  progress: progressOf(devengado, pim, decimals),
});
