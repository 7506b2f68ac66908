import type { Cell, ColumnKind } from '#shared/domain/table-model.ts';

/** A typed column: it gives cells, never text, so a figure cannot lose its meaning on the way to the screen. */
export type GridColumn<Row> = {
  readonly key: string;
  readonly label: string;
  /** All but text are right-aligned tabular figures. */
  readonly kind: ColumnKind;
  /** Pixels. `grows` takes what is left; it and `wraps` show long text on several lines. */
  readonly width: number;
  readonly grows?: boolean;
  readonly wraps?: boolean;
  /** Stays in sight where the columns are wider than the window; for the first columns. */
  readonly frozen?: boolean;
  /** Heading over neighbouring columns that name the same group. */
  readonly group?: string;
  readonly cell: (row: Row) => Cell;
  readonly editable?: (row: Row) => boolean;
  /** What the cell may say, for a column with an editor to choose from. */
  readonly choices?: (row: Row) => readonly string[];
  /** A category that neighbouring rows share is shown once, as a merged cell is (EG14). Copies and the keyboard see it in each row. */
  readonly merges?: boolean;
  /** The column that shows whether the details of a row are open, and opens them; `null` for a row without details. */
  readonly expanded?: (row: Row) => boolean | null;
  /** Where an imported figure comes from; such cells look different from typed ones (EG9). */
  readonly source?: (row: Row) => string | null;
  /** Where a person wrote over an imported or computed figure: what and why. Such cells stay marked (EG9). */
  readonly overridden?: (row: Row) => string | null;
  /** What is wrong with the cell, if anything; shown as an icon with the sentence on it. */
  readonly warning?: (row: Row) => string | null;
  /** How good what the cell says is. Its text says so too: a colour alone tells nothing to many. */
  readonly tone?: (row: Row) => CellTone | null;
};

export type CellTone = 'good' | 'fair' | 'bad';

/** What a person wrote in a cell, as written; the backend parses it and decides. */
export type GridEdit<Row> = { readonly row: Row; readonly key: string; readonly text: string };

/** What became of the edits of one act: `index` of each that was refused, counted from 0, and why. */
export type EditsOutcome = {
  readonly applied: number;
  readonly rejected: readonly { readonly index: number; readonly reason: string }[];
};

export type RowLook = 'body' | 'heading' | 'detail';

/** Pixels that hold the longest of `texts` in bold figures: a figure cut short is a wrong figure. Never less than `least`. */
export const figureWidth = (texts: readonly string[], least: number): number =>
  Math.max(least, ...texts.map((text) => Math.ceil(text.length * boldDigit) + cellPadding));

const boldDigit = 8.7;
const cellPadding = 24;

export const noText: Cell = { kind: 'text', value: '' };
export const textCell = (value: string, notes: readonly number[] = []): Cell => ({ kind: 'text', value, notes });
