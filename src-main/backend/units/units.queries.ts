import type { UnitRow } from '#shared/contract/types.ts';
import type { Db } from '../platform/db/open.ts';

export type UnitKind = 'unit-of-measure' | 'organic-unit';

const rowsSql = {
  'unit-of-measure': `SELECT id, name, singular, plural, gender, '' AS acronym, id AS position,
      (SELECT count(*) FROM target WHERE unit_of_measure_id = unit.id) AS uses
      FROM unit_of_measure AS unit WHERE year_id = ? ORDER BY id`,
  'organic-unit': `SELECT id, name, '' AS singular, '' AS plural, NULL AS gender, acronym, position,
      (SELECT count(*) FROM target_unit WHERE organic_unit_id = unit.id) AS uses
      FROM organic_unit AS unit WHERE year_id = ? ORDER BY position, id`,
} as const satisfies Record<UnitKind, string>;

/** The rows of a catalogue of the year in their order, and how many goals use each. */
export const unitRows = (
  db: Db,
  yearId: number,
  kind: UnitKind,
): readonly (UnitRow & { readonly position: number })[] =>
  db.prepare<[number], UnitRow & { position: number }>(rowsSql[kind]).all(yearId);
