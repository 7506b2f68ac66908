import { workerData } from 'node:worker_threads';
import { serve } from '../platform/thread/serve.ts';
import { loadDictionary } from './dictionary.ts';
import type { SpellingAnswer, SpellingTask } from './speller.ts';

/** The thread that knows the words. What it was given: the folder of resources. */
const dictionary = loadDictionary((workerData as { readonly resourcesDir: string }).resourcesDir);

serve(async (task: SpellingTask): Promise<SpellingAnswer> => {
  const { check, suggest } = await dictionary;
  return task.kind === 'check' ? check(task.texts, task.words) : suggest(task.word, task.words);
});
