import type { RpcError } from '../contract/errors.ts';

/** What Electron's main process and the backend process say to each other beside the pages' own ports. */

/** Started as `backend.cjs <JSON>`. `dataDir: null` is the program's own folder. */
export type BackendArguments = {
  readonly dataDir: string | null;
  readonly resourcesDir: string;
  readonly version: string;
};

/** What only the shell can do for the person (backend/context.ts, Shell). */
export type ShellRequest =
  | { readonly kind: 'chooseFolder' | 'chooseFile' }
  | { readonly kind: 'showInFolder'; readonly path: string };

export type ToBackend =
  /** A page's MessagePort comes with it; only a utility process can receive one. */
  | { readonly kind: 'connect' }
  | { readonly kind: 'answer'; readonly id: number; readonly value: string | null }
  /** A page over plain Node IPC, where no port can travel: `page` numbers it. */
  | { readonly kind: 'page-open'; readonly page: number }
  | { readonly kind: 'page-data'; readonly page: number; readonly data: unknown }
  | { readonly kind: 'page-close'; readonly page: number }
  | { readonly kind: 'stop' };

export type FromBackend =
  | { readonly kind: 'ready' }
  /** The data cannot be opened; the process ends after saying so. */
  | { readonly kind: 'failed'; readonly error: RpcError }
  | { readonly kind: 'ask'; readonly id: number; readonly request: ShellRequest }
  | { readonly kind: 'page-data'; readonly page: number; readonly data: unknown };
