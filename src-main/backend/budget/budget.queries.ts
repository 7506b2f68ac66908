import type { AmountScale, BudgetDimension, BudgetRow, BudgetSource, BudgetView } from '#shared/domain/budget.ts';
import type { ControlTotals } from '#shared/domain/imports.ts';
import { noAmounts, withTypedFigures } from '#shared/domain/overrides.ts';
import type { Db } from '../platform/db/open.ts';
import { typedFigures } from './overrides.queries.ts';
import { batchTotal, type Sums, toAmounts } from './sums.ts';

/**
 * The official budget of a year in one dimension, in céntimos: rows by code, their total, and the file they come from; where
 * a person typed a figure over an imported one, the typed one. Without an imported file: no rows, every total `null`,
 * `source: null`. Names are those of the year's catalogue; a code the catalogue lacks keeps the file's wording, and a code
 * without any name is its own name.
 */
export function budgetView(db: Db, yearId: number, dimension: BudgetDimension): BudgetView {
  const source = officialSource(db, yearId, dimension);
  if (source === null) return { dimension, rows: [], total: noAmounts, source };
  const imported = {
    rows: budgetRows(db, yearId, source.batchId, dimension),
    total: batchTotal(db, source.batchId),
  };
  return { dimension, ...withTypedFigures(imported, typedFigures(db, yearId, dimension)), source };
}

/** The rows of one batch in one dimension, official or not: what a plan compares, and what IM16 shows beside the official ones. */
export function budgetRows(db: Db, yearId: number, batchId: number, dimension: BudgetDimension): readonly BudgetRow[] {
  return db
    .prepare<[{ yearId: number; batchId: number }], Sums & { code: string; name: string }>(rowsSql[dimension])
    .all({ yearId, batchId })
    .map((row) => ({ code: row.code, name: row.name, ...toAmounts(row) }));
}

/** What a batch adds up to, in céntimos; `null` where its file has no such column. */
export function totalsOfBatch(db: Db, batchId: number): ControlTotals {
  const { pia, pim, devengado } = batchTotal(db, batchId);
  return { pia, pim, devengado };
}

/** The batch that speaks for a dimension of the year, or `null` while there is none. */
export function officialSource(db: Db, yearId: number, dimension: BudgetDimension): BudgetSource | null {
  const row = db
    .prepare<[number, string], BudgetSource & { scale: AmountScale }>(
      `SELECT batch.id AS batchId, file.name AS fileName, batch.profile, batch.cut_off_date AS cutOffDate, batch.scale
         FROM official_source AS official
         JOIN import_batch AS batch ON batch.id = official.batch_id
         JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE official.year_id = ? AND official.dimension = ?`,
    )
    .get(yearId, dimension);
  return row ?? null;
}

const sumsSql = `sum(line.pia_cents) AS pia, sum(line.modifications_cents) AS modifications, sum(line.pim_cents) AS pim,
  sum(line.certificado_cents) AS certificado, sum(line.compromiso_cents) AS compromiso,
  sum(line.devengado_cents) AS devengado, sum(line.girado_cents) AS girado`;

/** A batch without the classifier has it empty in every row, and no rows to show. */
const rowsSql = {
  generica: `SELECT line.generica_code AS code, coalesce(catalogue.name, own.name, line.generica_code) AS name, ${sumsSql}
      FROM budget_sum AS line
      LEFT JOIN generica AS catalogue ON catalogue.year_id = @yearId AND catalogue.code = line.generica_code
      LEFT JOIN batch_name AS own
        ON own.batch_id = line.batch_id AND own.classifier = 'genericaCode' AND own.code = line.generica_code
     WHERE line.batch_id = @batchId AND line.generica_code <> '' GROUP BY line.generica_code ORDER BY line.generica_code`,
  activity: `SELECT line.activity_code AS code, coalesce(catalogue.name, own.name, line.activity_code) AS name, ${sumsSql}
      FROM budget_sum AS line
      LEFT JOIN activity AS catalogue ON catalogue.year_id = @yearId AND catalogue.code = line.activity_code
      LEFT JOIN batch_name AS own
        ON own.batch_id = line.batch_id AND own.classifier = 'activityCode' AND own.code = line.activity_code
     WHERE line.batch_id = @batchId AND line.activity_code <> '' GROUP BY line.activity_code ORDER BY line.activity_code`,
} as const satisfies Record<BudgetDimension, string>;
