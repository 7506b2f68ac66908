import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { BackendEvent } from '#shared/contract/index.ts';
import { createTypesetter } from './chapter/render-pdf/typesetter.ts';
import { createChecker } from './checks/checker.ts';
import type { Context, Shell } from './context.ts';
import { handlers } from './handlers.ts';
import { createPendingPlans } from './imports/pending-plans.ts';
import { createImportRunner } from './imports/runner.ts';
import { createUploads } from './imports/uploads.ts';
import { backupNow, createBackups, createDailyCopy } from './platform/backup/backups.ts';
import { sqliteRefusal } from './platform/db/errors.ts';
import { openDatabase, openForReading } from './platform/db/migrate.ts';
import type { Db } from './platform/db/open.ts';
import { createPathHandles } from './platform/files/path-handles.ts';
import { acquireLock, type Lock } from './platform/lock/lock.ts';
import { createDispatch, type Dispatch } from './platform/rpc/dispatch.ts';
import { createSpeller } from './spelling/speller.ts';

export type BackendOptions = {
  readonly dataDir: string;
  /** Safety copies; outside of `dataDir` unless the person chose one folder for everything (platform/data-dir). */
  readonly backupDir: string;
  readonly resourcesDir: string;
  /** The import worker's file: `imports/worker.ts` from source, `import-worker.cjs` beside the bundle. */
  readonly workerEntry: string;
  readonly version: string;
  readonly clock: () => Date;
  readonly user: string;
  readonly shell: Shell;
  readonly emit: (event: BackendEvent) => void;
  /** An unexpected error: a bug, never a refusal. */
  readonly report: (error: unknown) => void;
  /** Look at data that another program may be writing; every command is refused then. Default: false. */
  readonly readOnly?: boolean;
};

export type Backend = {
  readonly context: Context;
  readonly dispatch: Dispatch;
  /** Ends the worker and frees the data folder; calls after it fail. */
  readonly close: () => Promise<void>;
};

export const databaseFileName = 'memoria.sqlite';

/**
 * Builds the whole backend over one data folder; every host runs exactly this (architecture, Three hosts).
 * @throws Refusal `data-in-use` when another program writes there, `newer-database`, `foreign-database`,
 * `damaged-database`, `read-only` or `disk-full`; the folder's data is untouched then.
 */
export function createBackend(options: BackendOptions): Backend {
  const { dataDir, clock, readOnly = false } = options;
  let lock: Lock | null = null;
  let opened: Db | null = null;
  try {
    if (!readOnly) lock = lockFolder(dataDir);
    const db = openData(options);
    opened = db;
    const uploads = createUploads(uploadsFolder(options));
    const imports = createImportRunner({ workerEntry: options.workerEntry, report: options.report });
    const backupPlace = { db, folder: options.backupDir, clock };
    const context: Context = {
      db,
      dataDir,
      resourcesDir: options.resourcesDir,
      version: options.version,
      clock,
      user: options.user,
      shell: options.shell,
      paths: createPathHandles(),
      uploads,
      imports,
      plans: createPendingPlans(),
      backups: createBackups(backupPlace),
      checker: createChecker({ db, clock }),
      typesetter: createTypesetter({ resourcesDir: options.resourcesDir }),
      speller: createSpeller({ resourcesDir: options.resourcesDir }),
      emit: options.emit,
      report: options.report,
    };
    return {
      context,
      dispatch: createDispatch(context, handlers, {
        beforeCommand: readOnly ? () => undefined : createDailyCopy(backupPlace),
      }),
      close: async () => {
        await imports.close();
        uploads.close();
        db.close();
        lock?.release();
      },
    };
  } catch (error) {
    opened?.close();
    lock?.release();
    throw sqliteRefusal(error) ?? error;
  }
}

function lockFolder(dataDir: string): Lock {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw folderRefusal(error) ?? error;
  }
  return acquireLock(dataDir);
}

/** A folder that may not be made, or a file standing where it should be. */
function folderRefusal(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal('disk-full');
  return ['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR'].includes(code) ? new Refusal('read-only') : null;
}

/** What a crashed program left half received is of no use to anybody. Another program's uploads are not ours to clean. */
function uploadsFolder({ dataDir, readOnly = false }: BackendOptions): string {
  const folder = join(dataDir, 'temporal');
  if (!readOnly) rmSync(folder, { recursive: true, force: true });
  return folder;
}

function openData({ dataDir, backupDir, clock, readOnly = false }: BackendOptions): Db {
  const path = join(dataDir, databaseFileName);
  if (readOnly) return openForReading(path);
  return openDatabase({ path, backup: (db) => void backupNow(db, 'migracion', { folder: backupDir, clock }) });
}
