import type { RecordChange } from './record.ts';
import type { ComparedBlock } from './text-diff.ts';

/** A printed cell that says something else, or that only one of the two has (`null`). */
export type FigureDifference = {
  /** "Tabla N° 20". */
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What changed from one state of a year to another (VE2): figures, words, and what neither shows. */
export type VersionComparison = {
  readonly figures: readonly FigureDifference[];
  /** Only the blocks that differ. */
  readonly texts: readonly ComparedBlock[];
  readonly others: readonly RecordChange[];
};
