import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { NamedVersion } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, layOver, recordAct } from '../platform/undo/edit-log.ts';
import { changesBetween } from './content-changes.ts';
import { readContent, type YearContent } from './version-content.ts';

/** The named versions of a year, newest first. */
export function listVersions(db: Db, yearId: number): readonly NamedVersion[] {
  return db
    .prepare<[number], NamedVersion>(
      'SELECT id, name, made_at AS madeAt, made_by AS madeBy, sha256 FROM named_version WHERE year_id = ? ORDER BY id DESC',
    )
    .all(yearId);
}

/** Keeps the year as it is now under a name (VE1); also of a closed year. @throws Refusal `not-found` */
export function makeVersion(db: Db, author: Author, { yearId, name }: Input<'years.makeVersion'>): NamedVersion {
  return transaction(db, () => {
    const known = db.prepare('SELECT 1 FROM fiscal_year WHERE id = ?').get(yearId);
    if (known === undefined) throw new Refusal('not-found', { what: 'year' });
    const json = JSON.stringify(readContent(db, yearId));
    const version = {
      name: name.trim(),
      madeAt: author.at,
      madeBy: author.by,
      sha256: createHash('sha256').update(json).digest('hex'),
    };
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO named_version (year_id, name, made_at, made_by, content, sha256)
         VALUES (@yearId, @name, @madeAt, @madeBy, @content, @sha256)`,
      )
      .run({ yearId, ...version, content: deflateSync(json) });
    recordAct(db, author, { yearId, label: es.edits.version(version.name) });
    return { id: Number(lastInsertRowid), ...version };
  });
}

/**
 * Brings the year back to a named version. The present is not lost: it is kept as a version of its own first, and the
 * restoring is one act that undo takes back. What was imported later stays as evidence and no longer counts.
 * @throws Refusal `not-found`, `closed-year`; nothing is changed then
 */
export function restoreVersion(db: Db, author: Author, { yearId, versionId }: Input<'years.restoreVersion'>): void {
  transaction(db, () => {
    const version = storedVersion(db, { yearId, versionId });
    const changes = changesBetween(readContent(db, yearId), version.content);
    if (changes.length === 0) return;
    makeVersion(db, author, { yearId, name: es.years.beforeRestoring(version.name) });
    // Rows that refer to each other come and go within one statement of the person.
    db.pragma('defer_foreign_keys = ON');
    applyEdit(db, author, { yearId, kind: 'edit', label: es.edits.restore(version.name), changes });
  });
}

/**
 * What a query finds in the year as a named version kept it. Nothing is changed: the version is laid over the year inside a
 * transaction that is taken back. @throws Refusal `not-found`, `damaged-database`
 */
export function asOfVersion<T>(db: Db, which: Input<'years.restoreVersion'>, read: () => T): T {
  const { content } = storedVersion(db, which);
  const found: { value?: T } = {};
  const takenBack = new Error('taken back');
  try {
    transaction(db, () => {
      db.pragma('defer_foreign_keys = ON');
      layOver(db, changesBetween(readContent(db, which.yearId), content));
      found.value = read();
      throw takenBack;
    });
  } catch (error) {
    if (error !== takenBack) throw error;
  }
  return found.value as T;
}

function storedVersion(
  db: Db,
  { yearId, versionId }: Input<'years.restoreVersion'>,
): { readonly name: string; readonly content: Partial<YearContent> } {
  const version = db
    .prepare<[number, number], { name: string; content: Buffer; sha256: string }>(
      'SELECT name, content, sha256 FROM named_version WHERE id = ? AND year_id = ?',
    )
    .get(versionId, yearId);
  if (!version) throw new Refusal('not-found', { what: 'version' });
  const json = inflateSync(version.content).toString('utf8');
  if (createHash('sha256').update(json).digest('hex') !== version.sha256) throw new Refusal('damaged-database');
  return { name: version.name, content: JSON.parse(json) as Partial<YearContent> };
}
