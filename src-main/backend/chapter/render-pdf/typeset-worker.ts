import { parentPort, workerData } from 'node:worker_threads';
import type { TypesetAnswer, TypesetTask } from './typesetter.ts';
import { loadEngine } from './typst-engine.ts';

/** The thread that sets pages. What it was given: the folder of resources; what it answers, task by task: `TypesetAnswer`. */
const engine = loadEngine((workerData as { readonly resourcesDir: string }).resourcesDir);

parentPort?.on('message', (task: TypesetTask) => {
  work(task).then(
    (answer) => parentPort?.postMessage(answer),
    (error: unknown) => parentPort?.postMessage({ id: task.id, failed: String(error) } satisfies TypesetAnswer),
  );
});

async function work({ id, kind, data }: TypesetTask): Promise<TypesetAnswer> {
  const { pdf, pages, memory } = await engine;
  return { id, value: kind === 'pdf' ? pdf(data) : pages(data), memory: memory() };
}
