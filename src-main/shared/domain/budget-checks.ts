import type { BudgetDimension, BudgetMeasure, BudgetRow, BudgetSource, BudgetView } from './budget.ts';
import { type Cents, sumCents } from './money.ts';

type Budget = Readonly<Record<BudgetDimension, BudgetView>>;

export const budgetDimensions = ['generica', 'activity'] as const satisfies readonly BudgetDimension[];

/** SPEC CK-5: rows with more devengado than PIM, whatever columns are printed. */
export function devengadoAbovePim({
  rows,
}: BudgetView): readonly { readonly code: string; readonly pim: Cents; readonly devengado: Cents }[] {
  return rows.flatMap(({ code, pim, devengado }) =>
    pim === null || devengado === null || devengado <= pim ? [] : [{ code, pim, devengado }],
  );
}

type Total = 'pim' | 'devengado';

/**
 * SPEC CK-3: genéricas and activities show the same money in two ways. Exact sources agree to the céntimo; every row of a
 * source in whole soles may be half a sol off. A sum with an unknown amount is not compared.
 */
export function totalDifferences({
  generica,
  activity,
}: Budget): readonly { readonly measure: Total; readonly generica: Cents; readonly activity: Cents }[] {
  const tolerance = halfSol * (roundedRows(generica) + roundedRows(activity));
  return (['pim', 'devengado'] as const).flatMap((measure) => {
    const [one, other] = [sumOf(generica.rows, measure), sumOf(activity.rows, measure)];
    if (one === null || other === null || Math.abs(one - other) <= tolerance) return [];
    return [{ measure, generica: one, activity: other }];
  });
}

/** SPEC CK-11 (CK8): what a row has to spend and what was spent of it; only modifications may be below zero. */
export function negativeAmounts({
  rows,
}: BudgetView): readonly { readonly row: BudgetRow; readonly measure: Signed; readonly amount: Cents }[] {
  return rows.flatMap((row) =>
    signed.flatMap((measure) => {
      const amount = row[measure];
      return amount === null || amount >= 0 ? [] : [{ row, measure, amount }];
    }),
  );
}

/**
 * SPEC CK-10: files of another cut-off than the one that the chapters print, with what each speaks for. A file that does not
 * say its date cannot disagree.
 * @param cutOffDate ISO date that the year prints under its tables
 */
export function otherCutOffs(
  budget: Budget,
  cutOffDate: string,
): readonly { readonly source: BudgetSource; readonly date: string; readonly of: readonly BudgetDimension[] }[] {
  return budgetDimensions.flatMap((dimension) => {
    const { source } = budget[dimension];
    if (source === null || source.cutOffDate === null || source.cutOffDate === cutOffDate) return [];
    const of = budgetDimensions.filter((other) => budget[other].source?.batchId === source.batchId);
    return of[0] === dimension ? [{ source, date: source.cutOffDate, of }] : [];
  });
}

/** SPEC CK-32 (CK8): what was given in the year without an opening budget; no error, but somebody may ask where from. */
export const pimWithoutPia = ({ rows }: BudgetView): readonly { readonly code: string; readonly pim: Cents }[] =>
  rows.flatMap(({ code, pia, pim }) => (pia === 0 && pim !== null && pim > 0 ? [{ code, pim }] : []));

/** An official file that does not say its cut-off, and the day (ISO) on which it was imported. */
export type UndatedSource = { readonly fileName: string; readonly importedOn: string };

/**
 * SPEC CK-28 (IM14): a file without a date speaks for the cut-off of the year, which the person who imports it answers for;
 * imported before that day it cannot. ISO dates.
 */
export const tooEarly = (undated: readonly UndatedSource[], cutOffDate: string): readonly UndatedSource[] =>
  undated.filter(({ importedOn }) => importedOn < cutOffDate);

const signed = ['pia', 'pim', 'devengado'] as const satisfies readonly BudgetMeasure[];
type Signed = (typeof signed)[number];

const halfSol = 50;
const roundedRows = ({ source, rows }: BudgetView): number => (source?.scale === 'soles' ? rows.length : 0);

function sumOf(rows: readonly BudgetRow[], measure: Total): Cents | null {
  const amounts = rows.map((row) => row[measure]);
  if (amounts.length === 0 || amounts.includes(null)) return null;
  return sumCents(amounts.filter((amount) => amount !== null));
}
