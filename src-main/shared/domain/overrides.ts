import { type BudgetAmounts, type BudgetMeasure, type BudgetRow, budgetMeasures, type Override } from './budget.ts';
import { type Cents, cents } from './money.ts';

/** A figure typed over an imported one, in céntimos. */
export type TypedFigure = {
  readonly code: string;
  /** For a code that the file no longer has. */
  readonly name: string;
  readonly measure: BudgetMeasure;
  readonly value: Cents;
  readonly importedThen: Cents | null;
  readonly reason: string;
};

type Rows = { readonly rows: readonly BudgetRow[]; readonly total: BudgetAmounts };

/**
 * The imported rows with typed figures in the place of theirs (EG9). The total moves by exactly what the rows moved, so it
 * still is the sum of its rows. A typed figure of a code that the file no longer has makes a row of its own: it is not lost.
 */
export function withTypedFigures({ rows, total }: Rows, typed: readonly TypedFigure[]): Rows {
  if (typed.length === 0) return { rows, total };
  const known = new Set(rows.map(({ code }) => code));
  const gone = new Map(typed.filter(({ code }) => !known.has(code)).map(({ code, name }) => [code, name]));
  const all = [...rows, ...[...gone].map(([code, name]): BudgetRow => ({ code, name, ...noAmounts }))];
  const replaced = all
    .map((row) =>
      withFigures(
        row,
        typed.filter(({ code }) => code === row.code),
      ),
    )
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  return { rows: replaced, total: movedTotal(total, replaced) };
}

export const noAmounts: BudgetAmounts = {
  pia: null,
  modifications: null,
  pim: null,
  certificado: null,
  compromiso: null,
  devengado: null,
  girado: null,
};

function withFigures(row: BudgetRow, typed: readonly TypedFigure[]): BudgetRow {
  if (typed.length === 0) return row;
  const overridden: Partial<Record<BudgetMeasure, Override>> = {};
  const amounts: Partial<Record<BudgetMeasure, Cents>> = {};
  for (const { measure, value, importedThen, reason } of typed) {
    overridden[measure] = { imported: row[measure], importedThen, reason };
    amounts[measure] = value;
  }
  return { ...row, ...amounts, overridden };
}

function movedTotal(total: BudgetAmounts, rows: readonly BudgetRow[]): BudgetAmounts {
  const moved: Record<BudgetMeasure, Cents | null> = { ...total };
  for (const { overridden = {}, ...row } of rows)
    for (const measure of budgetMeasures) {
      const was = overridden[measure];
      const now = row[measure];
      if (was && now !== null) moved[measure] = cents((moved[measure] ?? 0) + now - (was.imported ?? 0));
    }
  return moved;
}
