import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { Refusal } from '#shared/contract/errors.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/db/open.ts';
import { writeTemporary } from '../platform/files/write-temporary.ts';

/**
 * The file behind an import, byte by byte as it came in (IM12), written to the folder that the next start clears. The handle
 * is for `shell.showInFolder` and `chapter.download`. Of a national file these are the rows that were kept.
 * @throws Refusal `not-found` for an unknown batch, `damaged-database` when the bytes are not those that came in.
 */
export async function writeOriginal(
  context: Context,
  batchId: number,
): Promise<{ readonly handle: string; readonly name: string }> {
  const { name, sha256, compressed } = storedFile(context.db, batchId);
  const bytes = await promisify(inflate)(compressed);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Refusal('damaged-database');
  return writeTemporary(context, name, bytes);
}

type StoredFile = { readonly name: string; readonly sha256: string; readonly compressed: Buffer };

function storedFile(db: Db, batchId: number): StoredFile {
  const file = db
    .prepare<[number], StoredFile>(
      `SELECT file.name, file.sha256, file.compressed
         FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id WHERE batch.id = ?`,
    )
    .get(batchId);
  if (!file) throw new Refusal('not-found', { what: 'batch' });
  return file;
}
