import type { BudgetDimension, BudgetRow, BudgetSource } from '#shared/domain/budget.ts';
import {
  accumulate,
  type BudgetBreakdown,
  type BudgetCross,
  type BudgetGrouping,
  type BudgetMonths,
  type CrossCell,
  type DetailGrouping,
  type MonthStage,
  monthStages,
} from '#shared/domain/budget-views.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import type { Db } from '../platform/db/open.ts';
import { budgetRows, officialSource } from './budget.queries.ts';
import { batchTotal, type Sums, toAmounts } from './sums.ts';
import { chosenSource, groupRows, sourceFor, sourceRows } from './view-sources.queries.ts';

/** The imported budget by product, fuente or rubro, from the file that speaks for it; without one, no rows and `source: null`. */
export function budgetBreakdown(db: Db, yearId: number, by: BudgetGrouping): BudgetBreakdown {
  const source = sourceFor(db, yearId, by);
  if (source === null) return { by, rows: [], total: toAmounts(undefined), source };
  return { by, rows: groupRows(db, source.batchId, by), total: batchTotal(db, source.batchId), source };
}

/** The rows of a dimension split by fuente or rubro, by the code of the row; empty where the official file does not say. */
export function budgetDetails(
  db: Db,
  yearId: number,
  dimension: BudgetDimension,
  by: DetailGrouping,
): ReadonlyMap<string, readonly BudgetRow[]> {
  const source = officialSource(db, yearId, dimension);
  const details = new Map<string, BudgetRow[]>();
  if (source === null) return details;
  const rows = db
    .prepare<[{ batchId: number; dimension: BudgetDimension }], Sums & Record<'parent' | 'code' | 'name', string>>(
      detailSql[by],
    )
    .all({ batchId: source.batchId, dimension });
  for (const { parent, code, name, ...sums } of rows) {
    const parts = details.get(parent) ?? [];
    parts.push({ code, name, ...toAmounts(sums) });
    details.set(parent, parts);
  }
  return details;
}

/**
 * Month by month and accumulated, of one row of a dimension or of all; only the stages that the file has. The whole budget may
 * come from a file of its own (`sourceFor` 'month'); one row only from the official file of its dimension.
 */
export function budgetMonths(
  db: Db,
  yearId: number,
  { dimension, code }: { readonly dimension: BudgetDimension; readonly code: string | null },
): BudgetMonths {
  const own = officialSource(db, yearId, dimension);
  const source = code === null ? (chosenSource(db, yearId, 'month') ?? withMonths(db, yearId, own)) : own;
  const found = source === null ? [] : monthSums(db, source.batchId, { dimension, code });
  const stages = monthStages
    .filter((stage) => found.some((row) => row.stage === stage))
    .map((stage) => {
      const of = new Map(found.filter((row) => row.stage === stage).map((row) => [row.month, cents(row.amount)]));
      const months = Array.from({ length: 12 }, (_, index): Cents | null => of.get(index + 1) ?? null);
      return { stage, months, accumulated: accumulate(months) };
    });
  return { dimension, code, stages, source };
}

/** Genérica × actividad from the official file that has both; of a file with one of them alone nothing can be said. */
export function budgetCross(db: Db, yearId: number): BudgetCross {
  for (const dimension of dimensions) {
    const source = officialSource(db, yearId, dimension);
    const cells = source === null ? [] : crossCells(db, source);
    if (source === null || cells.length === 0) continue;
    const names = (of: BudgetDimension) =>
      budgetRows(db, yearId, source.batchId, of).map(({ code, name }) => ({ code, name }));
    return { genericas: names('generica'), activities: names('activity'), cells, source };
  }
  return { genericas: [], activities: [], cells: [], source: null };
}

const dimensions: readonly BudgetDimension[] = ['generica', 'activity'];

function crossCells(db: Db, { batchId }: BudgetSource): readonly CrossCell[] {
  return db
    .prepare<[number], Sums & Pick<CrossCell, 'genericaCode' | 'activityCode'>>(
      `SELECT line.generica_code AS genericaCode, line.activity_code AS activityCode, ${sumsSql}
         FROM budget_sum AS line
        WHERE line.batch_id = ? AND line.generica_code <> '' AND line.activity_code <> ''
        GROUP BY line.generica_code, line.activity_code ORDER BY 1, 2`,
    )
    .all(batchId)
    .map(({ genericaCode, activityCode, ...sums }) => ({ genericaCode, activityCode, ...toAmounts(sums) }));
}

/** The file of the dimension where it has months, else any that has. */
const withMonths = (db: Db, yearId: number, own: BudgetSource | null): BudgetSource | null =>
  own !== null && sourceRows(db, yearId, own.batchId, 'month').length > 0 ? own : sourceFor(db, yearId, 'month');

type MonthSum = { readonly stage: MonthStage; readonly month: number; readonly amount: number };

function monthSums(
  db: Db,
  batchId: number,
  { dimension, code }: { readonly dimension: BudgetDimension; readonly code: string | null },
): readonly MonthSum[] {
  const generica = dimension === 'generica' ? code : null;
  const activity = dimension === 'activity' ? code : null;
  return db
    .prepare<{ batchId: number; generica: string | null; activity: string | null }, MonthSum>(
      `SELECT stage, month, sum(amount_cents) AS amount FROM budget_month_sum
        WHERE batch_id = @batchId AND (@generica IS NULL OR generica_code = @generica)
          AND (@activity IS NULL OR activity_code = @activity)
        GROUP BY stage, month`,
    )
    .all({ batchId, generica, activity });
}

const sumsSql = `sum(line.pia_cents) AS pia, sum(line.modifications_cents) AS modifications, sum(line.pim_cents) AS pim,
  sum(line.certificado_cents) AS certificado, sum(line.compromiso_cents) AS compromiso,
  sum(line.devengado_cents) AS devengado, sum(line.girado_cents) AS girado`;

const detailSql = {
  'funding-source': `SELECT CASE @dimension WHEN 'generica' THEN line.generica_code ELSE line.activity_code END AS parent,
             line.funding_source_code AS code, coalesce(own.name, line.funding_source_code) AS name, ${sumsSql}
        FROM budget_sum AS line
        LEFT JOIN batch_name AS own ON own.batch_id = line.batch_id AND own.classifier = 'fundingSourceCode'
             AND own.code = line.funding_source_code
       WHERE line.batch_id = @batchId AND line.funding_source_code <> '' GROUP BY 1, 2 ORDER BY 1, 2`,
  rubro: `SELECT CASE @dimension WHEN 'generica' THEN line.generica_code ELSE line.activity_code END AS parent,
             line.rubro_code AS code, coalesce(own.name, line.rubro_code) AS name, ${sumsSql}
        FROM budget_sum AS line
        LEFT JOIN batch_name AS own ON own.batch_id = line.batch_id AND own.classifier = 'rubroCode'
             AND own.code = line.rubro_code
       WHERE line.batch_id = @batchId AND line.rubro_code <> '' GROUP BY 1, 2 ORDER BY 1, 2`,
} as const satisfies Record<DetailGrouping, string>;
