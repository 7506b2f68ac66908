import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import type { Db } from '../db/open.ts';
import { findBrokenEntry } from '../undo/edit-log.ts';

/** What is wrong with stored data, as facts; the sentences are in strings/es/cli.ts. */
export type Damage =
  | { readonly kind: 'database'; readonly found: string }
  | { readonly kind: 'reference'; readonly table: string; readonly row: number; readonly parent: string }
  | { readonly kind: 'record'; readonly year: number; readonly entryId: number }
  | { readonly kind: 'source-file'; readonly name: string; readonly sha256: string };

/**
 * Proves the data of a folder as far as it can be proved from itself: SQLite's own structures, references between rows, the
 * hash chain of the record (C-30), and the bytes of every imported file against the fingerprint taken when it came in.
 */
export function verifyData(db: Db): readonly Damage[] {
  return [...structure(db), ...references(db), ...records(db), ...sourceFiles(db)];
}

function structure(db: Db): readonly Damage[] {
  const found = db.pragma('integrity_check') as readonly { integrity_check: string }[];
  return found
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok')
    .map((text) => ({ kind: 'database', found: text }));
}

function references(db: Db): readonly Damage[] {
  const found = db.pragma('foreign_key_check') as readonly { table: string; rowid: number; parent: string }[];
  return found.map(({ table, rowid, parent }) => ({ kind: 'reference', table, row: rowid, parent }));
}

function records(db: Db): readonly Damage[] {
  const years = db.prepare<[], { id: number; year: number }>('SELECT id, year FROM fiscal_year ORDER BY year').all();
  return years.flatMap(({ id, year }): readonly Damage[] => {
    const entryId = findBrokenEntry(db, id);
    return entryId === null ? [] : [{ kind: 'record', year, entryId }];
  });
}

type StoredFile = { readonly name: string; readonly sha256: string; readonly compressed: Buffer };

function sourceFiles(db: Db): readonly Damage[] {
  const damaged: Damage[] = [];
  const files = db.prepare<[], StoredFile>('SELECT name, sha256, compressed FROM source_file ORDER BY id');
  for (const { name, sha256, compressed } of files.iterate()) {
    if (fingerprint(compressed) !== sha256) damaged.push({ kind: 'source-file', name, sha256 });
  }
  return damaged;
}

/** Of the bytes as they came in; `null` where they do not even unpack, which is an answer too. */
function fingerprint(compressed: Buffer): string | null {
  try {
    return createHash('sha256').update(inflateSync(compressed)).digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return null;
    throw error;
  }
}
