import type { Catalogue, CatalogueRow } from '#shared/contract/types.ts';
import type { Db } from '../platform/db/open.ts';

/** The names that tables and sentences of the year print, by code. */
export function catalogueOfYear(db: Db, yearId: number): Catalogue {
  return {
    generica: db
      .prepare<[number], Omit<CatalogueRow, 'used'>>(
        'SELECT id, code, name FROM generica WHERE year_id = ? ORDER BY code',
      )
      .all(yearId)
      .map((row) => ({ ...row, used: false })),
    activity: db
      .prepare<[number], Omit<CatalogueRow, 'used'> & { used: 0 | 1 }>(
        `SELECT activity.id, activity.code, activity.name,
                EXISTS (SELECT 1 FROM target WHERE target.year_id = activity.year_id
                          AND target.activity_code = activity.code)
                  OR EXISTS (SELECT 1 FROM chapter_section AS section WHERE section.year_id = activity.year_id
                               AND section.kind = 'activity' AND section.subject = activity.code) AS used
           FROM activity WHERE activity.year_id = ? ORDER BY activity.code`,
      )
      .all(yearId)
      .map((row) => ({ ...row, used: row.used === 1 })),
  };
}
