import type { GoalFigures } from '#shared/contract/types.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import type { Db } from '../../platform/db/open.ts';
import { printedTargets, type TargetData } from '../../targets/targets.queries.ts';

/** The goal of each activity that an import writes to: the one that tables print (SPEC TG-4). */
export const presentGoals = (db: Db, yearId: number): ReadonlyMap<string, TargetData> =>
  new Map(printedTargets(db, yearId).targets.map((goal) => [goal.activityCode, goal]));

export type StoredMonth = GoalFigures & { readonly id: number };
/** The stored months of a goal, or of one of its shares, by month; none where the goal or the share is not there yet. */
export type StoredMonths = (
  targetId: number | undefined,
  shareId: number | null | undefined,
) => ReadonlyMap<number, StoredMonth>;

/** The rows of all months of a year, from one query. */
export function presentMonths(db: Db, yearId: number): StoredMonths {
  const rows = db
    .prepare<[number], StoredMonth & { targetId: number; shareId: number | null; month: number }>(
      `SELECT row.id, row.target_id AS targetId, row.target_unit_id AS shareId, row.month, row.programmed, row.executed
         FROM target_month AS row JOIN target ON target.id = row.target_id WHERE target.year_id = ?`,
    )
    .all(yearId);
  const byPlace = groupBy(rows, ({ targetId, shareId }) => `${targetId}/${shareId}`);
  return (targetId, shareId) =>
    new Map((byPlace.get(`${targetId}/${shareId}`) ?? []).map(({ month, ...row }) => [month, row]));
}
