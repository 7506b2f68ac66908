import { type HistoryYear, type TypedYear, yearSeries } from '#shared/domain/budget-history.ts';
import type { Db } from '../platform/db/open.ts';
import { listYears, yearSummary } from '../years/years.queries.ts';

/**
 * The totals of the executing unit over the years, up to the open one (MY3): of the years in the data folder, the person's own
 * before an example, and of what was written down for others.
 */
export function budgetHistory(db: Db, yearId: number): readonly HistoryYear[] {
  const open = yearSummary(db, yearId);
  const earlier = listYears(db).filter(
    ({ year, executingUnitCode, totals }) =>
      year < open.year && executingUnitCode === open.executingUnitCode && totals.pim !== null,
  );
  const known = [open, ...earlier].map(({ id, year, isExample, totals }) => ({
    yearId: id,
    year,
    isExample,
    ...totals,
  }));
  return yearSeries(
    known,
    typedYears(db, yearId).filter(({ year }) => year <= open.year),
  );
}

/** What was written down in this year, by year. */
export const typedYears = (db: Db, yearId: number): readonly TypedYear[] =>
  db
    .prepare<[number], TypedYear>(
      `SELECT id, year, pia_cents AS pia, pim_cents AS pim, devengado_cents AS devengado, source
         FROM budget_history WHERE year_id = ? ORDER BY year`,
    )
    .all(yearId);
