import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { Refusal } from '#shared/contract/errors.ts';
import { renameFlushed } from '../files/flush.ts';
import { sqliteRefusal } from './errors.ts';
import { migrations } from './migrations/index.ts';
import { type Db, openConnection, transaction } from './open.ts';

/** "MUFP" in the file's header: another program's SQLite file is refused, not migrated. */
export const applicationId = 0x4d_55_46_50;

export type DatabaseFile = {
  readonly path: string;
  /** Makes a verified safety copy before a step is applied to data; whatever it throws stops the migration (C-7, C-10). */
  readonly backup: (db: Db) => void;
  /** The steps this program knows, in order; tests bring their own. */
  readonly steps?: readonly string[];
};

/**
 * Opens the data of a folder at the version of this program, creating or migrating it as needed. The lock must be held.
 * New data appears whole or not at all; a migration runs on a copy that takes the file's place when it is finished and
 * checked, so that a failure at any point leaves the file and its version as they were (C-10).
 * @throws Refusal `newer-database`, `foreign-database` or `damaged-database`; nothing is written then (C-4, C-11).
 */
export function openDatabase({ path, backup, steps = migrations }: DatabaseFile): Db {
  if (!existsSync(path)) create(path, steps);
  const version = withoutTrace(path, () => inspect(path, steps.length));
  if (version < steps.length) {
    const db = openConnection(path);
    try {
      backup(db);
      migrateCopy(db, path, version, steps);
    } finally {
      db.close();
    }
    swap(path);
  }
  return openConnection(path);
}

/** Opens the data to look at it while another program writes: no migration, no lock. */
export function openForReading(path: string, steps: readonly string[] = migrations): Db {
  const version = inspect(path, steps.length);
  if (version < steps.length) throw new Refusal('data-in-use');
  return openConnection(path, { readOnly: true });
}

function create(path: string, steps: readonly string[]): void {
  const unfinished = `${path}.nueva`;
  removeWithJournals(unfinished);
  try {
    const db = openConnection(unfinished);
    try {
      apply(db, 0, steps);
      db.pragma('journal_mode = DELETE'); // one single file, so that one rename is enough
    } finally {
      db.close();
    }
    renameFlushed(unfinished, path);
  } catch (error) {
    removeWithJournals(unfinished);
    throw error;
  }
}

/**
 * A reader of a WAL database leaves empty companions behind; where it refuses the file, what was not there before goes again.
 * Only for the holder of the lock, and only after a refusal: they are the companions of a writer that opens the file meanwhile.
 */
function withoutTrace(path: string, read: () => number): number {
  const missing = [`${path}-wal`, `${path}-shm`].filter((journal) => !existsSync(journal));
  try {
    return read();
  } catch (error) {
    for (const journal of missing) rmSync(journal, { force: true });
    throw error;
  }
}

/** Reads the version, and refuses what this program must not touch. */
function inspect(path: string, known: number): number {
  refuseForeignBytes(path);
  try {
    const db = openConnection(path, { readOnly: true });
    try {
      const version = Number(db.pragma('user_version', { simple: true }));
      if (db.pragma('application_id', { simple: true }) !== applicationId) throw new Refusal('foreign-database');
      if (version > known) throw new Refusal('newer-database', { found: String(version), known: String(known) });
      if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Refusal('damaged-database');
      return version;
    } finally {
      db.close();
    }
  } catch (error) {
    throw sqliteRefusal(error) ?? error;
  }
}

/** SQLite takes an empty file for an empty database: here it is data that was lost, and must not be replaced (C-4). */
function refuseForeignBytes(path: string): void {
  const header = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  if (header.toString('latin1') !== 'SQLite format 3\0') throw new Refusal('damaged-database');
}

function migrateCopy(db: Db, path: string, version: number, steps: readonly string[]): void {
  const unfinished = unfinishedOf(path);
  removeWithJournals(unfinished);
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    const copy = openConnection(unfinished);
    try {
      apply(copy, version, steps);
      const damage = copy.pragma('integrity_check', { simple: true });
      const orphans = copy.pragma('foreign_key_check') as readonly unknown[];
      if (damage !== 'ok' || orphans.length > 0) throw new Error(`migration broke the data: ${String(damage)}`);
      copy.pragma('journal_mode = DELETE');
    } finally {
      copy.close();
    }
  } catch (error) {
    removeWithJournals(unfinished);
    throw error;
  }
}

/** The old file is closed by now, its WAL written back and gone; one that is still there would be applied to the new file. */
function swap(path: string): void {
  const unfinished = unfinishedOf(path);
  try {
    if (existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0) throw new Refusal('data-in-use');
    renameFlushed(unfinished, path);
  } catch (error) {
    removeWithJournals(unfinished);
    throw error;
  }
}

/** All pending steps and the version they lead to, together or not at all. */
function apply(db: Db, version: number, steps: readonly string[]): void {
  transaction(db, () => {
    for (const step of steps.slice(version)) db.exec(step);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma(`user_version = ${steps.length}`);
  });
}

const unfinishedOf = (path: string): string => `${path}.migrada`;

const removeWithJournals = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
};
