import { Refusal } from '#shared/contract/errors.ts';
import type { RememberedLayout, TableMapping } from '#shared/domain/table-mapping.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Author } from '../../platform/undo/edit-log.ts';
import type { KnownLayout, MappedTable } from './recognise.ts';

type StoredLayout = {
  readonly id: number;
  readonly fingerprint: string;
  readonly name: string;
  readonly headings: string;
  readonly mapping: string;
  readonly savedAt: string;
  readonly savedBy: string;
};

const stored = (db: Db): readonly StoredLayout[] =>
  db
    .prepare<[], StoredLayout>(
      `SELECT id, fingerprint, name, headings, mapping, saved_at AS savedAt, saved_by AS savedBy
         FROM table_layout ORDER BY name, id`,
    )
    .all();

/** What files are compared with. */
export const knownLayouts = (db: Db): readonly KnownLayout[] =>
  stored(db).map(({ id, name, fingerprint, mapping }) => ({
    id,
    name,
    fingerprint,
    mapping: ofLayout(JSON.parse(mapping) as TableMapping),
  }));

/** Rows are of one file; what they say is of its layout. Layouts of older versions may have them all the same. */
const ofLayout = ({ leftOut: _, ...mapping }: TableMapping): TableMapping => ({ ...mapping, lastRow: null });

/** The same for the person who reviews, renames and forgets them. */
export const rememberedLayouts = (db: Db): readonly RememberedLayout[] =>
  stored(db).map(({ id, name, headings, mapping, savedAt, savedBy }) => {
    const read = ofLayout(JSON.parse(mapping) as TableMapping);
    return {
      id,
      name,
      kind: read.kind,
      headings: JSON.parse(headings) as readonly string[],
      mapping: read,
      savedAt,
      savedBy,
    };
  });

/**
 * Keeps how a table is read for the next one with the same headings, whatever becomes of this import (IM9). Headings that are
 * known already get the new mapping and name.
 * @throws Refusal `bad-value` for a name without letters, `import-refused` for a table without headings
 */
export function rememberLayout(
  db: Db,
  by: Author,
  { name, table }: { readonly name: string; readonly table: MappedTable },
): void {
  if (table.fingerprint === null) throw new Refusal('import-refused');
  db.prepare(
    `INSERT INTO table_layout (fingerprint, name, headings, mapping, saved_at, saved_by)
     VALUES (@fingerprint, @name, @headings, @mapping, @at, @by)
     ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, headings = excluded.headings,
       mapping = excluded.mapping, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
  ).run({
    fingerprint: table.fingerprint,
    name: requireName(name),
    headings: JSON.stringify(table.columns.map(({ heading }) => heading)),
    mapping: JSON.stringify(ofLayout(table.mapping)),
    ...by,
  });
}

/** @throws Refusal `not-found`, `bad-value` */
export function renameLayout(db: Db, id: number, name: string): void {
  const { changes } = db.prepare('UPDATE table_layout SET name = ? WHERE id = ?').run(requireName(name), id);
  if (changes === 0) throw new Refusal('not-found', { what: 'layout' });
}

/** What was imported with it stays. @throws Refusal `not-found` */
export function forgetLayout(db: Db, id: number): void {
  const { changes } = db.prepare('DELETE FROM table_layout WHERE id = ?').run(id);
  if (changes === 0) throw new Refusal('not-found', { what: 'layout' });
}

function requireName(name: string): string {
  const written = name.replace(/\s+/g, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(written)) throw new Refusal('bad-value', { text: name, expected: '' });
  return written;
}
