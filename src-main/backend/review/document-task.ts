import type { WordDocument } from '#shared/domain/review/document.ts';
import type { DocxFault } from '#shared/domain/review/report.ts';
import type { Comment } from './annotate.ts';

/** What the thread is given: a file to read, and where comments are given a copy of it with them. */
export type DocumentTask = {
  readonly path: string;
  readonly comments: {
    readonly list: readonly Comment[];
    readonly author: string;
    readonly initials: string;
    readonly at: string;
  } | null;
};

export type DocumentAnswer =
  | { readonly kind: 'read'; readonly document: WordDocument }
  | { readonly kind: 'annotated'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly fault: DocxFault }
  | { readonly kind: 'failed'; readonly stack: string };
