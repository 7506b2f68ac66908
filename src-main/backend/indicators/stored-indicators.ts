import type { Sense, UnitType } from '#shared/domain/indicators.ts';
import type { Db } from '../platform/db/open.ts';

/** An indicator as commands need it, in the order of the table. */
export type StoredIndicator = {
  readonly id: number;
  readonly levelId: number;
  readonly position: number;
  readonly name: string;
  readonly unitType: UnitType;
  readonly rateBase: number;
  readonly sense: Sense | null;
  readonly decimals: number;
};

export const storedIndicators = (db: Db, yearId: number): readonly StoredIndicator[] =>
  db
    .prepare<[number], StoredIndicator>(
      `SELECT indicator.id, indicator.level_id AS levelId, indicator.position, indicator.name,
              indicator.unit_type AS unitType, indicator.rate_base AS rateBase, indicator.sense, indicator.decimals
         FROM indicator JOIN indicator_level AS level ON level.id = indicator.level_id
        WHERE indicator.year_id = ? ORDER BY level.position, level.id, indicator.position, indicator.id`,
    )
    .all(yearId);

export type StoredLevel = { readonly id: number; readonly position: number; readonly kind: string };

export const storedLevels = (db: Db, yearId: number): readonly StoredLevel[] =>
  db
    .prepare<[number], StoredLevel>(
      'SELECT id, position, kind FROM indicator_level WHERE year_id = ? ORDER BY position, id',
    )
    .all(yearId);
