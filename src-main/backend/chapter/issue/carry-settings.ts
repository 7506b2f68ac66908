import type { Db } from '../../platform/db/open.ts';

/** The settings of an earlier year for one that is made from it. */
export function carryIssueSettings(db: Db, fromYearId: number, yearId: number): void {
  db.prepare(
    `INSERT INTO issue_setting (year_id, template_id, contents)
     SELECT ?, template_id, contents FROM issue_setting WHERE year_id = ?`,
  ).run(yearId, fromYearId);
}
