import type { TargetRow, TargetUnitRow } from '#shared/contract/types.ts';
import { progressOf } from '#shared/domain/execution.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import { budgetView } from '../budget/budget.queries.ts';
import type { Db } from '../platform/db/open.ts';

/** A physical goal with everything a table or a sentence says about it. */
export type TargetData = {
  readonly id: number;
  readonly activityCode: string;
  /** From the catalogue of the year; the code itself where it lacks it. */
  readonly activityName: string;
  /** Printed name and the words of a sentence: "Informe", "informe", "informes". */
  readonly unit: { readonly name: string; readonly singular: string; readonly plural: string };
  readonly poiVersion: string;
  readonly programmed: number | null;
  readonly executed: number | null;
  readonly units: readonly TargetUnitData[];
};

/** `phrase`: how a sentence names the organic unit after its number. */
export type TargetUnitData = TargetUnitRow & { readonly phrase: string };

/** The goals of a year by activity, in every POI version that is kept (PG2), with their split by organic unit. */
export function targetsOfYear(db: Db, yearId: number): readonly TargetData[] {
  const units = groupBy(
    db
      .prepare<[number], TargetUnitData & { targetId: number }>(
        `SELECT share.target_id AS targetId, share.id, unit.acronym, unit.name, share.phrase, share.programmed, share.executed
           FROM target_unit AS share
           JOIN target ON target.id = share.target_id
           JOIN organic_unit AS unit ON unit.id = share.organic_unit_id
          WHERE target.year_id = ? ORDER BY unit.position, unit.id`,
      )
      .all(yearId),
    (unit) => unit.targetId,
  );
  return db
    .prepare<[number], StoredTarget>(
      `SELECT target.id, target.activity_code AS activityCode,
              coalesce(activity.name, target.activity_code) AS activityName,
              measure.name AS unitName, measure.singular, measure.plural,
              target.poi_version AS poiVersion, target.programmed, target.executed
         FROM target
         JOIN unit_of_measure AS measure ON measure.id = target.unit_of_measure_id
         LEFT JOIN activity ON activity.year_id = target.year_id AND activity.code = target.activity_code
        WHERE target.year_id = ? ORDER BY target.activity_code, target.id`,
    )
    .all(yearId)
    .map(({ unitName, singular, plural, ...target }) => ({
      ...target,
      unit: { name: unitName, singular, plural },
      units: (units.get(target.id) ?? []).map(({ targetId, ...unit }) => unit),
    }));
}

/** SPEC TG-4, one goal per activity: that of the latest POI version, which is what tables and sentences print. */
export function latestTargets(targets: readonly TargetData[]): readonly TargetData[] {
  return [...new Map(targets.map((target) => [target.activityCode, target])).values()];
}

/** What the screen of physical goals shows; progress with one decimal, the financial one and SIAF's own figures beside it for comparison. */
export function listTargets(db: Db, yearId: number): readonly TargetRow[] {
  const siaf = siafGoals(db, yearId);
  const financial = new Map(
    budgetView(db, yearId, 'activity').rows.map(({ code, devengado, pim }) => [code, progressOf(devengado, pim, 1)]),
  );
  return targetsOfYear(db, yearId).map(({ unit, units, ...target }) => ({
    ...target,
    unitOfMeasure: unit.name,
    progress: progressOf(target.executed, target.programmed, 1),
    financial: financial.get(target.activityCode) ?? null,
    siaf: siaf.get(target.activityCode) ?? null,
    units: units.map(({ phrase, ...share }) => share),
  }));
}

/** Goals of the official SIAF report, added up over its functional sequences; `null` where none of them states a figure. */
function siafGoals(db: Db, yearId: number): ReadonlyMap<string, NonNullable<TargetRow['siaf']>> {
  const rows = db
    .prepare<[number], { activityCode: string; programmed: number | null; executed: number | null }>(
      `SELECT goal.activity_code AS activityCode, sum(goal.programmed) AS programmed, sum(goal.executed) AS executed
         FROM official_source AS official
         JOIN import_batch AS batch ON batch.id = official.batch_id AND batch.state = 'active'
         JOIN batch_goal AS goal ON goal.batch_id = batch.id
        WHERE official.year_id = ? AND official.dimension = 'activity' GROUP BY goal.activity_code`,
    )
    .all(yearId);
  return new Map(rows.map(({ activityCode, ...goal }) => [activityCode, goal]));
}

type StoredTarget = Omit<TargetData, 'unit' | 'units'> & {
  readonly unitName: string;
  readonly singular: string;
  readonly plural: string;
};
