import { readFileSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { annotate } from './annotate.ts';
import type { DocumentAnswer, DocumentTask } from './document-task.ts';
import { docxLimits } from './docx-limits.ts';
import { openDocx } from './open-docx.ts';

/** The thread that reads one untrusted Word document and ends. What it was given: `DocumentTask`; what it answers: `DocumentAnswer`. */
parentPort?.postMessage(answer(workerData as DocumentTask));

function answer(task: DocumentTask): DocumentAnswer {
  try {
    return work(task);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return { kind: 'refused', fault: 'unreadable' };
    return { kind: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function work({ path, comments }: DocumentTask): DocumentAnswer {
  if (statSync(path).size > docxLimits.fileBytes) return { kind: 'refused', fault: 'too-large' };
  const bytes = readFileSync(path);
  const opened = openDocx(bytes);
  if (opened.kind === 'refused') return opened;
  if (comments === null) return { kind: 'read', document: opened.reading.document };
  return { kind: 'annotated', bytes: annotate(bytes, opened.reading, comments) };
}
