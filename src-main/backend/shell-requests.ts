import type { ShellRequest } from '#shared/host/messages.ts';
import type { Shell } from './context.ts';

export type ShellRequests = {
  /** The shell as handlers see it; every request waits for the main process. */
  readonly shell: Shell;
  readonly answer: (id: number, value: string | null) => void;
};

/** Asks Electron's main process over `send`; requests are numbered because a person may take long to answer a dialog. */
export function createShellRequests(send: (id: number, request: ShellRequest) => void): ShellRequests {
  const waiting = new Map<number, (value: string | null) => void>();
  let last = 0;
  const ask = (request: ShellRequest): Promise<string | null> =>
    new Promise((answered) => {
      const id = ++last;
      waiting.set(id, answered);
      send(id, request);
    });
  return {
    shell: {
      kind: 'electron',
      chooseFolder: () => ask({ kind: 'chooseFolder' }),
      chooseFile: () => ask({ kind: 'chooseFile' }),
      showInFolder: async (path) => {
        await ask({ kind: 'showInFolder', path });
      },
    },
    answer: (id, value) => {
      waiting.get(id)?.(value);
      waiting.delete(id);
    },
  };
}
