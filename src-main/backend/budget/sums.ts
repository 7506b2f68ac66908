import { type BudgetAmounts, type BudgetMeasure, budgetMeasures } from '#shared/domain/budget.ts';
import { cents } from '#shared/domain/money.ts';
import { noAmounts } from '#shared/domain/overrides.ts';
import type { Db } from '../platform/db/open.ts';

/** Amounts as SQL names them. */
export type Sums = Readonly<Record<BudgetMeasure, number | null>>;

/** A file either has a column or not, so a sum is `null` exactly where the source has no such column. */
export function toAmounts(sums: Sums | undefined): BudgetAmounts {
  const amounts = { ...noAmounts };
  for (const measure of budgetMeasures) {
    const sum = sums?.[measure] ?? null;
    amounts[measure] = sum === null ? null : cents(sum);
  }
  return amounts;
}

/** What a whole batch adds up to, in céntimos. */
export function batchTotal(db: Db, batchId: number): BudgetAmounts {
  return toAmounts(
    db
      .prepare<[number], Sums>(
        `SELECT sum(pia_cents) AS pia, sum(modifications_cents) AS modifications, sum(pim_cents) AS pim,
                sum(certificado_cents) AS certificado, sum(compromiso_cents) AS compromiso,
                sum(devengado_cents) AS devengado, sum(girado_cents) AS girado
           FROM budget_sum WHERE batch_id = ?`,
      )
      .get(batchId),
  );
}
