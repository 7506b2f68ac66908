import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { Refusal } from '#shared/contract/errors.ts';
import type { Db } from '../../platform/db/open.ts';
import { findBrokenEntry } from '../../platform/undo/edit-log.ts';

export type InputFile = { readonly name: string; readonly sha256: string; readonly bytes: Uint8Array };

/** The files that count in the year, byte by byte as they came in, oldest first. @throws Refusal `damaged-database` where they are not */
export function inputFiles(db: Db, yearId: number): readonly InputFile[] {
  return db
    .prepare<[number], { name: string; sha256: string; compressed: Buffer }>(
      `SELECT file.name, file.sha256, file.compressed FROM source_file AS file
        WHERE file.id IN (SELECT source_file_id FROM import_batch WHERE year_id = ? AND state = 'active')
        ORDER BY file.id`,
    )
    .all(yearId)
    .map(({ compressed, ...file }) => ({ ...file, bytes: wholeBytes(compressed, file.sha256) }));
}

function wholeBytes(compressed: Buffer, sha256: string): Uint8Array {
  let bytes: Buffer;
  try {
    bytes = inflateSync(compressed);
  } catch {
    throw new Refusal('damaged-database');
  }
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Refusal('damaged-database');
  return bytes;
}

/** One act as the record keeps it, with the hash that chains it to the one before (VE4). */
export type RecordEntry = {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly label: string;
  readonly reason: string | null;
  readonly aboutId: number | null;
  readonly changes: unknown;
  readonly hash: string;
};

/** The whole record of the year, oldest first. @throws Refusal `damaged-database` where its chain is broken (C-30) */
export function wholeRecord(db: Db, yearId: number): readonly RecordEntry[] {
  if (findBrokenEntry(db, yearId) !== null) throw new Refusal('damaged-database');
  return db
    .prepare<[number], Omit<RecordEntry, 'changes'> & { changes: string }>(
      `SELECT id, at, by, kind, label, reason, about_id AS aboutId, changes, hash
         FROM edit_log WHERE year_id = ? ORDER BY id`,
    )
    .all(yearId)
    .map((entry) => ({ ...entry, changes: JSON.parse(entry.changes) as unknown }));
}
