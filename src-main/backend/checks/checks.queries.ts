import type { AmountScale, BudgetDimension, BudgetRow } from '#shared/domain/budget.ts';
import type { UndatedSource } from '#shared/domain/budget-checks.ts';
import type { ControlTotals } from '#shared/domain/imports.ts';
import { signDate } from '#shared/domain/sign-off.ts';
import { budgetRows, totalsOfBatch } from '../budget/budget.queries.ts';
import type { Db } from '../platform/db/open.ts';

/** An imported source that is not the official one of a dimension, kept beside it (IM16). */
export type SourceBeside = {
  readonly dimension: BudgetDimension;
  readonly fileName: string;
  readonly cutOffDate: string | null;
  readonly scale: AmountScale;
  readonly rows: readonly BudgetRow[];
};

/** The active sources beside the official ones, for the dimensions that their lines carry. */
export function sourcesBeside(db: Db, yearId: number): readonly SourceBeside[] {
  return db
    .prepare<[number], Omit<SourceBeside, 'rows'> & { batchId: number }>(
      `SELECT batch.id AS batchId, official.dimension, file.name AS fileName, batch.cut_off_date AS cutOffDate, batch.scale
         FROM official_source AS official
         JOIN import_batch AS batch
           ON batch.year_id = official.year_id AND batch.state = 'active' AND batch.id <> official.batch_id
         JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE official.year_id = ?
          AND EXISTS (SELECT 1 FROM budget_line AS line WHERE line.batch_id = batch.id
                         AND CASE official.dimension WHEN 'generica' THEN line.generica_code ELSE line.activity_code END
                             IS NOT NULL)
        ORDER BY official.dimension, batch.id`,
    )
    .all(yearId)
    .map(({ batchId, ...source }) => ({ ...source, rows: budgetRows(db, yearId, batchId, source.dimension) }));
}

/** An imported file that no table is made of (by month, rubro, the whole unit …): its total is a control (IM16). */
export type TotalBeside = {
  readonly fileName: string;
  readonly cutOffDate: string | null;
  readonly scale: AmountScale;
  readonly rows: number;
  readonly total: ControlTotals;
};

/** The official files that do not say their cut-off (IM14), each once. */
export function undatedSources(db: Db, yearId: number): readonly UndatedSource[] {
  return db
    .prepare<[number], { fileName: string; importedAt: string }>(
      `SELECT DISTINCT file.name AS fileName, batch.imported_at AS importedAt
         FROM official_source AS official
         JOIN import_batch AS batch ON batch.id = official.batch_id AND batch.cut_off_date IS NULL
         JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE official.year_id = ? ORDER BY batch.id`,
    )
    .all(yearId)
    .map(({ fileName, importedAt }) => ({ fileName, importedOn: signDate(importedAt) }));
}

/** The active files without genérica and without actividad. */
export function totalsBeside(db: Db, yearId: number): readonly TotalBeside[] {
  return db
    .prepare<[number], Omit<TotalBeside, 'total'> & { batchId: number }>(
      `SELECT batch.id AS batchId, file.name AS fileName, batch.cut_off_date AS cutOffDate, batch.scale, batch.lines AS rows
         FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE batch.year_id = ? AND batch.state = 'active'
          AND NOT EXISTS (SELECT 1 FROM budget_sum AS line WHERE line.batch_id = batch.id
                             AND (line.generica_code <> '' OR line.activity_code <> ''))
        ORDER BY batch.id`,
    )
    .all(yearId)
    .map(({ batchId, ...source }) => ({ ...source, total: totalsOfBatch(db, batchId) }));
}
