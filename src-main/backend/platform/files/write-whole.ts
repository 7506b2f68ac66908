import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '#shared/contract/errors.ts';

/** Windows refuses to replace a file that an antivirus or a viewer holds for a moment; about two seconds in all. */
const retryDelays = [20, 50, 100, 200, 400, 600, 700];

/**
 * Writes a file whole or not at all (C-15): a temporary file beside it, flushed to the disk, then renamed over it. Until
 * that last step an earlier file of the same name is intact; after a failure nothing is left behind.
 * @throws Refusal `output-locked` when another program holds the old file, `disk-full`, or `output-failed`.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await replace(temporary, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof Refusal ? error : refusalOf(error, path);
  }
}

/** Makes a rename in the folder survive power loss. Windows neither needs nor allows it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function replace(temporary: string, path: string): Promise<void> {
  for (const wait of [...retryDelays, null]) {
    try {
      await rename(temporary, path);
      return;
    } catch (error) {
      if (!isHeldByAnother(error)) throw error;
      if (wait === null) throw new Refusal('output-locked', { name: basename(path) });
      await delay(wait);
    }
  }
}

const isHeldByAnother = (error: unknown): boolean => ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error));

/** A folder standing where the file should go, a missing or read-only folder, a full disk: all are about this output alone. */
const refusalOf = (error: unknown, path: string): unknown => {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('disk-full');
  return code === '' ? error : new Refusal('output-failed', { name: basename(path), cause: code });
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
