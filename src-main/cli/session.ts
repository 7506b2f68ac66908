import { existsSync, readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { Refusal } from '#shared/contract/errors.ts';
import type { Contract, MethodName, Output } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import type { Context } from '../backend/context.ts';
import { type Backend, type BackendOptions, createBackend, databaseFileName } from '../backend/create-backend.ts';
import { createErrorLog } from '../backend/error-log.ts';
import { dataFolders } from '../backend/platform/data-dir/data-dir.ts';
import { findYear, listYears } from '../backend/years/years.queries.ts';
import { UsageError } from './arguments.ts';

/** The backend in this process, for the length of one command. */
export type Session = {
  /** The screens' own calls. @throws Refusal */
  readonly call: <M extends MethodName>(method: M, input: z.input<Contract[M]['input']>) => Promise<Output<M>>;
  readonly context: Context;
  readonly close: () => Promise<void>;
};

/** Said to the person as it is, with exit code 1: there is no error code of the contract for it. */
export class CommandRefused extends Error {}

export type Access =
  /** May begin a data folder: the example. */
  | 'create'
  | 'write'
  /** Looks only, so it also works beside the open app. */
  | 'read';

/**
 * @throws Refusal `data-in-use` for a command that writes where the app is open, and everything createBackend refuses.
 * @throws CommandRefused where there is no data and none may be created.
 */
export function openSession(data: string | undefined, access: Access): Session {
  const folders = dataFolders(data, { platform: process.platform, env: process.env, home: homedir() });
  if (access !== 'create' && !existsSync(join(folders.dataDir, databaseFileName)))
    throw new CommandRefused(es.cli.noData(folders.dataDir));
  const report = createErrorLog(join(folders.dataDir, 'errores.log'), () => new Date());
  const backend = open({ ...options(folders), report }, access);
  return {
    context: backend.context,
    close: backend.close,
    call: async (method, input) => {
      const reply = await backend.dispatch(method, input);
      if (reply.ok) return reply.value as Output<typeof method>;
      throw new Refusal(reply.error.code, reply.error.detail);
    },
  };
}

/** The year a command is about: the one named, else the only one there is. @throws UsageError, CommandRefused */
export function yearIdOf({ context: { db } }: Session, year: number | null): number {
  if (year !== null) {
    const yearId = findYear(db, year);
    if (yearId === null) throw new CommandRefused(es.cli.noYear(year));
    return yearId;
  }
  const years = listYears(db);
  const [only] = years;
  if (only === undefined || years.length > 1) throw new UsageError(es.cli.whichYear(years.map((each) => each.year)));
  return only.id;
}

function open(backendOptions: BackendOptions, access: Access): Backend {
  try {
    return createBackend(backendOptions);
  } catch (error) {
    const inUse = error instanceof Refusal && error.code === 'data-in-use';
    if (!inUse || access !== 'read') throw error;
    return createBackend({ ...backendOptions, readOnly: true });
  }
}

function options(folders: Pick<BackendOptions, 'dataDir' | 'backupDir'>): Omit<BackendOptions, 'report'> {
  const root = programRoot();
  const fromSource = import.meta.filename.endsWith('.ts');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    ...folders,
    resourcesDir: join(root, 'resources'),
    workerEntry: fromSource
      ? join(root, 'src-main/backend/imports/worker.ts')
      : join(root, 'out/main/import-worker.cjs'),
    version,
    clock: () => new Date(),
    user: userInfo().username,
    shell: { kind: 'cli' },
    emit: () => undefined,
  };
}

/** This file is src-main/cli/session.ts from source and somewhere in out/main when bundled. */
function programRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'resources', 'structure'))) {
    if (dirname(folder) === folder) throw new Error(`no resources above ${import.meta.dirname}`);
    folder = dirname(folder);
  }
  return folder;
}
