import type { PreviewPage } from '#shared/contract/types.ts';
import { startThread, type Thread, threadEntry } from '../../platform/thread/thread.ts';
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

export type TypesetTask = { readonly kind: 'pdf' | 'pages'; readonly data: TypstData };

export type TypesetAnswer = { readonly pages: Uint8Array | readonly PreviewPage[]; readonly memory: number };

export type TypesetterOptions = {
  /** Holds `typst/chapter.typ`. */
  readonly resourcesDir: string;
  /** Bytes after which the thread is replaced: the compiler keeps some 10 MB of every changed chapter it has set. */
  readonly memoryLimit?: number;
};

/** Nothing is loaded before the first call. An idle thread does not keep the program alive. */
export function createTypesetter({ resourcesDir, memoryLimit = 400_000_000 }: TypesetterOptions): Typesetter {
  let thread: Thread<TypesetTask, TypesetAnswer> | null = null;
  const start = (): Thread<TypesetTask, TypesetAnswer> =>
    startThread(threadEntry(import.meta.dirname, 'typeset-worker'), { resourcesDir });
  const run = async (kind: TypesetTask['kind'], data: TypstData): Promise<Uint8Array | readonly PreviewPage[]> => {
    if (!thread?.alive()) thread = start();
    const used = thread;
    const { pages, memory } = await used.ask({ kind, data });
    if (memory > memoryLimit && thread === used) {
      used.retire();
      thread = start();
      void thread.ask({ kind: 'pdf', data: emptyPage }).catch(ignoreHere);
    }
    return pages;
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

const emptyPage: TypstData = {
  title: '-',
  author: '-',
  header: [''],
  mark: '',
  version: '',
  checks: '',
  date: { year: 2000, month: 1, day: 1 },
  words: { page: '', of: '' },
  contents: [],
  blocks: [{ kind: 'paragraph', style: 'body', runs: [{ kind: 'text', text: '-', target: null, at: null }] }],
};
