import {
  type AmountScale,
  type BudgetRow,
  type BudgetSource,
  isTableDimension,
  type OfficialDimension,
  type SourceDimension,
} from '#shared/domain/budget.ts';
import type { BudgetGrouping } from '#shared/domain/budget-views.ts';
import { noAmounts } from '#shared/domain/overrides.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { budgetRows, officialSource } from './budget.queries.ts';
import { batchTotal, type Sums, toAmounts } from './sums.ts';

/**
 * The file that speaks for a dimension. For one that no table prints: the file chosen for it, else the file of the tables
 * where it has that classifier too (a SIAF report has them all); `null` while no file has it.
 */
export function sourceFor(db: Db, yearId: number, dimension: OfficialDimension): BudgetSource | null {
  if (isTableDimension(dimension)) return officialSource(db, yearId, dimension);
  const chosen = chosenSource(db, yearId, dimension);
  if (chosen !== null) return chosen;
  for (const table of ['generica', 'activity'] as const) {
    const source = officialSource(db, yearId, table);
    if (source !== null && sourceRows(db, yearId, source.batchId, dimension).length > 0) return source;
  }
  return null;
}

/** The file that a person or an import chose for a view; one whose import is undone speaks no more. */
export function chosenSource(db: Db, yearId: number, dimension: OfficialDimension): BudgetSource | null {
  const row = db
    .prepare<[number, string], BudgetSource & { scale: AmountScale }>(
      `SELECT batch.id AS batchId, file.name AS fileName, batch.profile, batch.cut_off_date AS cutOffDate, batch.scale
         FROM view_source AS chosen
         JOIN import_batch AS batch ON batch.id = chosen.batch_id AND batch.state = 'active'
         JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE chosen.year_id = ? AND chosen.dimension = ?`,
    )
    .get(yearId, dimension);
  return row ?? null;
}

/** What a batch says of the year in any dimension it has, official or not; no rows where it lacks the classifier. */
export function sourceRows(db: Db, yearId: number, batchId: number, dimension: SourceDimension): readonly BudgetRow[] {
  if (isTableDimension(dimension)) return budgetRows(db, yearId, batchId, dimension);
  if (dimension === 'month') return monthRows(db, batchId);
  if (dimension === 'unit') return unitRow(db, yearId, batchId);
  return groupRows(db, batchId, dimension);
}

/** The rows of a batch by product, fuente or rubro. */
export function groupRows(db: Db, batchId: number, by: BudgetGrouping): readonly BudgetRow[] {
  return db
    .prepare<[number], Sums & { code: string; name: string }>(groupSql[by])
    .all(batchId)
    .map(({ code, name, ...sums }) => ({ code, name, ...toAmounts(sums) }));
}

/** A month has flows alone: PIA and PIM are of the year. */
function monthRows(db: Db, batchId: number): readonly BudgetRow[] {
  return db
    .prepare<[number], { month: number; devengado: number | null; girado: number | null }>(
      `SELECT month, sum(amount_cents) FILTER (WHERE stage = 'devengado') AS devengado,
              sum(amount_cents) FILTER (WHERE stage = 'girado') AS girado
         FROM budget_month_sum WHERE batch_id = ? GROUP BY month ORDER BY month`,
    )
    .all(batchId)
    .map(({ month, devengado, girado }) => ({
      code: String(month).padStart(2, '0'),
      name: es.budget.months.names[month - 1] ?? '',
      ...toAmounts({ ...noAmounts, devengado, girado }),
    }));
}

function unitRow(db: Db, yearId: number, batchId: number): readonly BudgetRow[] {
  const total = batchTotal(db, batchId);
  if (total.pim === null && total.devengado === null) return [];
  const { secEjec, executingUnitName } = yearSettings(db, yearId).entity;
  return [{ code: secEjec, name: executingUnitName, ...total }];
}

const sumsSql = `sum(line.pia_cents) AS pia, sum(line.modifications_cents) AS modifications, sum(line.pim_cents) AS pim,
  sum(line.certificado_cents) AS certificado, sum(line.compromiso_cents) AS compromiso,
  sum(line.devengado_cents) AS devengado, sum(line.girado_cents) AS girado`;

const grouped = (table: 'budget_sum' | 'budget_line', column: string, classifier: string): string =>
  `SELECT line.${column} AS code, coalesce(own.name, line.${column}) AS name, ${sumsSql}
      FROM ${table} AS line
      LEFT JOIN batch_name AS own
        ON own.batch_id = line.batch_id AND own.classifier = '${classifier}' AND own.code = line.${column}
     WHERE line.batch_id = ? AND line.${column} <> '' GROUP BY line.${column} ORDER BY 1`;

/** The sums of a batch do not tell products apart, so those are added up from its lines. */
const groupSql: Readonly<Record<BudgetGrouping, string>> = {
  product: grouped('budget_line', 'product_code', 'productCode'),
  'funding-source': grouped('budget_sum', 'funding_source_code', 'fundingSourceCode'),
  rubro: grouped('budget_sum', 'rubro_code', 'rubroCode'),
};
