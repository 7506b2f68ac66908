import type { Db } from '../platform/db/open.ts';
import { inserter, type RowImage } from '../platform/undo/edit-log.ts';
import { printedVersion } from '../targets/poi-versions.queries.ts';
import type { SeedTarget, YearSeed } from './seed.schema.ts';

/** Of the rows that goals refer to, by the name that a seed calls them. */
export type CatalogueIds = {
  readonly organicUnits: ReadonlyMap<string, number>;
  readonly unitsOfMeasure: ReadonlyMap<string, number>;
};

/**
 * Writes the goals of a seed and the POI versions they are of. Returns the id of each activity's goal, that of the
 * printed version where there are several. A name the seed does not list has no row: NOT NULL refuses the whole seed.
 */
export function insertTargets(
  db: Db,
  yearId: number,
  { targets, poiVersions }: Pick<YearSeed, 'targets' | 'poiVersions'>,
  { organicUnits, unitsOfMeasure }: CatalogueIds,
): ReadonlyMap<string, number> {
  const insertVersion = inserter(db, 'poi_version');
  const listed = new Map(poiVersions.map(({ name, printed }) => [name, printed]));
  const named = new Set([...listed.keys(), ...targets.map(({ poiVersion }) => poiVersion)]);
  for (const [index, name] of [...named].entries())
    insertVersion({ year_id: yearId, position: index + 1, name, printed: listed.get(name) ? 1 : 0 });

  const insert = inserter(db, 'target');
  const insertUnit = inserter(db, 'target_unit');
  const insertMonth = inserter(db, 'target_month');
  const positions = new Map<string, number>();
  const made = targets.map(({ activityCode, unitOfMeasure, poiVersion, rule, evidence, units, months, ...figures }) => {
    const position = (positions.get(poiVersion) ?? 0) + 1;
    positions.set(poiVersion, position);
    const targetId = insert({
      year_id: yearId,
      activity_code: activityCode,
      unit_of_measure_id: unitsOfMeasure.get(unitOfMeasure) ?? null,
      poi_version: poiVersion,
      position,
      rule,
      evidence,
      ...figureColumns(figures),
    });
    for (const month of months) insertMonth({ target_id: targetId, target_unit_id: null, ...month });
    for (const { acronym, phrase, months: monthsOfUnit, ...figuresOfUnit } of units) {
      const unitId = insertUnit({
        target_id: targetId,
        organic_unit_id: organicUnits.get(acronym) ?? null,
        phrase,
        ...figureColumns(figuresOfUnit),
      });
      for (const month of monthsOfUnit) insertMonth({ target_id: targetId, target_unit_id: unitId, ...month });
    }
    return { activityCode, poiVersion, targetId };
  });
  const printed = printedVersion(db, yearId);
  return new Map(
    made
      .filter(({ poiVersion }) => poiVersion === printed)
      .map(({ activityCode, targetId }) => [activityCode, targetId]),
  );
}

type Figures = Pick<SeedTarget, 'programmed' | 'executed' | 'programmedOrigin' | 'executedOrigin'>;

const figureColumns = ({ programmedOrigin, executedOrigin, ...figures }: Figures): RowImage => ({
  ...figures,
  programmed_origin: programmedOrigin,
  executed_origin: executedOrigin,
});

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
