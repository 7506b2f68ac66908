import { Worker } from 'node:worker_threads';
import type { ParsedFile, Problem, RawSheet } from '#shared/domain/imports.ts';
import { defaultLimits, type ImportLimits } from './limits.ts';
import { fileProblem } from './problems.ts';

/** What came out of a file: understood by exactly one profile, or refused with problems. `preview`: what was read, if anything. */
export type ParseResult =
  | { readonly kind: 'parsed'; readonly file: ParsedFile; readonly preview: RawSheet }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly preview: RawSheet | null };

/** Parses untrusted files outside the backend's own thread, with time and memory limits (C-18). Never throws for a bad file. */
export type ImportRunner = {
  readonly parse: (file: { readonly path: string; readonly name: string }) => Promise<ParseResult>;
  readonly close: () => Promise<void>;
};

/** What the thread is given, and what it answers. A defect of ours travels as text, so that it is reported, not shown. */
export type WorkerTask = { readonly path: string; readonly limits: ImportLimits };
export type WorkerAnswer =
  | { readonly kind: 'result'; readonly result: ParseResult }
  | { readonly kind: 'defect'; readonly stack: string };

export type RunnerOptions = {
  /** The module that runs in the thread: `worker.ts` from sources, `import-worker.cjs` in a bundle. */
  readonly workerEntry: string | URL;
  readonly limits?: ImportLimits;
  readonly report?: (error: unknown) => void;
};

/** One fresh thread for each file: nothing of one file is left when the next is read. */
export function createImportRunner({
  workerEntry,
  limits = defaultLimits,
  report = () => undefined,
}: RunnerOptions): ImportRunner {
  const running = new Set<Worker>();

  const parse: ImportRunner['parse'] = ({ path }) =>
    new Promise((resolve) => {
      const worker = new Worker(workerEntry, {
        workerData: { path, limits } satisfies WorkerTask,
        resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 4 },
        env: {},
        argv: [],
      });
      running.add(worker);
      const finish = (result: ParseResult): void => {
        clearTimeout(timer);
        running.delete(worker);
        resolve(result);
        worker.terminate().catch(report);
      };
      const timer = setTimeout(() => finish(stopped('time')), limits.milliseconds);
      worker.once('message', (answer: WorkerAnswer) => {
        if (answer.kind === 'result') return finish(answer.result);
        report(new Error(`parsing a file failed: ${answer.stack}`));
        return finish(stopped('defect'));
      });
      worker.once('error', (error: Error & { code?: string }) => {
        const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        if (!outOfMemory) report(error);
        finish(stopped(outOfMemory ? 'memory' : 'defect'));
      });
      worker.once('exit', () => finish(stopped('defect')));
    });

  const close = async (): Promise<void> => {
    await Promise.all([...running].map((worker) => worker.terminate()));
  };
  return { parse, close };
}

const stopped = (reason: 'time' | 'memory' | 'defect'): ParseResult => ({
  kind: 'refused',
  problems: [fileProblem('parser-stopped', '', { reason })],
  preview: null,
});
