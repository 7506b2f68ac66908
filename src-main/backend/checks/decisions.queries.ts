import type { Decision } from '#shared/domain/decisions.ts';
import type { Db } from '../platform/db/open.ts';

export type StoredDecision = Decision & { readonly id: number };

/** What was accepted in the year, oldest first. */
export const decisionsOfYear = (db: Db, yearId: number): readonly StoredDecision[] =>
  db
    .prepare<[number], StoredDecision>(
      `SELECT id, finding, numbers, reason, decided_by AS by, decided_at AS at
         FROM finding_decision WHERE year_id = ? ORDER BY id`,
    )
    .all(yearId);
