import type { TextRange } from '#shared/domain/spelling.ts';
import { startThread, type Thread, threadEntry } from '../platform/thread/thread.ts';

/** What a year adds to the words of the language. */
export type YearWords = {
  /** As the year's catalogues and settings write them. */
  readonly names: readonly string[];
  /** What people put into the dictionary of the year. */
  readonly own: readonly string[];
};

export type SpellingTask =
  | { readonly kind: 'check'; readonly texts: readonly string[]; readonly words: YearWords }
  | { readonly kind: 'suggest'; readonly word: string; readonly words: YearWords };

export type SpellingAnswer = readonly (readonly TextRange[])[] | readonly string[];

/** Spanish spelling without a network, in a thread of its own: its dictionary is half a second of work and some 35 MB. */
export type Speller = {
  /** Of each text, where it has words that are in no list. */
  readonly check: (texts: readonly string[], words: YearWords) => Promise<readonly (readonly TextRange[])[]>;
  /** The likeliest first, at most five, with the capitals of the word. */
  readonly suggest: (word: string, words: YearWords) => Promise<readonly string[]>;
};

/** `resourcesDir` holds `spelling/sector.txt`. Nothing is loaded before the first call. */
export function createSpeller({ resourcesDir }: { readonly resourcesDir: string }): Speller {
  let thread: Thread<SpellingTask, SpellingAnswer> | null = null;
  const ask = (task: SpellingTask): Promise<SpellingAnswer> => {
    if (!thread?.alive()) thread = startThread(threadEntry(import.meta.dirname, 'spelling-worker'), { resourcesDir });
    return thread.ask(task);
  };
  return {
    check: async (texts, words) => (await ask({ kind: 'check', texts, words })) as readonly (readonly TextRange[])[],
    suggest: async (word, words) => (await ask({ kind: 'suggest', word, words })) as readonly string[],
  };
}
