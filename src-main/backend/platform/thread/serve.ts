import { parentPort } from 'node:worker_threads';
import type { Answered, Asked } from './thread.ts';

/** In a thread: answers every task it is asked with what `work` makes of it. */
export function serve<Task, Value>(work: (task: Task) => Promise<Value>): void {
  parentPort?.on('message', ({ id, task }: Asked<Task>) => {
    work(task).then(
      (value) => parentPort?.postMessage({ id, value } satisfies Answered<Value>),
      (error: unknown) => parentPort?.postMessage({ id, failed: String(error) } satisfies Answered<Value>),
    );
  });
}
