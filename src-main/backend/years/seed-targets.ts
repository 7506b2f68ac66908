import type { Db } from '../platform/db/open.ts';
import type { SeedTarget, YearSeed } from './seed.schema.ts';

/**
 * Writes the goals of a seed and the POI versions they are of. Returns the id of each activity's goal, that of the last
 * version where there are several. A name the seed does not list finds no row: NOT NULL refuses the whole seed.
 */
export function insertTargets(
  db: Db,
  yearId: number,
  { targets, poiVersions }: Pick<YearSeed, 'targets' | 'poiVersions'>,
): ReadonlyMap<string, number> {
  const insertVersion = db.prepare('INSERT INTO poi_version (year_id, position, name, printed) VALUES (?, ?, ?, ?)');
  const listed = new Map(poiVersions.map(({ name, printed }) => [name, printed]));
  const named = new Set([...listed.keys(), ...targets.map(({ poiVersion }) => poiVersion)]);
  for (const [index, name] of [...named].entries())
    insertVersion.run(yearId, index + 1, name, listed.get(name) ? 1 : 0);

  const insert = db.prepare(
    `INSERT INTO target (year_id, activity_code, unit_of_measure_id, poi_version, programmed, executed, position, rule, evidence,
                         programmed_origin, executed_origin)
     VALUES (@yearId, @activityCode, (SELECT id FROM unit_of_measure WHERE year_id = @yearId AND name = @unitOfMeasure),
             @poiVersion, @programmed, @executed, @position, @rule, @evidence, @programmedOrigin, @executedOrigin)`,
  );
  const insertUnit = db.prepare(
    `INSERT INTO target_unit (target_id, organic_unit_id, phrase, programmed, executed, programmed_origin, executed_origin)
     VALUES (@targetId, (SELECT id FROM organic_unit WHERE year_id = @yearId AND acronym = @acronym), @phrase, @programmed,
             @executed, @programmedOrigin, @executedOrigin)`,
  );
  const insertMonth = db.prepare(
    `INSERT INTO target_month (target_id, target_unit_id, month, programmed, executed)
     VALUES (@targetId, @unitId, @month, @programmed, @executed)`,
  );
  const positions = new Map<string, number>();
  return new Map(
    targets.map(({ units, months, ...target }) => {
      const position = (positions.get(target.poiVersion) ?? 0) + 1;
      positions.set(target.poiVersion, position);
      const targetId = Number(insert.run({ yearId, position, ...target }).lastInsertRowid);
      for (const month of months) insertMonth.run({ targetId, unitId: null, ...month });
      for (const { months: monthsOfUnit, ...unit } of units) {
        const unitId = Number(insertUnit.run({ yearId, targetId, ...unit }).lastInsertRowid);
        for (const month of monthsOfUnit) insertMonth.run({ targetId, unitId, ...month });
      }
      return [target.activityCode, targetId];
    }),
  );
}

/** The inverse of `insertTargets`, as the seed schema reads it. */
export function readTargets(db: Db, yearId: number): readonly Readonly<Record<keyof SeedTarget, unknown>>[] {
  const units = db.prepare<[number], { id: number }>(
    `SELECT share.id, unit.acronym, share.phrase, share.programmed, share.executed,
            share.programmed_origin AS programmedOrigin, share.executed_origin AS executedOrigin
       FROM target_unit AS share JOIN organic_unit AS unit ON unit.id = share.organic_unit_id
      WHERE share.target_id = ? ORDER BY unit.position, unit.id`,
  );
  const months = db.prepare<[number, number | null], object>(
    `SELECT month, programmed, executed FROM target_month WHERE target_id = ? AND target_unit_id IS ? ORDER BY month`,
  );
  return db
    .prepare<[number], Omit<SeedTarget, 'units' | 'months'> & { id: number }>(
      `SELECT target.id, target.activity_code AS activityCode, unit.name AS unitOfMeasure,
              target.poi_version AS poiVersion, target.programmed, target.executed, target.rule, target.evidence,
              target.programmed_origin AS programmedOrigin, target.executed_origin AS executedOrigin
         FROM target JOIN unit_of_measure AS unit ON unit.id = target.unit_of_measure_id
        WHERE target.year_id = ? ORDER BY target.position, target.id`,
    )
    .all(yearId)
    .map(({ id, ...target }) => ({
      ...target,
      months: months.all(id, null),
      units: units.all(id).map(({ id: unitId, ...unit }) => ({ ...unit, months: months.all(id, unitId) })),
    }));
}
