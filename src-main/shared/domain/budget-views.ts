import {
  type BudgetAmounts,
  type BudgetDimension,
  type BudgetMeasure,
  type BudgetRow,
  type BudgetSource,
  budgetMeasures,
  type SourceDimension,
} from './budget.ts';
import { type Cents, cents } from './money.ts';

/** Ways of looking at the imported budget beside those that chapter 4 prints. Amounts in céntimos. */
export const budgetGroupings = ['product', 'funding-source', 'rubro'] as const;
export type BudgetGrouping = (typeof budgetGroupings)[number];
/** Those that a row of a table may be split by. */
export type DetailGrouping = Exclude<BudgetGrouping, 'product'>;

/** By product, fuente de financiamiento or rubro. No rows: no imported file says. */
export type BudgetBreakdown = {
  readonly by: BudgetGrouping;
  readonly rows: readonly BudgetRow[];
  readonly total: BudgetAmounts;
  readonly source: BudgetSource | null;
};

export const monthStages = ['compromiso', 'devengado', 'girado', 'pagado'] as const;
export type MonthStage = (typeof monthStages)[number];

export type StageMonths = {
  readonly stage: MonthStage;
  /** January to December; `null` where the file has nothing for the month. */
  readonly months: readonly (Cents | null)[];
  /** From January up to each month; `null` after the last month that has something. */
  readonly accumulated: readonly (Cents | null)[];
};

export type BudgetMonths = {
  readonly dimension: BudgetDimension;
  /** `null`: the whole budget. */
  readonly code: string | null;
  readonly stages: readonly StageMonths[];
  readonly source: BudgetSource | null;
};

export type CrossCell = { readonly genericaCode: string; readonly activityCode: string } & BudgetAmounts;
export type CodeName = { readonly code: string; readonly name: string };

/** Genérica × actividad; only where one file has both. */
export type BudgetCross = {
  readonly genericas: readonly CodeName[];
  readonly activities: readonly CodeName[];
  readonly cells: readonly CrossCell[];
  readonly source: BudgetSource | null;
};

/** One line of the official file as it stands there. */
export type SourceLine = BudgetAmounts & {
  readonly sheet: string;
  readonly row: number;
  readonly genericaCode: string | null;
  readonly activityCode: string | null;
  readonly fundingSourceCode: string | null;
  readonly rubroCode: string | null;
  /** "2.3.2 7.11 99" as far as the file tells it. */
  readonly specific: string;
};

export type SourceLines = {
  readonly source: BudgetSource | null;
  readonly count: number;
  /** Of all lines, also of those not among `lines`. */
  readonly total: BudgetAmounts;
  readonly lines: readonly SourceLine[];
};

/** A file that can speak for a dimension. */
export type SourceChoice = BudgetSource & {
  readonly dimension: SourceDimension;
  readonly importedAt: string;
  /** Of the total of the unit: whether it is what the tables print. */
  readonly official: boolean;
  readonly total: BudgetAmounts;
};

export type AmountChange = {
  readonly before: Cents | null;
  readonly after: Cents | null;
  readonly change: Cents | null;
};
export type DifferenceRow = CodeName & Readonly<Record<BudgetMeasure, AmountChange>>;
export type BudgetDifference = { readonly rows: readonly DifferenceRow[]; readonly total: DifferenceRow };

/** What each month adds up to since January (the curve of execution); flat over empty months, unknown after the last one. */
export function accumulate(months: readonly (Cents | null)[]): readonly (Cents | null)[] {
  const last = months.findLastIndex((amount) => amount !== null);
  let sum = 0;
  return months.map((amount, index) => {
    sum += amount ?? 0;
    return index > last ? null : cents(sum);
  });
}

/**
 * Two files, or two cut-offs, row by row. A code that one of them does not have stands at zero there; a column that one does
 * not have is unknown, and so is its change.
 */
export function differenceOf(
  before: { readonly rows: readonly BudgetRow[]; readonly total: BudgetAmounts },
  after: { readonly rows: readonly BudgetRow[]; readonly total: BudgetAmounts },
): BudgetDifference {
  const names = new Map([...before.rows, ...after.rows].map(({ code, name }) => [code, name]));
  const find = (rows: readonly BudgetRow[], total: BudgetAmounts, code: string): BudgetAmounts =>
    rows.find((row) => row.code === code) ?? absentIn(total);
  return {
    rows: [...names.keys()].toSorted().map((code) => ({
      code,
      name: names.get(code) ?? code,
      ...changes(find(before.rows, before.total, code), find(after.rows, after.total, code)),
    })),
    total: { code: '', name: '', ...changes(before.total, after.total) },
  };
}

/** Why two sources of the same budget may differ although both are right. */
export type DifferenceReason = 'other-day' | 'unknown-day' | 'rounding';

type Dated = Pick<BudgetSource, 'cutOffDate' | 'scale'>;

export function differenceReasons(before: Dated, after: Dated): readonly DifferenceReason[] {
  const days = [before.cutOffDate, after.cutOffDate];
  const apart: DifferenceReason[] = days.includes(null) ? ['unknown-day'] : days[0] === days[1] ? [] : ['other-day'];
  return before.scale === 'soles' || after.scale === 'soles' ? [...apart, 'rounding'] : apart;
}

const absentIn = (total: BudgetAmounts): BudgetAmounts => byMeasure((key) => (total[key] === null ? null : cents(0)));

const changes = (before: BudgetAmounts, after: BudgetAmounts): Readonly<Record<BudgetMeasure, AmountChange>> =>
  byMeasure((key) => {
    const [old, now] = [before[key], after[key]];
    return { before: old, after: now, change: old === null || now === null ? null : cents(now - old) };
  });

function byMeasure<T>(of: (key: BudgetMeasure) => T): Record<BudgetMeasure, T> {
  return Object.fromEntries(budgetMeasures.map((key) => [key, of(key)])) as Record<BudgetMeasure, T>;
}
