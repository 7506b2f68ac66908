import { workerData } from 'node:worker_threads';
import { serve } from '../../platform/thread/serve.ts';
import type { TypesetAnswer, TypesetTask } from './typesetter.ts';
import { loadEngine } from './typst-engine.ts';

/** The thread that sets pages. What it was given: the folder of resources. */
const engine = loadEngine((workerData as { readonly resourcesDir: string }).resourcesDir);

serve(async ({ kind, data }: TypesetTask): Promise<TypesetAnswer> => {
  const { pdf, pages, memory } = await engine;
  return { pages: kind === 'pdf' ? pdf(data) : pages(data), memory: memory() };
});
