import type { Db } from '../platform/db/open.ts';

/** The organic units that have a share in a goal of the year, in the order of the office. */
export const sharingUnits = (db: Db, yearId: number): readonly { readonly acronym: string; readonly name: string }[] =>
  db
    .prepare<[number], { acronym: string; name: string }>(
      `SELECT acronym, name FROM organic_unit AS unit
        WHERE year_id = ? AND EXISTS (SELECT 1 FROM target_unit AS share WHERE share.organic_unit_id = unit.id)
        ORDER BY position, id`,
    )
    .all(yearId);
