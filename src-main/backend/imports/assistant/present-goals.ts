import type { Db } from '../../platform/db/open.ts';
import { printedTargets, type TargetData } from '../../targets/targets.queries.ts';

/** The goal of each activity that an import writes to: the one that tables print (SPEC TG-4). */
export const presentGoals = (db: Db, yearId: number): ReadonlyMap<string, TargetData> =>
  new Map(printedTargets(db, yearId).targets.map((goal) => [goal.activityCode, goal]));
