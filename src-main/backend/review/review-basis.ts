import type { ReferenceRule, ReferenceTable } from '#shared/domain/reference/model.ts';
import type { ReviewFacts } from '#shared/domain/review/model.ts';
import type { ReviewItem } from '#shared/domain/review/report.ts';

/** The year as a review sees it. */
export type ReviewBasis = {
  readonly facts: ReviewFacts;
  /** Labels of the facts, by key. */
  readonly factNames: ReadonlyMap<string, string>;
  /** Tables of the other chapters and of this one, as printed. */
  readonly tables: readonly ReferenceTable[];
  readonly rules: readonly ReferenceRule[];
  /** "Tabla N° {nn}:" */
  readonly captionPattern: string;
  /** Lines that begin the section of an activity, as the chapter prints them. */
  readonly leads: readonly string[];
};

/** What the review says before it is numbered and put in the order of the document. */
export type RawItem = Omit<ReviewItem, 'id' | 'context'>;
