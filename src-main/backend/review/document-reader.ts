import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/contract/errors.ts';
import type { WordDocument } from '#shared/domain/review/document.ts';
import type { DocxFault } from '#shared/domain/review/report.ts';
import { threadEntry } from '../platform/thread/thread.ts';
import type { DocumentAnswer, DocumentTask } from './document-task.ts';
import { docxLimits } from './docx-limits.ts';

/** @throws Refusal `document-refused` with the fault, in words and as `reason` */
export async function readDocument(path: string): Promise<WordDocument> {
  const answer = await inThread({ path, comments: null });
  if (answer.kind !== 'read') throw new Error('the thread answered another question');
  return answer.document;
}

/** The bytes of a copy with comments. @throws Refusal `document-refused` */
export async function annotatedCopy(
  path: string,
  comments: NonNullable<DocumentTask['comments']>,
): Promise<Uint8Array> {
  const answer = await inThread({ path, comments });
  if (answer.kind !== 'annotated') throw new Error('the thread answered another question');
  return answer.bytes;
}

/** One fresh thread for each document, with limits of time and memory (C-18). @throws Refusal, or Error for a defect of ours */
function inThread(task: DocumentTask): Promise<Exclude<DocumentAnswer, { kind: 'refused' | 'failed' }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(threadEntry(import.meta.dirname, 'document-worker'), {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: docxLimits.megabytes, stackSizeMb: 4 },
      env: {},
      argv: [],
      execArgv: [],
    });
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
      // it has answered or will not; how it ends is of no interest any more
      worker.terminate().catch(() => undefined);
    };
    const refuse = (fault: DocxFault): void => settle(() => reject(new Refusal('document-refused', { reason: fault })));
    const timer = setTimeout(() => refuse('time'), docxLimits.milliseconds);
    worker.once('message', (answer: DocumentAnswer) => {
      if (answer.kind === 'refused') return refuse(answer.fault);
      if (answer.kind === 'failed')
        return settle(() => reject(new Error(`reading a document failed: ${answer.stack}`)));
      return settle(() => resolve(answer));
    });
    worker.once('error', (error: Error & { code?: string }) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse('memory') : settle(() => reject(error)),
    );
    worker.once('exit', () => refuse('defect'));
  });
}
