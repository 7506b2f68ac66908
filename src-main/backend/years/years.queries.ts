import { Refusal } from '#shared/contract/errors.ts';
import type { YearSummary } from '#shared/contract/types.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { budgetView } from '../budget/budget.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { yearSettings } from './settings.queries.ts';

/** The years of the data folder, the latest first; within a year the person's own before the example. Amounts in céntimos. */
export function listYears(db: Db): readonly YearSummary[] {
  return db
    .prepare<[], StoredYear>(`${yearSql} ORDER BY year.year DESC, year.is_example`)
    .all()
    .map((year) => summary(db, year));
}

/** @throws Refusal `not-found` */
export function yearSummary(db: Db, yearId: number): YearSummary {
  const year = db.prepare<[number], StoredYear>(`${yearSql} WHERE year.id = ?`).get(yearId);
  if (year === undefined) throw new Refusal('not-found', { what: 'year' });
  return summary(db, year);
}

/** The id of a fiscal year: the person's own, else the example of that year, else `null`. */
export function findYear(db: Db, year: number): number | null {
  const id = db
    .prepare<[number], number>('SELECT id FROM fiscal_year WHERE year = ? ORDER BY is_example LIMIT 1')
    .pluck()
    .get(year);
  return id ?? null;
}

type StoredYear = Pick<YearSummary, 'id' | 'year' | 'state' | 'lastChangeAt'> & { readonly isExample: 0 | 1 };

const yearSql = `SELECT year.id, year.year, year.is_example AS isExample, year.state,
    (SELECT at FROM edit_log AS log WHERE log.year_id = year.id ORDER BY log.id DESC LIMIT 1) AS lastChangeAt
  FROM fiscal_year AS year`;

function summary(db: Db, { isExample, ...year }: StoredYear): YearSummary {
  const { entity } = yearSettings(db, year.id);
  const { pia, pim, devengado } = officialTotals(db, year.id);
  return {
    ...year,
    isExample: isExample === 1,
    executingUnitCode: entity.executingUnitCode,
    executingUnitName: entity.executingUnitName,
    cutOffDate: entity.cutOffDate,
    totals: { pia, pim, devengado },
    progress: pim === null || devengado === null ? null : percentOf(devengado, pim, 1),
  };
}

/** Of the dimension that has a source; where both have one they agree or a check says so. */
function officialTotals(db: Db, yearId: number) {
  const byGenerica = budgetView(db, yearId, 'generica');
  return byGenerica.source === null ? budgetView(db, yearId, 'activity').total : byGenerica.total;
}
