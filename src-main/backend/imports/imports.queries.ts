import { Refusal } from '#shared/contract/errors.ts';
import type { ImportBatch } from '#shared/contract/types.ts';
import type { OfficialDimension } from '#shared/domain/budget.ts';
import { cents } from '#shared/domain/money.ts';
import type { Db } from '../platform/db/open.ts';

/** Every import of the year, newest first; those undone or replaced stay as evidence (IM12). */
export function importHistory(db: Db, yearId: number): readonly ImportBatch[] {
  return db
    .prepare<[number], StoredBatch>(`${batchSql} WHERE batch.year_id = ? ORDER BY batch.id DESC`)
    .all(yearId)
    .map(toBatch);
}

/** @throws Refusal `not-found` */
export function importBatch(db: Db, batchId: number): ImportBatch {
  const row = db.prepare<[number], StoredBatch>(`${batchSql} WHERE batch.id = ?`).get(batchId);
  if (!row) throw new Refusal('not-found', { what: 'batch' });
  return toBatch(row);
}

type StoredBatch = Omit<ImportBatch, 'totals' | 'officialFor'> & {
  readonly pia: number | null;
  readonly pim: number | null;
  readonly devengado: number | null;
  /** JSON list of dimensions. */
  readonly officialFor: string;
};

const batchSql = `SELECT batch.id, file.name AS fileName, batch.profile, batch.sheet, batch.cut_off_date AS cutOffDate,
    batch.imported_at AS importedAt, batch.imported_by AS importedBy, batch.lines, batch.state,
    batch.pia_cents AS pia, batch.pim_cents AS pim, batch.devengado_cents AS devengado,
    (SELECT json_group_array(dimension ORDER BY place)
       FROM (SELECT dimension, id AS place FROM official_source WHERE batch_id = batch.id
             UNION ALL SELECT dimension, id + 1e9 FROM view_source WHERE batch_id = batch.id)) AS officialFor
  FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id`;

const toBatch = ({ pia, pim, devengado, officialFor, ...batch }: StoredBatch): ImportBatch => ({
  ...batch,
  totals: { pia: toCents(pia), pim: toCents(pim), devengado: toCents(devengado) },
  officialFor: JSON.parse(officialFor) as readonly OfficialDimension[],
});

const toCents = (value: number | null): ImportBatch['totals']['pia'] => (value === null ? null : cents(value));
