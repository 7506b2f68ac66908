import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type BackendConnection, connectBackend, type Dispatch, type Wire } from '#shared/rpc/wire.ts';
import type { Shell } from './context.ts';
import { createBackend } from './create-backend.ts';
import { createErrorLog } from './error-log.ts';
import { dataFolders } from './platform/data-dir/data-dir.ts';

export type PageHostOptions = {
  /** `null`: the program's own folder. */
  readonly dataDir: string | null;
  readonly resourcesDir: string;
  readonly workerEntry: string;
  readonly version: string;
  readonly shell: Shell;
};

export type PageHost = {
  /** Joins a page; the returned function parts it. */
  readonly connect: (wire: Wire) => () => void;
  readonly close: () => Promise<void>;
};

/**
 * The backend of this process and of this person, for any number of pages: each event reaches all of them.
 * @throws Refusal as createBackend does, when the data cannot be opened.
 */
export function servePages({ dataDir, ...options }: PageHostOptions): PageHost {
  const folders = dataFolders(dataDir ?? undefined, { platform: process.platform, env: process.env, home: homedir() });
  const clock = () => new Date();
  const report = createErrorLog(join(folders.dataDir, 'errores.log'), clock);
  // What nobody catches ends the process as ever, but not without a line for whoever looks after the program.
  process.on('uncaughtExceptionMonitor', report);
  const pages = new Set<BackendConnection>();
  const backend = createBackend({
    ...options,
    ...folders,
    clock,
    user: userInfo().username,
    emit: (event) => {
      for (const page of pages) page.send(event);
    },
    report,
  });
  const warming = afterFirstReply(backend.dispatch, () => {
    backend.context.typesetter.warmUp().catch(report);
  });
  return {
    connect: (wire) => {
      const page = connectBackend(wire, warming.dispatch, report);
      pages.add(page);
      return () => {
        pages.delete(page);
        page.close();
      };
    },
    close: async () => {
      warming.cancel();
      for (const page of pages) page.close();
      await backend.close();
    },
  };
}

/** A page asks for several things at once when it opens; other work waits until it has them. */
const idleAfter = 1_500;

/** Does `work` once, a moment after the first call was answered. */
export function afterFirstReply(
  dispatch: Dispatch,
  work: () => void,
): { readonly dispatch: Dispatch; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | null = null;
  return {
    dispatch: async (method, input) => {
      const reply = await dispatch(method, input);
      timer ??= setTimeout(work, idleAfter).unref();
      return reply;
    },
    cancel: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
