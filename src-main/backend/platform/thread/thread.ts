import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** A thread of our own code that answers what it is asked, one after the other, so that no other call waits for its work. */
export type Thread<Task, Value> = {
  /** @throws Error what the work threw, or that the thread has ended */
  readonly ask: (task: Task) => Promise<Value>;
  readonly alive: () => boolean;
  /** Ends once everything asked is answered. */
  readonly retire: () => void;
};

export type Asked<Task> = { readonly id: number; readonly task: Task };
export type Answered<Value> =
  | { readonly id: number; readonly value: Value }
  | { readonly id: number; readonly failed: string };

/** Starts a thread that `serve`s (serve.ts). An idle one does not keep the program alive. */
export function startThread<Task, Value>(entry: string, workerData: unknown): Thread<Task, Value> {
  const worker = new Worker(entry, { workerData, env: {}, argv: [], execArgv: [] });
  const waiting = new Map<number, { resolve: (value: Value) => void; reject: (error: Error) => void }>();
  let [last, ended, retired] = [0, false, false];

  const settle = (): void => {
    if (waiting.size > 0) return;
    worker.unref();
    if (retired) void worker.terminate();
  };
  const end = (error: Error): void => {
    ended = true;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.unref();
  worker.on('message', (answer: Answered<Value>) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failed' in answer) asked?.reject(new Error(answer.failed));
    else asked?.resolve(answer.value);
    settle();
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the thread of ${entry} ended (${code})`)));

  return {
    ask: (task) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.ref();
        worker.postMessage({ id: last, task } satisfies Asked<Task>);
      }),
    alive: () => !ended && !retired,
    retire: () => {
      retired = true;
      settle();
    },
  };
}

/**
 * The file of a thread. `folder`: of the module that starts it; the file is beside that module when it runs from source, and in a
 * bundle beside the bundle's entries, of which the module may be a chunk in a folder below.
 */
export function threadEntry(folder: string, name: string): string {
  const places = [`${name}.ts`, `${name}.cjs`, `../${name}.cjs`].map((place) => join(folder, place));
  const found = places.find(existsSync);
  if (found === undefined) throw new Error(`no ${name} at ${folder}`);
  return found;
}
