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

/**
 * PG5: whether what was done and what was spent for it are far apart: by the given percentage points or more, whichever is
 * ahead. Worth a note, never an error; `false` where one of them is unknown. Both with the same decimals.
 */
export function isFarApart(physical: Percent | null, financial: Percent | null, points: number): boolean {
  if (physical === null || financial === null || physical.decimals !== financial.decimals) return false;
  return Math.abs(physical.scaled - financial.scaled) >= points * 10 ** physical.decimals;
}
