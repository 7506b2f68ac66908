/**
 * A finished Word document as the review reads it (CK10): what a person sees, in reading order, with addresses. Deleted text of
 * tracked changes is not there; text boxes and notes are paragraphs of their own.
 */
export type WordDocument = { readonly blocks: readonly DocumentBlock[] };

export type DocumentBlock =
  | { readonly kind: 'paragraph'; readonly paragraph: DocumentParagraph }
  | { readonly kind: 'table'; readonly table: DocumentTable };

export type DocumentParagraph = {
  /** "p12": counted from 1 in reading order, tables aside. */
  readonly id: string;
  readonly place: 'body' | 'box' | 'note';
  readonly text: string;
  /** A heading by its style or level, or a line that is bold throughout. */
  readonly heading: boolean;
};

export type DocumentTable = {
  /** "t3": counted from 1 in reading order. */
  readonly id: string;
  /** The last paragraph before it that holds text; `null` where another table or nothing stands before it. */
  readonly caption: { readonly id: string; readonly text: string } | null;
  readonly rows: readonly DocumentRow[];
};

export type DocumentRow = {
  /** Marked in Word to be repeated on every page. */
  readonly header: boolean;
  readonly cells: readonly DocumentCell[];
};

export type DocumentCell = {
  /** "t3r2c1": table, row and column of the grid, from 1. */
  readonly id: string;
  /** Column of the grid, from 0. */
  readonly column: number;
  readonly span: number;
  /** Lower part of a cell that is merged over rows: what is said above holds here too. */
  readonly continued: boolean;
  readonly text: string;
};

/** A place to jump to, and to put a comment at: a stretch of a paragraph or of a cell's text. */
export type DocumentPlace = { readonly id: string; readonly start: number; readonly end: number };
