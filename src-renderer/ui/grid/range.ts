/** Geometry of a selection: rows and columns as they are displayed, counted from 0. Knows no grid and no values. */
export type Pos = { readonly row: number; readonly col: number };
export type Size = { readonly rows: number; readonly cols: number };
/** Inclusive on every side. */
export type Box = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };

export type Direction = 'up' | 'down' | 'left' | 'right';
export type Motion =
  | Direction
  | `edge-${Direction}`
  | 'row-start'
  | 'row-end'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down';
export type Side = 'top' | 'bottom' | 'left' | 'right';

export const boxOf = (a: Pos, b: Pos): Box => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.col, b.col),
  right: Math.max(a.col, b.col),
});
export const sizeOf = ({ top, bottom, left, right }: Box): Size => ({ rows: bottom - top + 1, cols: right - left + 1 });
export const isOneCell = ({ top, bottom, left, right }: Box): boolean => top === bottom && left === right;
export const samePos = (a: Pos, b: Pos): boolean => a.row === b.row && a.col === b.col;
export const contains = ({ top, bottom, left, right }: Box, { row, col }: Pos): boolean =>
  row >= top && row <= bottom && col >= left && col <= right;

/** On which sides of the box the cell lies; none inside it or outside. */
export function sidesOf(box: Box, pos: Pos): readonly Side[] {
  if (!contains(box, pos)) return [];
  return [
    ...(pos.row === box.top ? (['top'] as const) : []),
    ...(pos.row === box.bottom ? (['bottom'] as const) : []),
    ...(pos.col === box.left ? (['left'] as const) : []),
    ...(pos.col === box.right ? (['right'] as const) : []),
  ];
}

/** The cells of a box, row by row. */
export function cellsOf({ top, bottom, left, right }: Box): readonly Pos[] {
  const cells: Pos[] = [];
  for (let row = top; row <= bottom; row++) for (let col = left; col <= right; col++) cells.push({ row, col });
  return cells;
}

/** The nearest cell that exists. */
export const clamp = ({ row, col }: Pos, { rows, cols }: Size): Pos => ({
  row: Math.max(0, Math.min(row, rows - 1)),
  col: Math.max(0, Math.min(col, cols - 1)),
});

type Place = { readonly size: Size; readonly page: number; readonly isFilled: (pos: Pos) => boolean };

/** Where a key leads from a cell (features.md D3). `page`: rows in sight. */
export function moved(from: Pos, motion: Motion, { size, page, isFilled }: Place): Pos {
  const edge = edges[motion];
  if (edge) return toEdge(from, steps[edge], size, isFilled);
  switch (motion) {
    case 'row-start':
      return { row: from.row, col: 0 };
    case 'row-end':
      return { row: from.row, col: size.cols - 1 };
    case 'first':
      return { row: 0, col: 0 };
    case 'last':
      return { row: size.rows - 1, col: size.cols - 1 };
    case 'page-up':
      return clamp({ row: from.row - page, col: from.col }, size);
    case 'page-down':
      return clamp({ row: from.row + page, col: from.col }, size);
    default:
      return clamp(plus(from, steps[motion as Direction]), size);
  }
}

const steps = {
  up: { row: -1, col: 0 },
  down: { row: 1, col: 0 },
  left: { row: 0, col: -1 },
  right: { row: 0, col: 1 },
} as const satisfies Record<Direction, Pos>;
const edges: Partial<Record<Motion, Direction>> = {
  'edge-up': 'up',
  'edge-down': 'down',
  'edge-left': 'left',
  'edge-right': 'right',
};
const plus = (a: Pos, b: Pos): Pos => ({ row: a.row + b.row, col: a.col + b.col });

/** As Excel's Ctrl+arrow: the last filled cell of the block one is in, else the next filled cell, else the border. */
function toEdge(from: Pos, step: Pos, size: Size, isFilled: (pos: Pos) => boolean): Pos {
  const exists = (pos: Pos): boolean => samePos(pos, clamp(pos, size));
  let at = from;
  let next = plus(at, step);
  const inBlock = isFilled(from) && exists(next) && isFilled(next);
  while (exists(next)) {
    if (inBlock && !isFilled(next)) return at;
    at = next;
    if (!inBlock && isFilled(at)) return at;
    next = plus(at, step);
  }
  return at;
}

/** Enter (`down`) and Tab (`right`) go round inside a selection, as in Excel. */
export function nextWithin(box: Box, { row, col }: Pos, order: 'down' | 'right', backwards: boolean): Pos {
  const { rows, cols } = sizeOf(box);
  const [line, across] = order === 'down' ? [rows, cols] : [cols, rows];
  const index =
    order === 'down' ? (col - box.left) * line + (row - box.top) : (row - box.top) * line + (col - box.left);
  const next = (index + (backwards ? -1 : 1) + line * across) % (line * across);
  const [outer, inner] = [Math.floor(next / line), next % line];
  return order === 'down'
    ? { row: box.top + inner, col: box.left + outer }
    : { row: box.top + outer, col: box.left + inner };
}

/** What the fill handle covers when dragged to `to`: the box made longer in the one direction that goes farther. */
export function fillBox(box: Box, to: Pos): Box {
  const over = {
    top: box.top - to.row,
    bottom: to.row - box.bottom,
    left: box.left - to.col,
    right: to.col - box.right,
  };
  const farthest = (['bottom', 'top', 'right', 'left'] as const).reduce((best, side) =>
    over[side] > over[best] ? side : best,
  );
  if (over[farthest] <= 0) return box;
  return { ...box, [farthest]: farthest === 'top' || farthest === 'bottom' ? to.row : to.col };
}

/** The cell of `source` that a cell of the filled box repeats; the pattern goes on in both directions. */
export function sourceOf(source: Box, { row, col }: Pos): Pos {
  const { rows, cols } = sizeOf(source);
  return { row: source.top + modulo(row - source.top, rows), col: source.left + modulo(col - source.left, cols) };
}
const modulo = (value: number, by: number): number => ((value % by) + by) % by;
