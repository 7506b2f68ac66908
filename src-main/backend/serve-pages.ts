import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type BackendConnection, connectBackend, type Wire } from '#shared/rpc/wire.ts';
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
  return {
    connect: (wire) => {
      const page = connectBackend(wire, backend.dispatch, report);
      pages.add(page);
      return () => {
        pages.delete(page);
        page.close();
      };
    },
    close: async () => {
      for (const page of pages) page.close();
      await backend.close();
    },
  };
}
