import { Refusal } from '#shared/contract/errors.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import type { Db } from '../platform/db/open.ts';
import { settingsSchema } from './settings.schema.ts';

/**
 * Everything that varies between years, as stored for this one.
 * @throws Refusal `not-found` for a year that does not exist; Error when a stored setting is not what its schema says.
 */
export function yearSettings(db: Db, yearId: number): YearSettings {
  const rows = db
    .prepare<[number], { key: string; value: string }>('SELECT key, value FROM setting WHERE year_id = ?')
    .all(yearId);
  if (rows.length === 0) throw new Refusal('not-found', { what: 'year' });
  return settingsSchema.parse(Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)])));
}
