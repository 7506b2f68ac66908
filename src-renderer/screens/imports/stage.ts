import type { ImportBatch, UndoState } from '#shared/contract/index.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import type { ReadingOptions } from './reading-options.ts';

/** A file that was planned, with what the person said of it. */
type Planned = {
  readonly plan: ImportPlan;
  readonly handle: string;
  readonly options: ReadingOptions;
  /** Which of the tables of the file the person chose; `null`: there was nothing to choose. */
  readonly choice: number | null;
};

/** Where the file at hand stands. Nothing is changed before `importing`. */
export type Stage =
  | { readonly kind: 'idle'; readonly message: string | null }
  | { readonly kind: 'sending'; readonly name: string; readonly sent: number; readonly size: number }
  | { readonly kind: 'recognising'; readonly name: string }
  | (Planned & {
      /** A table that the person maps; `busy` while it is read again as they say now. */
      readonly kind: 'mapping';
      readonly busy: boolean;
      readonly problem: string | null;
    })
  | (Planned & { readonly kind: 'review'; readonly problem: string | null })
  | (Planned & { readonly kind: 'importing' })
  | { readonly kind: 'done'; readonly plan: ImportPlan; readonly batch: ImportBatch; readonly undo: UndoState }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };
