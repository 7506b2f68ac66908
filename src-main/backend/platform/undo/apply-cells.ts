import { Refusal, type RpcError } from '#shared/contract/errors.ts';
import { type Db, transaction } from '../db/open.ts';
import { type Author, applyEdit, type Change } from './edit-log.ts';

export type CellEdits<Cell> = {
  readonly yearId: number;
  readonly cells: readonly Cell[];
  /** Equal for two texts that go to the same cell: the last of them counts. */
  readonly keyOf: (cell: Cell) => string;
  /** What the text means for its row; nothing where the cell reads so already. @throws Refusal to leave out this cell alone. */
  readonly changesOf: (cell: Cell) => readonly Change[];
  /** Of the edit, for the cells that are written. */
  readonly label: (written: readonly Cell[]) => string;
  readonly reason?: string;
  /** What else belongs to the act, once the cells are read: rows that come with them. */
  readonly also?: () => readonly Change[];
};

export type AppliedCells = {
  readonly applied: number;
  /** `index` counts from 0 in `cells`. */
  readonly rejected: readonly { readonly index: number; readonly error: RpcError }[];
};

/**
 * Writes a block of cells (a paste, a fill) as one act with one entry in the log. Each text is read on its own: one that is
 * not clear is left out with its reason, and the others are written (EG4, EG5).
 * @throws Refusal `conflict`, `closed-year`; nothing is written then
 */
export function applyCells<Cell>(db: Db, author: Author, edits: CellEdits<Cell>): AppliedCells {
  return transaction(db, () => {
    const written = new Map<string, { readonly cell: Cell; readonly changes: readonly Change[] }>();
    const rejected: { index: number; error: RpcError }[] = [];
    const last = new Map(edits.cells.map((cell, index) => [edits.keyOf(cell), index]));
    for (const [index, cell] of edits.cells.entries()) {
      const key = edits.keyOf(cell);
      if (last.get(key) !== index) continue;
      try {
        written.set(key, { cell, changes: edits.changesOf(cell) });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        rejected.push({ index, error: { code: error.code, detail: error.detail } });
      }
    }
    const all = [...written.values()];
    const changes = [...all.flatMap((each) => each.changes), ...(edits.also?.() ?? [])];
    applyEdit(db, author, {
      yearId: edits.yearId,
      kind: 'edit',
      label: edits.label(all.map(({ cell }) => cell)),
      changes,
      ...(edits.reason === undefined ? {} : { reason: edits.reason }),
    });
    return { applied: all.length, rejected };
  });
}

/** The same for a single cell, which is refused as a whole. @throws Refusal of the cell */
export function requireApplied({ rejected: [first] }: AppliedCells): void {
  if (first) throw new Refusal(first.error.code, first.error.detail);
}
