import type { DocumentBlock, DocumentPlace } from './document.ts';
import type { Verdict } from './model.ts';

/** Why a file is no Word document that can be reviewed. */
export type DocxFault =
  | 'empty'
  | 'too-large'
  | 'truncated'
  | 'damaged'
  | 'old-or-protected'
  | 'unsafe'
  | 'not-word'
  | 'unreadable'
  | 'time'
  | 'memory'
  | 'defect';

/** What is said about a place: a verdict on a number, or something that is wrong whatever the data say. */
export type ReviewMark = Verdict | 'finding' | 'format';

/** One thing the review says, in the order of the document. */
export type ReviewItem = {
  readonly id: number;
  readonly place: DocumentPlace;
  readonly mark: ReviewMark;
  /** `sentence`: a number in prose. `cell`: one in a table. `text`: the text against itself. `tables`: a table against itself or others. */
  readonly kind: 'sentence' | 'cell' | 'text' | 'tables' | 'format';
  readonly found: string;
  /** What should stand there, in the way it is written; `null` where that is not certain. */
  readonly expected: string | null;
  readonly difference: string | null;
  /** The value of the data that is meant ("budget/total/pim", "t08/ANCASH/aii"). */
  readonly figure: string | null;
  /** One Spanish sentence. */
  readonly message: string;
  /** The words around the place. */
  readonly context: string;
};

/** A finished document beside the data of a year. Nothing of it is kept. */
export type ReviewReport = {
  readonly fileName: string;
  readonly blocks: readonly DocumentBlock[];
  readonly items: readonly ReviewItem[];
  readonly counts: Readonly<Record<ReviewMark, number>>;
  /** Which of our tables each table of the document is; `null` is none of ours. */
  readonly tables: readonly { readonly id: string; readonly known: string | null }[];
};

/** What a person should look at: everything but figures that agree and numbers that are none. */
export const isToAct = ({ mark }: Pick<ReviewItem, 'mark'>): boolean =>
  mark === 'differs' || mark === 'finding' || mark === 'format';
