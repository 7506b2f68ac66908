import type { MessagePortMain } from 'electron';
import type { RpcError } from '#shared/contract/errors.ts';
import type { FromBackend, ShellRequest } from '#shared/host/messages.ts';
import type { BackendProcess, BackendProcessOptions } from './backend-process.ts';

export type KeeperOptions = {
  readonly start: (handlers: Pick<BackendProcessOptions, 'onMessage' | 'onExit'>) => BackendProcess;
  readonly answer: (request: ShellRequest) => Promise<string | null>;
  /** The data cannot be opened: a restart would not help. */
  readonly onFailed: (error: RpcError) => void;
  /** It died and runs again; the pages must connect anew. */
  readonly onRestarted: () => void;
  /** It died again and again. */
  readonly onGivenUp: () => void;
  readonly now: () => number;
};

export type BackendKeeper = {
  readonly connect: (port: MessagePortMain) => void;
  readonly stop: () => Promise<void>;
};

const maxDeaths = 3;
const deathWindow = 60_000;

/** Keeps one backend running: what was acknowledged is on the disk, so a new process goes on where the old one ended (C-17). */
export function keepBackend(options: KeeperOptions): BackendKeeper {
  let ended = false;
  let deaths: readonly number[] = [];

  const onMessage = (message: FromBackend): void => {
    if (message.kind === 'failed') {
      ended = true;
      options.onFailed(message.error);
    }
    if (message.kind === 'ask') {
      void options
        .answer(message.request)
        .catch(() => null)
        .then((value) => backend.send({ kind: 'answer', id: message.id, value }));
    }
  };
  const onExit = (): void => {
    if (ended) return;
    deaths = [...deaths, options.now()].filter((at) => options.now() - at < deathWindow);
    if (deaths.length >= maxDeaths) {
      ended = true;
      options.onGivenUp();
      return;
    }
    backend = options.start({ onMessage, onExit });
    options.onRestarted();
  };
  let backend = options.start({ onMessage, onExit });

  return {
    connect: (port) => backend.connect(port),
    stop: () => {
      ended = true;
      return backend.stop();
    },
  };
}
