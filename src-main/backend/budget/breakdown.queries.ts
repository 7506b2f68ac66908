import type { BudgetDimension, BudgetRow, BudgetSource } from '#shared/domain/budget.ts';
import {
  accumulate,
  type BudgetBreakdown,
  type BudgetCross,
  type BudgetGrouping,
  type BudgetMonths,
  type CrossCell,
  type MonthStage,
  monthStages,
} from '#shared/domain/budget-views.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import type { Db } from '../platform/db/open.ts';
import { budgetRows, officialSource } from './budget.queries.ts';
import { batchTotal, type Sums, toAmounts } from './sums.ts';

/** The imported budget by fuente or rubro, from the official file that has them; without one, no rows and `source: null`. */
export function budgetBreakdown(db: Db, yearId: number, by: BudgetGrouping): BudgetBreakdown {
  for (const dimension of dimensions) {
    const source = officialSource(db, yearId, dimension);
    if (source === null) continue;
    const rows = db.prepare<[number], Sums & { code: string; name: string }>(groupSql[by]).all(source.batchId);
    if (rows.length === 0) continue;
    return {
      by,
      rows: rows.map(({ code, name, ...sums }) => ({ code, name, ...toAmounts(sums) })),
      total: batchTotal(db, source.batchId),
      source,
    };
  }
  return { by, rows: [], total: toAmounts(undefined), source: null };
}

/** The rows of a dimension split by fuente or rubro, by the code of the row; empty where the official file does not say. */
export function budgetDetails(
  db: Db,
  yearId: number,
  dimension: BudgetDimension,
  by: BudgetGrouping,
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

/** Month by month and accumulated, of one row of a dimension or of all; only the stages that the official file has. */
export function budgetMonths(
  db: Db,
  yearId: number,
  { dimension, code }: { readonly dimension: BudgetDimension; readonly code: string | null },
): BudgetMonths {
  const source = officialSource(db, yearId, dimension);
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

const groupSql = {
  'funding-source': `SELECT line.funding_source_code AS code, coalesce(own.name, line.funding_source_code) AS name, ${sumsSql}
      FROM budget_sum AS line
      LEFT JOIN batch_name AS own ON own.batch_id = line.batch_id AND own.classifier = 'fundingSourceCode'
           AND own.code = line.funding_source_code
     WHERE line.batch_id = ? AND line.funding_source_code <> '' GROUP BY line.funding_source_code ORDER BY 1`,
  rubro: `SELECT line.rubro_code AS code, coalesce(own.name, line.rubro_code) AS name, ${sumsSql}
      FROM budget_sum AS line
      LEFT JOIN batch_name AS own ON own.batch_id = line.batch_id AND own.classifier = 'rubroCode'
           AND own.code = line.rubro_code
     WHERE line.batch_id = ? AND line.rubro_code <> '' GROUP BY line.rubro_code ORDER BY 1`,
} as const satisfies Record<BudgetGrouping, string>;

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
} as const satisfies Record<BudgetGrouping, string>;
