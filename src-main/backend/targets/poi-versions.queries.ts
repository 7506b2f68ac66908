import type { PoiVersion } from '#shared/contract/types.ts';
import type { Db } from '../platform/db/open.ts';

/** A version of the POI that the year keeps; `id: null` for one that only goals name. */
export type StoredVersion = PoiVersion & {
  readonly id: number | null;
  readonly position: number;
  /** A person said that this one is printed. */
  readonly chosen: boolean;
};

/**
 * The POI versions of a year in order (PG2). Exactly one is printed, where there are any: the one a person chose, else the
 * latest (SPEC TG-4).
 */
export function poiVersions(db: Db, yearId: number): readonly StoredVersion[] {
  const rows = db
    .prepare<{ yearId: number }, Omit<StoredVersion, 'printed' | 'chosen'> & { chosen: number }>(
      `SELECT version.id, version.name, version.position, version.printed AS chosen,
              (SELECT count(*) FROM target WHERE year_id = @yearId AND poi_version = version.name) AS goals
         FROM poi_version AS version WHERE version.year_id = @yearId
       UNION ALL
       SELECT NULL, poi_version, 1000000000, 0, count(*) FROM target
        WHERE year_id = @yearId AND poi_version NOT IN (SELECT name FROM poi_version WHERE year_id = @yearId)
        GROUP BY poi_version
        ORDER BY 3, 2`,
    )
    .all({ yearId });
  const first = rows.findIndex(({ chosen }) => chosen === 1);
  const printed = first < 0 ? rows.length - 1 : first;
  return rows.map((row, index) => ({
    ...row,
    position: index + 1,
    chosen: row.chosen === 1,
    printed: index === printed,
  }));
}

/** The version that tables and sentences print; `null` in a year without goals. */
export const printedVersion = (db: Db, yearId: number): string | null =>
  poiVersions(db, yearId).find(({ printed }) => printed)?.name ?? null;

export const listPoiVersions = (db: Db, yearId: number): readonly PoiVersion[] =>
  poiVersions(db, yearId).map(({ name, printed, goals }) => ({ name, printed, goals }));
