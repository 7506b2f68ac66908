import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Refusal } from '#shared/contract/errors.ts';

/** Windows refuses to replace a file that an antivirus or a viewer holds for a moment; about two seconds in all. */
const retryDelays = [20, 50, 100, 200, 400, 600, 700];

/**
 * Writes a file whole or not at all (C-15): a temporary file beside it, flushed to the disk, then renamed over it. Until
 * that last step an earlier file of the same name is intact; after a failure nothing is left behind, and what a killed
 * program left is cleared.
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
    await clearLeftovers(path);
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

/** Long enough for the slowest share to take a file. */
const stillWriting = 60_000;

/**
 * Removes the temporary files of programs that were killed while they wrote this file. One that another program may be
 * writing now is spared: its last change is near that of the file just written, both by the clock of the same disk.
 */
async function clearLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const start = `.${basename(path)}.`;
  try {
    const { mtimeMs: written } = await stat(path);
    for (const name of await readdir(folder)) {
      if (!name.startsWith(start) || !/^[\da-f]{12}\.tmp$/.test(name.slice(start.length))) continue;
      const leftover = join(folder, name);
      if (written - (await stat(leftover)).mtimeMs > stillWriting) await rm(leftover);
    }
  } catch {
    // The output is whole and in its place; a leftover that cannot be removed may wait for the next one.
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
