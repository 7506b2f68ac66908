import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { settingSchemas, settingsSchema } from '../years/settings.schema.ts';

type Value = Input<'settings.setField'>['value'];

/**
 * Changes one setting of the year (CF1). `path` leads to a value that is there: `['tables', 'targets', 'title']`; nothing can
 * be added to the settings this way.
 * @throws Refusal `not-found` for a path that leads nowhere, `bad-value` for what the setting cannot be
 */
export function setSetting(db: Db, author: Author, { yearId, path, value }: Input<'settings.setField'>): void {
  transaction(db, () => {
    const [key = '', ...inside] = path;
    if (!isKey(key)) throw new Refusal('not-found', { what: 'setting' });
    const field = path.at(-1) ?? '';
    const parsed = settingSchemas[key].safeParse(replaced(yearSettings(db, yearId)[key], inside, value));
    if (!parsed.success)
      throw new Refusal('bad-value', { text: String(value ?? ''), expected: es.settings.expected(field) });
    const changes = [changeTo(db, yearId, { key, wanted: parsed.data })];
    applyEdit(db, author, { yearId, kind: 'edit', label: es.settings.editLabel(path), changes });
  });
}

const fileSchema = z.strictObject({ format: z.literal('memoria-ufpp/configuration/1'), settings: settingsSchema });

/** The configuration as a text that another year or another unit can read (CF2). */
export const settingsFile = (settings: YearSettings): string =>
  `${JSON.stringify({ format: 'memoria-ufpp/configuration/1', settings }, null, 2)}\n`;

/**
 * Takes over a configuration that was written to a file, as one act; the cut-off date stays that of the year.
 * @throws Refusal `bad-value` for a file that is not whole; nothing is changed then
 */
export function importSettings(db: Db, author: Author, { yearId, text }: Input<'settings.import'>): void {
  const { settings } = readFile(text);
  transaction(db, () => {
    const { cutOffDate } = yearSettings(db, yearId).entity;
    const changes = Object.entries({ ...settings, entity: { ...settings.entity, cutOffDate } }).map(([key, wanted]) =>
      changeTo(db, yearId, { key, wanted }),
    );
    applyEdit(db, author, { yearId, kind: 'edit', label: es.settings.importLabel, changes });
  });
}

function readFile(text: string): z.output<typeof fileSchema> {
  const refused = new Refusal('bad-value', { text: es.settings.file, expected: es.settings.expectedFile });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refused;
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) throw refused;
  return parsed.data;
}

const isKey = (key: string): key is keyof YearSettings => Object.hasOwn(settingSchemas, key);

/**
 * A value that reads the same stays as it is written, so that it leaves no entry in the record. A year that was made before
 * there was such a setting has no row for it yet.
 */
function changeTo(db: Db, yearId: number, { key, wanted }: { readonly key: string; readonly wanted: unknown }): Change {
  const row = db
    .prepare<[number, string], { id: number; value: string }>(
      'SELECT id, value FROM setting WHERE year_id = ? AND key = ?',
    )
    .get(yearId, key);
  const value = JSON.stringify(wanted);
  if (!row) {
    const usual: unknown = Reflect.get(yearSettings(db, yearId), key);
    const image = { year_id: yearId, key, value };
    return {
      table: 'setting',
      id: freshId(db, 'setting'),
      before: isDeepStrictEqual(usual, wanted) ? image : null,
      after: image,
    };
  }
  const present = isKey(key) ? settingSchemas[key].parse(JSON.parse(row.value)) : null;
  const after = isDeepStrictEqual(present, wanted) ? row.value : value;
  return { table: 'setting', id: row.id, before: { value: row.value }, after: { value: after } };
}

function replaced(present: unknown, [first, ...rest]: readonly string[], value: Value): unknown {
  if (first === undefined) return value;
  if (typeof present !== 'object' || present === null || Array.isArray(present) || !Object.hasOwn(present, first))
    throw new Refusal('not-found', { what: 'setting' });
  const inside: unknown = Reflect.get(present, first);
  return { ...present, [first]: replaced(inside, rest, value) };
}
