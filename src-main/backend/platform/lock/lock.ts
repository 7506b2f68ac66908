import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Refusal } from '#shared/contract/errors.ts';

export type Lock = { readonly release: () => void };

/** Beside the database, never the database itself: readers of the data are not kept out, only a second writer is. */
export const lockFileName = 'en-uso.sqlite';

/**
 * One writing program per data folder (C-12). The lock is a file lock that SQLite holds for us on every system and that the
 * operating system frees when the process ends in whatever way: a PID file would outlive a crash.
 * Taken before anything of the data is opened; the one that comes second touches no file.
 * @throws Refusal `data-in-use`
 */
export function acquireLock(dataDir: string): Lock {
  const db = new Database(join(dataDir, lockFileName), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) throw new Refusal('data-in-use');
    throw error;
  }
  return { release: () => void db.close() };
}
