import type { GoalFigures, GoalYear } from '#shared/contract/types.ts';
import { type AnnualRule, annualFigure, annualOf, monthsOfYear } from '#shared/domain/targets.ts';
import type { Db } from '../platform/db/open.ts';

/** The columns of `target` and of `target_unit` that hold what was typed for the year. */
export type TypedYear = GoalFigures & {
  readonly programmedOrigin: string | null;
  readonly executedOrigin: string | null;
};

/** Months by the goal or share they belong to. */
export type MonthsOf = (place: { readonly targetId: number; readonly unitId: number | null }) => GoalYear['months'];

/** The months of every goal of a year, from one query. */
export function monthsOfGoals(db: Db, yearId: number): MonthsOf {
  const found = new Map<string, { programmed: (number | null)[]; executed: (number | null)[] }>();
  const rows = db
    .prepare<[number], GoalFigures & { targetId: number; unitId: number | null; month: number }>(
      `SELECT target_id AS targetId, target_unit_id AS unitId, month, target_month.programmed, target_month.executed
         FROM target_month JOIN target ON target.id = target_month.target_id WHERE target.year_id = ?`,
    )
    .all(yearId);
  for (const { targetId, unitId, month, programmed, executed } of rows) {
    const key = `${targetId}/${unitId}`;
    const months = found.get(key) ?? { programmed: empty(), executed: empty() };
    months.programmed[month - 1] = programmed;
    months.executed[month - 1] = executed;
    found.set(key, months);
  }
  const none = { programmed: empty(), executed: empty() };
  return ({ targetId, unitId }) => found.get(`${targetId}/${unitId}`) ?? none;
}

/** SPEC TG-6 for both figures. */
export function goalYear(
  { programmed, executed, programmedOrigin, executedOrigin }: TypedYear,
  months: GoalYear['months'],
  rule: AnnualRule,
): GoalYear {
  const typed = { programmed, executed };
  const fromMonths = { programmed: annualOf(months.programmed, rule), executed: annualOf(months.executed, rule) };
  return {
    programmed: annualFigure({ typed: programmed, fromMonths: fromMonths.programmed }),
    executed: annualFigure({ typed: executed, fromMonths: fromMonths.executed }),
    months,
    typed,
    fromMonths,
    origin: { programmed: programmedOrigin, executed: executedOrigin },
  };
}

const empty = (): (number | null)[] => Array.from({ length: monthsOfYear }, () => null);
