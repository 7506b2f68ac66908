import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PreviewPage } from '#shared/contract/types.ts';
import type { TypstData } from './typst-data.ts';

/** Sets pages with Typst in a thread of its own, so that no other call waits for a page. */
export type Typesetter = {
  /** Loads compiler and fonts (about a second), so that the first page comes quickly. May be called again. */
  warmUp(): Promise<void>;
  /** Tagged PDF 1.7; the same data gives the same bytes. @throws Error when the template does not compile (a bug) */
  pdf(data: TypstData): Promise<Uint8Array>;
  /** The pages of that same PDF as pictures. */
  pages(data: TypstData): Promise<readonly PreviewPage[]>;
};

export type TypesetTask = { readonly id: number; readonly kind: 'pdf' | 'pages'; readonly data: TypstData };

export type TypesetAnswer =
  | { readonly id: number; readonly value: Uint8Array | readonly PreviewPage[]; readonly memory: number }
  | { readonly id: number; readonly failed: string };

export type TypesetterOptions = {
  /** Holds `typst/chapter.typ`. */
  readonly resourcesDir: string;
  /** Bytes after which the thread is replaced: the compiler keeps some 10 MB of every changed chapter it has set. */
  readonly memoryLimit?: number;
};

/** Nothing is loaded before the first call. An idle thread does not keep the program alive. */
export function createTypesetter({ resourcesDir, memoryLimit = 400_000_000 }: TypesetterOptions): Typesetter {
  let thread: Thread | null = null;
  const run = async (kind: TypesetTask['kind'], data: TypstData): Promise<Uint8Array | readonly PreviewPage[]> => {
    if (!thread?.alive()) thread = startThread(resourcesDir);
    const used = thread;
    const { value, memory } = await used.ask(kind, data);
    if (memory > memoryLimit && thread === used) {
      used.retire();
      thread = startThread(resourcesDir);
      void thread.ask('pdf', emptyPage).catch(ignoreHere);
    }
    return value;
  };
  return {
    warmUp: async () => {
      await run('pdf', emptyPage);
    },
    pdf: async (data) => (await run('pdf', data)) as Uint8Array,
    pages: async (data) => (await run('pages', data)) as readonly PreviewPage[],
  };
}

/** A replacement that cannot warm up says so to the next call that needs it. */
const ignoreHere = (): void => undefined;

type Answer = Extract<TypesetAnswer, { readonly value: unknown }>;

type Thread = {
  readonly ask: (kind: TypesetTask['kind'], data: TypstData) => Promise<Answer>;
  readonly alive: () => boolean;
  /** Ends once everything asked is answered. */
  readonly retire: () => void;
};

function startThread(resourcesDir: string): Thread {
  const worker = new Worker(workerEntry(), { workerData: { resourcesDir }, env: {}, argv: [], execArgv: [] });
  const waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
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
  worker.on('message', (answer: TypesetAnswer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('failed' in answer) asked?.reject(new Error(answer.failed));
    else asked?.resolve(answer);
    settle();
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the typesetter ended (${code})`)));

  return {
    ask: (kind, data) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.ref();
        worker.postMessage({ id: last, kind, data } satisfies TypesetTask);
      }),
    alive: () => !ended && !retired,
    retire: () => {
      retired = true;
      settle();
    },
  };
}

/** Beside this file from source; in a bundle beside its entries, of which this file may be a chunk in a folder below. */
function workerEntry(): string {
  if (import.meta.filename.endsWith('.ts')) return join(import.meta.dirname, 'typeset-worker.ts');
  const beside = join(import.meta.dirname, 'typeset-worker.cjs');
  return existsSync(beside) ? beside : join(import.meta.dirname, '..', 'typeset-worker.cjs');
}

const emptyPage: TypstData = {
  title: '-',
  author: '-',
  header: '',
  mark: '',
  version: '',
  date: { year: 2000, month: 1, day: 1 },
  words: { page: '', of: '' },
  blocks: [{ kind: 'paragraph', style: 'body', runs: [{ kind: 'text', text: '-', target: null, at: null }] }],
};
