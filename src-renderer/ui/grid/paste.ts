import { type Box, clamp, isOneCell, type Pos, type Size, sizeOf } from './range.ts';

/** Texts of copied cells, row by row; rows may have different lengths. */
export type Block = readonly (readonly string[])[];

export type PastePlan = {
  /** The cells that receive a text, all inside of the grid. */
  readonly target: Box;
  /** Rows and columns of the block for which the grid has no place. */
  readonly beyond: Size;
  /** Whether a selection of several cells was neither filled exactly nor a whole number of times. */
  readonly otherShape: boolean;
  readonly shape: Size;
  /** `null`: the block has nothing for this cell, which then stays as it is. */
  readonly textAt: (pos: Pos) => string | null;
};

/**
 * Where a copied block goes (EG4): one cell fills the whole selection, a block repeats where the selection is a multiple of
 * it, and otherwise it goes whole from the first cell of the selection.
 */
export function planPaste(block: Block, selection: Box, grid: Size): PastePlan {
  const shape = { rows: block.length, cols: Math.max(1, ...block.map((row) => row.length)) };
  const selected = sizeOf(selection);
  const tiles = selected.rows % shape.rows === 0 && selected.cols % shape.cols === 0;
  const wanted = tiles ? selected : shape;
  const last = { row: selection.top + wanted.rows - 1, col: selection.left + wanted.cols - 1 };
  const inside = clamp(last, grid);
  return {
    target: { top: selection.top, left: selection.left, bottom: inside.row, right: inside.col },
    beyond: { rows: last.row - inside.row, cols: last.col - inside.col },
    otherShape: !tiles && !isOneCell(selection),
    shape,
    textAt: ({ row, col }) => block[(row - selection.top) % shape.rows]?.[(col - selection.left) % shape.cols] ?? null,
  };
}
