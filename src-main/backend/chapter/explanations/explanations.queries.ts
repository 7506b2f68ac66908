import { groupBy } from '#shared/domain/group-by.ts';
import type { Db } from '../../platform/db/open.ts';
import type { ChapterData } from '../chapter-data.ts';

type Tables = keyof ChapterData['explanations'];

/** What people say about rows of tables (TC11), by table and key of the row. */
export function explanationsOfYear(db: Db, yearId: number): ChapterData['explanations'] {
  const rows = db
    .prepare<[number], { tableKey: Tables; rowKey: string; text: string }>(
      `SELECT table_key AS tableKey, row_key AS rowKey, text
         FROM row_explanation WHERE year_id = ? ORDER BY table_key, row_key`,
    )
    .all(yearId);
  return Object.fromEntries(
    [...groupBy(rows, ({ tableKey }) => tableKey)].map(([table, said]) => [
      table,
      new Map(said.map(({ rowKey, text }) => [rowKey, text])),
    ]),
  );
}
