import type { Db } from '../platform/db/open.ts';

/**
 * Adds up the lines of a batch that was just written, by every combination screens group by. A batch never changes after its
 * import, so nobody has to read its lines again to show a table. To be called in the transaction that writes the lines.
 */
export function summariseBatch(db: Db, batchId: number): void {
  db.prepare(
    `INSERT INTO budget_sum
       SELECT batch_id, coalesce(generica_code, ''), coalesce(activity_code, ''), coalesce(funding_source_code, ''),
              coalesce(rubro_code, ''), sum(pia_cents), sum(modifications_cents), sum(pim_cents), sum(certificado_cents),
              sum(compromiso_cents), sum(devengado_cents), sum(girado_cents)
         FROM budget_line WHERE batch_id = ? GROUP BY 1, 2, 3, 4, 5`,
  ).run(batchId);
  db.prepare(
    `INSERT INTO budget_month_sum
       SELECT line.batch_id, coalesce(line.generica_code, ''), coalesce(line.activity_code, ''), month.stage, month.month,
              sum(month.amount_cents)
         FROM budget_line AS line JOIN budget_line_month AS month ON month.line_id = line.id
        WHERE line.batch_id = ? GROUP BY 1, 2, 3, 4, 5`,
  ).run(batchId);
}
