import { groupBy } from '#shared/domain/group-by.ts';
import type { Db } from '../../platform/db/open.ts';
import { printedVersion } from '../../targets/poi-versions.queries.ts';

type Stored = { readonly id: number; readonly programmed: number | null; readonly executed: number | null };
export type PresentShare = Stored & { readonly organicUnitId: number };
export type PresentGoal = Stored & {
  readonly activityCode: string;
  readonly unitId: number;
  readonly poiVersion: string;
  readonly shares: readonly PresentShare[];
};

/** The goal of each activity that an import writes to: the one that tables print (SPEC TG-4). */
export function presentGoals(db: Db, yearId: number): ReadonlyMap<string, PresentGoal> {
  const shares = groupBy(
    db
      .prepare<[number], PresentShare & { targetId: number }>(
        `SELECT share.target_id AS targetId, share.id, share.organic_unit_id AS organicUnitId, share.programmed, share.executed
           FROM target_unit AS share JOIN target ON target.id = share.target_id WHERE target.year_id = ?`,
      )
      .all(yearId),
    ({ targetId }) => targetId,
  );
  const goals = db
    .prepare<[number, string], Omit<PresentGoal, 'shares'>>(
      `SELECT id, activity_code AS activityCode, unit_of_measure_id AS unitId, poi_version AS poiVersion, programmed, executed
         FROM target WHERE year_id = ? AND poi_version = ? ORDER BY activity_code`,
    )
    .all(yearId, printedVersion(db, yearId) ?? '');
  return new Map(goals.map((goal) => [goal.activityCode, { ...goal, shares: shares.get(goal.id) ?? [] }]));
}
