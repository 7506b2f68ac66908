import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { type BudgetSource, sourceDimensions } from '#shared/domain/budget.ts';
import {
  type BudgetDifference,
  differenceOf,
  type SourceChoice,
  type SourceLine,
  type SourceLines,
} from '#shared/domain/budget-views.ts';
import type { Db } from '../platform/db/open.ts';
import { officialSource } from './budget.queries.ts';
import { batchTotal, type Sums, toAmounts } from './sums.ts';
import { sourceFor, sourceRows } from './view-sources.queries.ts';

/** The lines of the official file behind a figure (IM12): file, sheet, row and amounts, in the order of the file. */
export function sourceLines(db: Db, input: Input<'budget.sourceLines'>): SourceLines {
  const source = officialSource(db, input.yearId, input.dimension);
  if (source === null) return { source, count: 0, total: toAmounts(undefined), lines: [] };
  const which = {
    batchId: source.batchId,
    generica: input.genericaCode,
    activity: input.activityCode,
    fundingSource: input.fundingSourceCode,
    rubro: input.rubroCode,
  };
  const all = db
    .prepare<[typeof which], Sums & { count: number }>(`SELECT count(*) AS count, ${sumsSql} ${whichSql}`)
    .get(which);
  return {
    source,
    count: all?.count ?? 0,
    total: toAmounts(all),
    lines: db
      .prepare<[typeof which & { limit: number }], Sums & StoredLine>(
        `SELECT line.sheet, line.source_row AS row, line.generica_code AS genericaCode,
                line.activity_code AS activityCode, line.funding_source_code AS fundingSourceCode,
                line.rubro_code AS rubroCode,
                concat_ws('.', line.transaction_code, line.generica_digit, line.subgenerica_code,
                          line.subgenerica_detail_code, line.specific_code, line.specific_detail_code) AS specific,
                line.pia_cents AS pia, line.modifications_cents AS modifications, line.pim_cents AS pim,
                line.certificado_cents AS certificado, line.compromiso_cents AS compromiso,
                line.devengado_cents AS devengado, line.girado_cents AS girado
           ${whichSql} ORDER BY line.sheet, line.source_row, line.id LIMIT @limit`,
      )
      .all({ ...which, limit: input.limit })
      .map(({ sheet, row, genericaCode, activityCode, fundingSourceCode, rubroCode, specific, ...amounts }) => ({
        ...{ sheet, row, genericaCode, activityCode, fundingSourceCode, rubroCode, specific },
        ...toAmounts(amounts),
      })),
  };
}

/** The files that could speak for each dimension of the year, the newest first; of the total of the unit, all that have one. */
export function budgetSources(db: Db, yearId: number): readonly SourceChoice[] {
  const batches = activeBatches(db, yearId);
  return sourceDimensions.flatMap((dimension) => {
    // The total that the tables print is that of table 20.
    const official = sourceFor(db, yearId, dimension === 'unit' ? 'generica' : dimension)?.batchId;
    return batches
      .filter(({ batchId }) => sourceRows(db, yearId, batchId, dimension).length > 0)
      .map((batch) => ({
        ...batch,
        dimension,
        official: batch.batchId === official,
        total: batchTotal(db, batch.batchId),
      }));
  });
}

/** What changed from one imported file to another, in one dimension. @throws Refusal `not-found` for a batch of another year */
export function budgetDifference(db: Db, input: Input<'budget.difference'>): BudgetDifference {
  const known = new Set(
    db.prepare<[number], number>('SELECT id FROM import_batch WHERE year_id = ?').pluck().all(input.yearId),
  );
  if (!known.has(input.before) || !known.has(input.after)) throw new Refusal('not-found', { what: 'batch' });
  const side = (batchId: number) => ({
    rows: sourceRows(db, input.yearId, batchId, input.dimension),
    total: batchTotal(db, batchId),
  });
  return differenceOf(side(input.before), side(input.after));
}

type StoredLine = Omit<SourceLine, keyof Sums>;
type ActiveBatch = BudgetSource & { readonly importedAt: string };

const activeBatches = (db: Db, yearId: number): readonly ActiveBatch[] =>
  db
    .prepare<[number], ActiveBatch>(
      `SELECT batch.id AS batchId, file.name AS fileName, batch.profile, batch.cut_off_date AS cutOffDate, batch.scale,
              batch.imported_at AS importedAt
         FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE batch.year_id = ? AND batch.state = 'active' ORDER BY batch.id DESC`,
    )
    .all(yearId);

const sumsSql = `sum(line.pia_cents) AS pia, sum(line.modifications_cents) AS modifications, sum(line.pim_cents) AS pim,
  sum(line.certificado_cents) AS certificado, sum(line.compromiso_cents) AS compromiso,
  sum(line.devengado_cents) AS devengado, sum(line.girado_cents) AS girado`;

/** No code: any. */
const whichSql = `FROM budget_line AS line
  WHERE line.batch_id = @batchId AND (@generica IS NULL OR line.generica_code = @generica)
    AND (@activity IS NULL OR line.activity_code = @activity)
    AND (@fundingSource IS NULL OR line.funding_source_code = @fundingSource)
    AND (@rubro IS NULL OR line.rubro_code = @rubro)`;
