import type { BudgetDimension } from '#shared/domain/budget.ts';
import { cents } from '#shared/domain/money.ts';
import type { TypedFigure } from '#shared/domain/overrides.ts';
import type { Db } from '../platform/db/open.ts';

/** The figures a person typed over imported ones in one dimension of the year (EG9). */
export function typedFigures(db: Db, yearId: number, dimension: BudgetDimension): readonly TypedFigure[] {
  return storedOverrides(db, yearId)
    .filter((row) => row.dimension === dimension)
    .map(({ code, name, measure, cents: value, importedCents, reason }) => ({
      code,
      name,
      measure,
      value: cents(value),
      importedThen: importedCents === null ? null : cents(importedCents),
      reason,
    }));
}

export type StoredOverride = {
  readonly id: number;
  readonly dimension: BudgetDimension;
  readonly code: string;
  readonly name: string;
  readonly measure: TypedFigure['measure'];
  readonly cents: number;
  readonly importedCents: number | null;
  readonly reason: string;
};

/** As stored, of both dimensions. */
export function storedOverrides(db: Db, yearId: number): readonly StoredOverride[] {
  return db
    .prepare<[number], StoredOverride>(
      `SELECT typed.id, typed.dimension, typed.code, typed.measure, typed.cents,
              coalesce(CASE typed.dimension WHEN 'generica' THEN generica.name ELSE activity.name END, typed.code) AS name,
              typed.imported_cents AS importedCents, typed.reason
         FROM budget_override AS typed
         LEFT JOIN generica ON generica.year_id = typed.year_id AND generica.code = typed.code
         LEFT JOIN activity ON activity.year_id = typed.year_id AND activity.code = typed.code
        WHERE typed.year_id = ? ORDER BY typed.id`,
    )
    .all(yearId);
}
