import { isTableDimension, type OfficialDimension } from '#shared/domain/budget.ts';
import type { Db } from '../platform/db/open.ts';
import { type Change, freshId } from '../platform/undo/edit-log.ts';

/** The change that makes a batch speak for a dimension. To be called in the transaction of its edit. */
export function officialChange(db: Db, yearId: number, dimension: OfficialDimension, batchId: number): Change {
  const table = isTableDimension(dimension) ? 'official_source' : 'view_source';
  const present = db
    .prepare<[number, string], { id: number; batch_id: number }>(presentSql[table])
    .get(yearId, dimension);
  if (present) {
    const before = { batch_id: present.batch_id };
    return { table, id: present.id, before, after: { batch_id: batchId } };
  }
  const after = { year_id: yearId, dimension, batch_id: batchId };
  if (!isTableDimension(dimension)) return { table, id: freshId(db, table), before: null, after };
  // An id of its own for each year and dimension: one that is free now could be taken when this is done again after undo.
  return { table, id: yearId * 2 + (dimension === 'generica' ? 0 : 1), before: null, after };
}

const presentSql = {
  official_source: 'SELECT id, batch_id FROM official_source WHERE year_id = ? AND dimension = ?',
  view_source: 'SELECT id, batch_id FROM view_source WHERE year_id = ? AND dimension = ?',
} as const;
