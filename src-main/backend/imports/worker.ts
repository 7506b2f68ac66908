import { readFileSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { es } from '#shared/strings/es.ts';
import { importOpenData, isOpenData, type OpenDataRequest } from './open-data/import-open-data.ts';
import { parseFile } from './parse-file.ts';
import { fileProblem } from './problems.ts';
import type { ParseResult, WorkerAnswer, WorkerTask } from './runner.ts';
import { compressed } from './stored-bytes.ts';

/** The thread that reads one untrusted file and ends. What it was given: `WorkerTask`; what it answers: `WorkerAnswer`. */
const task = workerData as WorkerTask;

parse(task).then(
  (result) => answer({ kind: 'result', result }),
  (error: unknown) =>
    answer({ kind: 'defect', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
);

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}

async function parse({
  path,
  name,
  scope,
  choice,
  options,
  layouts,
  catalogue,
  limits,
}: WorkerTask): Promise<ParseResult> {
  if (scope !== undefined && (await isOpenData(path))) return parseOpenData({ path, name, catalogue, ...scope });
  try {
    const { size } = statSync(path);
    if (size > limits.fileBytes)
      return refused('file-too-large', es.imports.megabytes(Math.ceil(size / 2 ** 20)), { bytes: String(size) });
  } catch (error) {
    return refused('file-unreadable', '', { reason: 'disk', system: systemCode(error) });
  }
  return parseFile(readFileSync(path), limits, { choice, options, layouts, catalogue });
}

/** The file of the whole country is read as a stream, whatever its size; of its bytes only the unit's rows are kept. */
async function parseOpenData(request: OpenDataRequest): Promise<ParseResult> {
  const result = await importOpenData({
    ...request,
    onProgress: (progress) => answer({ kind: 'progress', progress }),
  });
  if (result.kind === 'cancelled') throw new Error('the thread itself is ended when the person cancels');
  if (result.kind === 'refused') return result;
  const { kept, ...parsed } = result;
  return { ...parsed, kept: compressed(kept) };
}

function refused(...problem: Parameters<typeof fileProblem>): ParseResult {
  return { kind: 'refused', problems: [fileProblem(...problem)], preview: null };
}

/** ENOENT, EACCES …: what the system says of a file it does not give. Anything else is a defect of ours. */
function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
