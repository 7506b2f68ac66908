import { isDeepStrictEqual } from 'node:util';
import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { readReferenceSet } from '#shared/domain/reference/resource.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import { es } from '#shared/strings/es.ts';
import { issueSettings } from '../chapter/issue/issue.queries.ts';
import { issueChange } from '../chapter/issue/issue-change.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';
import { referenceChanges } from '../reference/structure-changes.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { settingSchemas } from '../years/settings.schema.ts';
import { readConfiguration } from './structure-file.ts';
import { structureChanges } from './take-structure.ts';

type Value = Input<'settings.setField'>['value'];

/**
 * Changes one setting of the year (CF1). `path` leads to a value that is there: `['tables', 'targets', 'title']`; nothing can
 * be added to the settings this way.
 * @throws Refusal `not-found` for a path that leads nowhere, `bad-value` for what the setting cannot be
 */
export function setSetting(
  db: Db,
  author: Author,
  { yearId, path, value }: Input<'settings.setField'>,
  label: string = es.settings.editLabel(path),
): void {
  transaction(db, () => {
    const [key = '', ...inside] = path;
    if (!isKey(key)) throw new Refusal('not-found', { what: 'setting' });
    const field = path.at(-1) ?? '';
    const parsed = settingSchemas[key].safeParse(replaced(yearSettings(db, yearId)[key], inside, value));
    if (!parsed.success)
      throw new Refusal('bad-value', { text: String(value ?? ''), expected: es.settings.expected(field) });
    const changes = [changeTo(db, yearId, { key, wanted: parsed.data })];
    applyEdit(db, author, { yearId, kind: 'edit', label, changes });
  });
}

/**
 * Takes over a configuration that was written to a file, as one act; the cut-off date stays that of the year.
 * @throws Refusal `bad-value` for a file that is not whole; nothing is changed then
 */
export function importSettings(db: Db, author: Author, { yearId, text, texts }: Input<'settings.import'>): void {
  const file = readConfiguration(text);
  transaction(db, () => {
    const { cutOffDate } = yearSettings(db, yearId).entity;
    const settings = { ...file.settings, entity: { ...file.settings.entity, cutOffDate } };
    const changes = [
      ...Object.entries(settings).map(([key, wanted]) => changeTo(db, yearId, { key, wanted })),
      ...(file.structure ? structureChanges(db, yearId, { ...file, structure: file.structure, texts }) : []),
      ...(file.structure ? referenceChanges(db, yearId, readReferenceSet(file.structure.references)) : []),
      ...contentsChange(db, yearId, file.contents),
    ];
    // Sections and rows that refer to each other go and come within one act.
    db.pragma('defer_foreign_keys = ON');
    applyEdit(db, author, { yearId, kind: 'edit', label: es.settings.importLabel, changes });
  });
}

/** Nothing where the year prints them so already. */
const contentsChange = (db: Db, yearId: number, contents: boolean | null): readonly Change[] =>
  contents === null || contents === issueSettings(db, yearId).contents
    ? []
    : [issueChange(db, yearId, { contents: contents ? 1 : 0 })];

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
