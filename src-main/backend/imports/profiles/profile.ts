import type { ParsedFile, RawSheet } from '#shared/domain/imports.ts';
import type { CodeCatalogue } from '../codes.ts';

/** One file format that an office really exports. Pure: no disk, no database, no clock. */
export type ImportProfile = {
  readonly id: string;
  /** True only for this format, by its headings; two profiles that claim one sheet are a defect a test looks for. */
  readonly recognises: (sheet: RawSheet) => boolean;
  /** Where its amounts stand; for formats whose numbers a spreadsheet may have written in its own way (IM5). */
  readonly amounts?: (sheet: RawSheet) => AmountColumns;
  /**
   * Typed lines and what is wrong with them; decides nothing that depends on a year or a unit. Of the year's catalogue only codes
   * are repaired that a spreadsheet damaged (IM6).
   */
  readonly parse: (sheet: RawSheet, catalogue?: CodeCatalogue) => ParsedFile;
};

/** `row` counts from 0, columns too. */
export type AmountColumns = {
  readonly firstRow: number;
  readonly columns: readonly { readonly column: number; readonly heading: string }[];
};
