import type { GoalChoices, GoalFigures, GoalYear, TargetRow, TargetUnitRow } from '#shared/contract/types.ts';
import { progressOf } from '#shared/domain/execution.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import type { AnnualRule } from '#shared/domain/targets.ts';
import { budgetView } from '../budget/budget.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { goalYear, monthsOfGoals, type TypedYear } from './goal-years.ts';
import { printedVersion } from './poi-versions.queries.ts';

/** A physical goal with everything a table or a sentence says about it. */
export type TargetData = GoalYear & {
  readonly id: number;
  readonly activityCode: string;
  /** From the catalogue of the year; the code itself where it lacks it. */
  readonly activityName: string;
  /** Printed name and the words of a sentence: "Informe", "informe", "informes"; the gender where it was said. */
  readonly unit: {
    readonly name: string;
    readonly singular: string;
    readonly plural: string;
    readonly gender: 'm' | 'f' | null;
  };
  readonly poiVersion: string;
  readonly rule: AnnualRule;
  readonly evidence: string;
  readonly units: readonly TargetUnitRow[];
};

/** The goals of a year in their order, in every POI version that is kept (PG2), with their split by organic unit. */
export function targetsOfYear(db: Db, yearId: number): readonly TargetData[] {
  const monthsOf = monthsOfGoals(db, yearId);
  const units = groupBy(
    db
      .prepare<[number], TypedYear & Omit<TargetUnitRow, keyof GoalYear> & { targetId: number }>(
        `SELECT share.target_id AS targetId, share.id, unit.acronym, unit.name, share.phrase, share.programmed, share.executed,
                share.programmed_origin AS programmedOrigin, share.executed_origin AS executedOrigin
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
              measure.name AS unitName, measure.singular, measure.plural, measure.gender,
              target.poi_version AS poiVersion, target.rule, target.evidence, target.programmed, target.executed,
              target.programmed_origin AS programmedOrigin, target.executed_origin AS executedOrigin
         FROM target
         JOIN unit_of_measure AS measure ON measure.id = target.unit_of_measure_id
         LEFT JOIN activity ON activity.year_id = target.year_id AND activity.code = target.activity_code
        WHERE target.year_id = ? ORDER BY target.position, target.activity_code, target.id`,
    )
    .all(yearId)
    .map(({ unitName, singular, plural, gender, programmedOrigin, executedOrigin, ...target }) => ({
      ...target,
      ...goalYear(
        { ...target, programmedOrigin, executedOrigin },
        monthsOf({ targetId: target.id, unitId: null }),
        target.rule,
      ),
      unit: { name: unitName, singular, plural, gender },
      units: (units.get(target.id) ?? []).map(({ targetId, id, acronym, name, phrase, ...typed }) => ({
        id,
        acronym,
        name,
        phrase,
        ...goalYear(typed, monthsOf({ targetId, unitId: id }), target.rule),
      })),
    }));
}

/** SPEC TG-4: the goals of the POI version that tables and sentences print, and what that version is called. */
export function printedTargets(
  db: Db,
  yearId: number,
): { readonly targets: readonly TargetData[]; readonly poiVersion: string | null } {
  const poiVersion = printedVersion(db, yearId);
  return { poiVersion, targets: targetsOfYear(db, yearId).filter((target) => target.poiVersion === poiVersion) };
}

/** What the screen of physical goals shows; progress with one decimal, the financial one and SIAF's own figures beside it for comparison. */
export function listTargets(db: Db, yearId: number): readonly TargetRow[] {
  const siaf = new Map(siafGoals(db, yearId).map(({ code, ...goal }) => [code, goal]));
  const printed = printedVersion(db, yearId);
  const financial = new Map(
    budgetView(db, yearId, 'activity').rows.map(({ code, devengado, pim }) => [code, progressOf(devengado, pim, 1)]),
  );
  return targetsOfYear(db, yearId).map(({ unit, ...target }) => {
    const stated = siaf.get(target.activityCode);
    return {
      ...target,
      unitOfMeasure: unit.name,
      printed: target.poiVersion === printed,
      progress: progressOf(target.executed, target.programmed, 1),
      financial: financial.get(target.activityCode) ?? null,
      siaf: stated ? { programmed: stated.programmed, executed: stated.executed, fileName: stated.fileName } : null,
    };
  });
}

/** What a new goal can be made of: the catalogues of the year, and the activities of the official SIAF report beside them. */
export function goalChoices(db: Db, yearId: number): GoalChoices {
  const siaf = siafGoals(db, yearId);
  const names = new Map(
    db
      .prepare<[number], { code: string; name: string }>('SELECT code, name FROM activity WHERE year_id = ?')
      .all(yearId)
      .map(({ code, name }) => [code, name]),
  );
  const imported = new Map(budgetView(db, yearId, 'activity').rows.map(({ code, name }) => [code, name]));
  const codes = [...new Set([...names.keys(), ...imported.keys(), ...siaf.map(({ code }) => code)])].toSorted();
  return {
    activities: codes
      .filter((code) => code !== '')
      .map((code) => {
        const stated = siaf.find((goal) => goal.code === code);
        return {
          code,
          name: names.get(code) ?? imported.get(code) ?? code,
          siaf: stated
            ? {
                programmed: stated.programmed,
                executed: stated.executed,
                unitOfMeasure: stated.unitOfMeasure,
                fileName: stated.fileName,
              }
            : null,
        };
      }),
    unitsOfMeasure: db
      .prepare<[number], string>('SELECT name FROM unit_of_measure WHERE year_id = ? ORDER BY name')
      .pluck()
      .all(yearId),
    organicUnits: db
      .prepare<[number], { acronym: string; name: string }>(
        'SELECT acronym, name FROM organic_unit WHERE year_id = ? ORDER BY position, id',
      )
      .all(yearId),
  };
}

type SiafGoal = GoalFigures & { readonly code: string; readonly unitOfMeasure: string; readonly fileName: string };

/** Goals of the official SIAF report, added up over its functional sequences; `null` where none of them states a figure. */
export function siafGoals(db: Db, yearId: number): readonly SiafGoal[] {
  return db
    .prepare<[number], SiafGoal>(
      `SELECT goal.activity_code AS code, sum(goal.programmed) AS programmed, sum(goal.executed) AS executed,
              min(goal.unit_of_measure) AS unitOfMeasure, min(file.name) AS fileName
         FROM official_source AS official
         JOIN import_batch AS batch ON batch.id = official.batch_id AND batch.state = 'active'
         JOIN source_file AS file ON file.id = batch.source_file_id
         JOIN batch_goal AS goal ON goal.batch_id = batch.id
        WHERE official.year_id = ? AND official.dimension = 'activity' GROUP BY goal.activity_code`,
    )
    .all(yearId);
}

type StoredTarget = TypedYear &
  Omit<TargetData, keyof GoalYear | 'unit' | 'units'> & {
    readonly unitName: string;
    readonly singular: string;
    readonly plural: string;
    readonly gender: 'm' | 'f' | null;
  };
