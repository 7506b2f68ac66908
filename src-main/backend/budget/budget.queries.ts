import {
  type AmountScale,
  type BudgetAmounts,
  type BudgetDimension,
  type BudgetMeasure,
  type BudgetRow,
  type BudgetSource,
  type BudgetView,
  budgetMeasures,
} from '#shared/domain/budget.ts';
import type { ControlTotals } from '#shared/domain/imports.ts';
import { cents } from '#shared/domain/money.ts';
import type { Db } from '../platform/db/open.ts';

/**
 * The official budget of a year in one dimension, in céntimos: rows by code, their total, and the file they come from.
 * Without an imported file: no rows, every total `null`, `source: null`. Names are those of the year's catalogue; a code the
 * catalogue lacks keeps the file's wording, and a code without any name is its own name.
 */
export function budgetView(db: Db, yearId: number, dimension: BudgetDimension): BudgetView {
  const source = officialSource(db, yearId, dimension);
  if (source === null) return { dimension, rows: [], total: noAmounts, source };
  return {
    dimension,
    rows: budgetRows(db, yearId, source.batchId, dimension),
    total: toAmounts(db.prepare<[number], Sums>(totalSql).get(source.batchId)),
    source,
  };
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
  const { pia, pim, devengado } = toAmounts(db.prepare<[number], Sums>(totalSql).get(batchId));
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

type Sums = Readonly<Record<BudgetMeasure, number | null>>;

const noAmounts: BudgetAmounts = {
  pia: null,
  modifications: null,
  pim: null,
  certificado: null,
  compromiso: null,
  devengado: null,
  girado: null,
};

/** A file either has a column or not, so a sum is `null` exactly where the source has no such column. */
function toAmounts(sums: Sums | undefined): BudgetAmounts {
  const amounts = { ...noAmounts };
  for (const measure of budgetMeasures) {
    const sum = sums?.[measure] ?? null;
    amounts[measure] = sum === null ? null : cents(sum);
  }
  return amounts;
}

const sumsSql = `sum(line.pia_cents) AS pia, sum(line.modifications_cents) AS modifications, sum(line.pim_cents) AS pim,
  sum(line.certificado_cents) AS certificado, sum(line.compromiso_cents) AS compromiso,
  sum(line.devengado_cents) AS devengado, sum(line.girado_cents) AS girado`;

const totalSql = `SELECT ${sumsSql} FROM budget_line AS line WHERE line.batch_id = ?`;

const rowsSql = {
  generica: `SELECT line.generica_code AS code, coalesce(catalogue.name, own.name, line.generica_code) AS name, ${sumsSql}
      FROM budget_line AS line
      LEFT JOIN generica AS catalogue ON catalogue.year_id = @yearId AND catalogue.code = line.generica_code
      LEFT JOIN batch_name AS own
        ON own.batch_id = line.batch_id AND own.classifier = 'genericaCode' AND own.code = line.generica_code
     WHERE line.batch_id = @batchId GROUP BY line.generica_code ORDER BY line.generica_code`,
  activity: `SELECT line.activity_code AS code, coalesce(catalogue.name, own.name, line.activity_code) AS name, ${sumsSql}
      FROM budget_line AS line
      LEFT JOIN activity AS catalogue ON catalogue.year_id = @yearId AND catalogue.code = line.activity_code
      LEFT JOIN batch_name AS own
        ON own.batch_id = line.batch_id AND own.classifier = 'activityCode' AND own.code = line.activity_code
     WHERE line.batch_id = @batchId GROUP BY line.activity_code ORDER BY line.activity_code`,
} as const satisfies Record<BudgetDimension, string>;
