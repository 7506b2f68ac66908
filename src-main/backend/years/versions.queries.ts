import { createHash } from 'node:crypto';
import type { Db } from '../platform/db/open.ts';
import { readContent } from './version-content.ts';

/** What the year holds now, by the hash of its content, and the newest named version that holds just that (VE5). */
export function presentVersion(db: Db, yearId: number): { readonly name: string | null; readonly hash: string } {
  const hash = createHash('sha256')
    .update(JSON.stringify(readContent(db, yearId)))
    .digest('hex');
  const name = db
    .prepare<[number, string], string>(
      'SELECT name FROM named_version WHERE year_id = ? AND sha256 = ? ORDER BY id DESC LIMIT 1',
    )
    .pluck()
    .get(yearId, hash);
  return { name: name ?? null, hash };
}
