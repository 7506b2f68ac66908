import type { Percent } from './percent.ts';

/** What a physical goal has to do with arithmetic; counts, `null` while not filled in. */
export type Goal = { readonly programmed: number | null; readonly executed: number | null };
export type GoalField = keyof Goal;

/** A quotient that is rounded only where it is printed. */
export type Ratio = { readonly part: bigint; readonly whole: bigint };

/**
 * How far the goals of a programme got (SPEC TG-2): the plain mean of each activity's progress, because informes and empleos
 * cannot be added up. Goals without a programmed amount have no progress and do not count; an unfilled one makes it unknown.
 */
export function overallProgress(goals: readonly Goal[]): Ratio | null {
  const ratios: Ratio[] = [];
  for (const { programmed, executed } of goals) {
    if (programmed === null || executed === null) return null;
    if (programmed > 0) ratios.push({ part: BigInt(executed), whole: BigInt(programmed) });
  }
  if (ratios.length === 0) return null;
  const whole = ratios.reduce((product, ratio) => product * ratio.whole, 1n);
  const part = ratios.reduce((sum, ratio) => sum + ratio.part * (whole / ratio.whole), 0n);
  return { part, whole: whole * BigInt(ratios.length) };
}

/**
 * SPEC TG-3 (PG4): what the organic units of a goal add up to, or `null` where the goal is not split in this field at all.
 * A split that is filled in for some units only adds up what is there, so that the gap shows.
 */
export function unitsTotal(units: readonly Goal[], field: GoalField): number | null {
  const known = units.map((unit) => unit[field]).filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** Percentage points between physical and financial progress from which the program says so (PG5). */
export const pointsApart = 5;

/**
 * PG5: whether what was done and what was spent for it are far apart: by the given percentage points or more, whichever is
 * ahead. Worth a note, never an error; `false` where one of them is unknown. Both with the same decimals.
 */
export function isFarApart(physical: Percent | null, financial: Percent | null, points: number): boolean {
  if (physical === null || financial === null || physical.decimals !== financial.decimals) return false;
  return Math.abs(physical.scaled - financial.scaled) >= points * 10 ** physical.decimals;
}

/** How the months of a goal make its annual figure (PG3): added up, the last one, or the highest. */
export const annualRules = ['sum', 'last', 'max'] as const;
export type AnnualRule = (typeof annualRules)[number];

export const monthsOfYear = 12;
export const quartersOfYear = 4;
const monthsOfQuarter = monthsOfYear / quartersOfYear;

/** SPEC TG-5. `months`: January first, or a part of the year; `null` where nothing is filled in: no month is not 0. */
export function annualOf(months: readonly (number | null)[], rule: AnnualRule): number | null {
  const known = months.filter((value) => value !== null);
  if (known.length === 0) return null;
  if (rule === 'last') return known.at(-1) ?? null;
  return rule === 'max' ? Math.max(...known) : known.reduce((total, value) => total + value, 0);
}

/** The quarter, counted from 0, by the same rule. */
export const quarterOf = (months: readonly (number | null)[], quarter: number, rule: AnnualRule): number | null =>
  annualOf(months.slice(quarter * monthsOfQuarter, (quarter + 1) * monthsOfQuarter), rule);

/** The month, counted from 1, that keeps the figure of a goal that is followed by quarters only. */
export const lastMonthOf = (quarter: number): number => (quarter + 1) * monthsOfQuarter;

/** Whether a quarter is typed as a whole: no month but its last one is filled in. */
export const isWholeQuarter = (months: readonly (number | null)[], quarter: number): boolean =>
  months.slice(quarter * monthsOfQuarter, lastMonthOf(quarter) - 1).every((value) => value === null);

/** A figure of a goal: what was typed for the year, and what its months make of it. */
export type AnnualFigure = { readonly typed: number | null; readonly fromMonths: number | null };

/** SPEC TG-6: what was typed for the year stands, else what the months make. */
export const annualFigure = ({ typed, fromMonths }: AnnualFigure): number | null => typed ?? fromMonths;

/** Typed for the year, and not what its months make: worth a warning until one of them is put right. */
export const disagrees = ({ typed, fromMonths }: AnnualFigure): boolean =>
  typed !== null && fromMonths !== null && typed !== fromMonths;

/** Whether a figure that is written for the year stands over what its months make, and did not before: it needs its reason (EG9). */
export const overridesMonths = (written: number | null, { typed, fromMonths }: AnnualFigure): boolean =>
  written !== typed && disagrees({ typed: written, fromMonths });

/** What a file says of a figure: of the year, in a column of its own (`stated`) or made of its months, and by month. */
export type SaidFigure = {
  readonly year: number | null;
  readonly stated: boolean;
  readonly months: ReadonlyMap<number, number>;
};

/**
 * The figure of the year once a file's is taken, and what of it is typed: nothing where its months make it. Months that the
 * file says nothing about stay and count. What was typed for the year stands only where the months make the same.
 */
export function yearAfter(
  { year, stated, months }: SaidFigure,
  old: { readonly typed: number | null; readonly months: readonly (number | null)[] },
  rule: AnnualRule,
): { readonly value: number; readonly typed: number | null } | null {
  if (year === null) return null;
  if (months.size === 0) return { value: year, typed: year };
  const merged = Array.from({ length: monthsOfYear }, (_, index) => months.get(index + 1) ?? old.months[index] ?? null);
  const made = annualOf(merged, rule);
  const value = stated || made === null ? year : made;
  return { value, typed: value === made ? (old.typed === made ? made : null) : value };
}
