import { Worker } from 'node:worker_threads';
import type { ParsedFile, Problem, RawSheet, SheetRow, TableChoice, TextReading } from '#shared/domain/imports.ts';
import type { WordDocument } from '#shared/domain/review/document.ts';
import type { KnownLayout, MappedTable, TableRequest } from './assistant/recognise.ts';
import type { CodeCatalogue } from './codes.ts';
import type { ParsedForm } from './forms/read-form.ts';
import type { StoredBytes } from './insert-batch.ts';
import { defaultLimits, type ImportLimits } from './limits.ts';
import type { OpenDataProgress } from './open-data/import-open-data.ts';
import { fileProblem } from './problems.ts';
import type { TextChoice } from './readers/read-file.ts';

/** What came out of a file: understood by exactly one profile, or refused with problems. `preview`: what was read, if anything. */
export type ParseResult = { readonly text?: TextReading } & (
  | {
      readonly kind: 'parsed';
      readonly file: ParsedFile;
      readonly preview: RawSheet;
      /** Rows below the preview that a problem is about. */
      readonly excerpts?: readonly SheetRow[];
      /** What is kept as evidence where the file itself is too big: the unit's rows. Absent: the file's own bytes are. */
      readonly kept?: StoredBytes;
    }
  | {
      /** Claimed by no profile, but mapped by a person: now, or once for all tables with these headings. */
      readonly kind: 'table';
      readonly table: MappedTable;
      readonly problems: readonly Problem[];
      readonly preview: RawSheet;
      readonly excerpts: readonly SheetRow[];
    }
  | {
      /** A workbook that this program made for others to fill in. */
      readonly kind: 'form';
      readonly form: ParsedForm;
      readonly problems: readonly Problem[];
      readonly preview: RawSheet;
    }
  | {
      /** A Word document: whether it is a memoria is told by the year's own tables. */
      readonly kind: 'document';
      readonly document: WordDocument;
      readonly problems: readonly Problem[];
      readonly preview: null;
    }
  | {
      readonly kind: 'refused';
      readonly problems: readonly Problem[];
      readonly preview: RawSheet | null;
      /** The tables of the file, when it holds several and the person has to choose. */
      readonly choices?: readonly TableChoice[];
      /** What the program takes the table for, for a person to approve or correct. */
      readonly proposal?: MappedTable;
    }
);

/** Parses untrusted files outside the backend's own thread, with time and memory limits (C-18). Never throws for a bad file. */
export type ImportRunner = {
  /** @throws the reason of `signal`, at once, when the person stops it; nothing is left then. */
  readonly parse: (file: FileToParse) => Promise<ParseResult>;
  readonly close: () => Promise<void>;
};

export type FileToParse = {
  readonly path: string;
  readonly name: string;
  /** Whose rows are taken out of a file of the whole country; without it such a file is not read. */
  readonly scope?: ImportScope;
  /** What the person chose among several tables of the file (`ImportPlan.choices`). */
  readonly choice?: number;
  readonly options?: ReadingOptions;
  /** Headings that a person mapped before. */
  readonly layouts?: readonly KnownLayout[];
  /** For codes that a spreadsheet damaged (IM6). */
  readonly catalogue?: CodeCatalogue;
  readonly onProgress?: (progress: OpenDataProgress) => void;
  readonly signal?: AbortSignal;
};
/** What the person decided about the file: letters and separator of a text, decimal mark, how a table is mapped. */
export type ReadingOptions = TextChoice & TableRequest;
/** SEC_EJEC and fiscal year. */
export type ImportScope = { readonly secEjec: string; readonly year: string };

/** What the thread is given, and what it answers. A defect of ours travels as text, so that it is reported, not shown. */
export type WorkerTask = Pick<
  FileToParse,
  'path' | 'name' | 'scope' | 'choice' | 'options' | 'layouts' | 'catalogue'
> & {
  readonly limits: ImportLimits;
};
export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly progress: OpenDataProgress }
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

  const parse: ImportRunner['parse'] = ({ onProgress, signal, ...file }) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const worker = new Worker(workerEntry, {
        workerData: { ...file, limits } satisfies WorkerTask,
        resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, stackSizeMb: 4 },
        env: {},
        argv: [],
      });
      running.add(worker);
      const finish = (result: ParseResult): void => {
        end();
        resolve(result);
      };
      const end = (): void => {
        clearTimeout(timer);
        running.delete(worker);
        signal?.removeEventListener('abort', cancel);
        worker.terminate().catch(report);
      };
      const cancel = (): void => {
        end();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', cancel);
      const timer = setTimeout(() => finish(stopped('time')), limits.milliseconds);
      worker.on('message', (answer: WorkerAnswer) => {
        if (answer.kind === 'progress') {
          // A file of gigabytes may take longer than any file read at once; what is limited is standing still.
          timer.refresh();
          return running.has(worker) ? onProgress?.(answer.progress) : undefined;
        }
        if (answer.kind === 'result') return finish(received(answer.result));
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

/** A buffer that comes from another thread is a plain array of bytes. */
function received(result: ParseResult): ParseResult {
  if (result.kind !== 'parsed' || result.kept === undefined) return result;
  const { buffer, byteOffset, byteLength } = result.kept.compressed;
  return { ...result, kept: { ...result.kept, compressed: Buffer.from(buffer, byteOffset, byteLength) } };
}

const stopped = (reason: 'time' | 'memory' | 'defect'): ParseResult => ({
  kind: 'refused',
  problems: [fileProblem('parser-stopped', '', { reason })],
  preview: null,
});
