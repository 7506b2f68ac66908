import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflate, deflateSync } from 'node:zlib';
import type { StoredBytes } from './insert-batch.ts';

/** The bytes of a file as evidence keeps them (IM12). */
export async function storedBytes(path: string): Promise<StoredBytes> {
  const bytes = await readFile(path);
  return { ...identityOf(bytes), compressed: await promisify(deflate)(bytes) };
}

/** The same for bytes at hand, in a thread where nobody waits. */
export const compressed = (bytes: Buffer): StoredBytes => ({ ...identityOf(bytes), compressed: deflateSync(bytes) });

const identityOf = (bytes: Buffer): Pick<StoredBytes, 'sha256' | 'size'> => ({
  sha256: createHash('sha256').update(bytes).digest('hex'),
  size: bytes.length,
});
