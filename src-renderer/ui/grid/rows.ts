import type { EditsOutcome, GridEdit } from './columns.ts';

/**
 * What a person may do with whole rows (EG12). Each is one act that can be undone; all but `insert` may be absent, where a
 * row has no order of its own or no copy of it would make sense.
 */
export type GridRows<Row> = {
  /**
   * A new row before or after `beside`, or the first of all (`null`). Tells the id of the new row, so that the cursor goes
   * there; `null` where a form comes first, or nothing was made.
   */
  readonly insert: (beside: Row | null, place: 'before' | 'after') => Promise<string | null>;
  /** Tells how many went. */
  readonly remove?: (rows: readonly Row[]) => Promise<number>;
  /** Tells whether they had room. */
  readonly move?: (rows: readonly Row[], by: -1 | 1) => Promise<boolean>;
  readonly duplicate?: (row: Row) => Promise<string | null>;
  /** A pasted block longer than the grid: edits of the rows that are there, and the texts of new ones by column. */
  readonly append?: (edits: readonly GridEdit<Row>[], added: readonly AddedRow[]) => Promise<EditsOutcome>;
};

/** Texts of a new row, by the key of the column. */
export type AddedRow = Readonly<Record<string, string>>;

export type RowCommand = 'row-add' | 'row-insert' | 'row-delete' | 'row-up' | 'row-down' | 'row-duplicate';
