import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import type { Shell } from '#backend/context.ts';
import { type Backend, createBackend } from '#backend/create-backend.ts';
import { Refusal } from '#shared/contract/errors.ts';
import type { BackendEvent, Contract, MethodName, Output } from '#shared/contract/index.ts';

export const repositoryDir = fileURLToPath(new URL('../..', import.meta.url));
export const resourcesDir = join(repositoryDir, 'resources');
export const workerEntry = join(repositoryDir, 'src-main/backend/imports/worker.ts');

/** What a test's clock says unless it is told otherwise. */
export const now = new Date('2025-01-20T15:00:00.000Z');

export type Call = <M extends MethodName>(method: M, input: z.input<Contract[M]['input']>) => Promise<Output<M>>;

export type BackendUnderTest = {
  /** The screens' own way in: the value of the reply, or a rejection with the `Refusal` (its `code` and `detail`). */
  readonly call: Call;
  readonly backend: Backend;
  readonly context: Backend['context'];
  readonly db: Backend['context']['db'];
  readonly dataDir: string;
  readonly backupDir: string;
  readonly events: readonly BackendEvent[];
  readonly close: () => Promise<void>;
  /** As after a restart of the program: a new backend over the same folder. */
  readonly reopen: () => Promise<BackendUnderTest>;
};

export type TestOptions = {
  /** A folder to open instead of a new, empty one; it is not deleted. */
  readonly dataDir?: string;
  readonly clock?: () => Date;
  readonly user?: string;
  readonly shell?: Shell;
};

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  // A space and letters beyond ASCII: what Windows users' folders look like.
  const folder = mkdtempSync(join(tmpdir(), 'memoria ñandú-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The whole backend over a real SQLite file in a folder of its own, closed and deleted when the test ends. */
export function openBackend(options: TestOptions = {}): BackendUnderTest {
  const opened = startBackend({ ...options, dataDir: options.dataDir ?? join(temporaryFolder(), 'datos') });
  onTestFinished(opened.close);
  return opened;
}

/** The same for hooks that several tests share: whoever starts it closes it. */
export function startBackend(options: TestOptions & { readonly dataDir: string }): BackendUnderTest {
  const { dataDir } = options;
  const backupDir = join(dataDir, 'copias');
  const events: BackendEvent[] = [];
  const reports: unknown[] = [];
  const backend = createBackend({
    dataDir,
    backupDir,
    resourcesDir,
    workerEntry,
    version: '0.0.0-test',
    clock: options.clock ?? (() => now),
    user: options.user ?? 'Ana',
    shell: options.shell ?? { kind: 'cli' },
    emit: (event) => events.push(event),
    report: (error) => reports.push(error),
  });
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closing ??= backend.close();
    return closing;
  };
  const call: Call = async (method, input) => {
    const reply = await backend.dispatch(method, input);
    if (reply.ok) return reply.value as Output<typeof method>;
    const unexpected = reports.splice(0);
    if (unexpected.length > 0) throw new AggregateError(unexpected, `${method}: ${String(unexpected[0])}`);
    throw new Refusal(reply.error.code, reply.error.detail);
  };
  return {
    call,
    backend,
    context: backend.context,
    db: backend.context.db,
    dataDir,
    backupDir,
    events,
    close,
    reopen: async () => {
      await close();
      return openBackend({ ...options, dataDir });
    },
  };
}

/** A copy of a data folder, to open or damage without touching the original. */
export function copyOfFolder(folder: string): string {
  const copy = join(temporaryFolder(), 'datos');
  mkdirSync(copy, { recursive: true });
  cpSync(folder, copy, { recursive: true });
  return copy;
}
