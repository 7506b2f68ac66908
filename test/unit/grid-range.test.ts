import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planPaste } from '../../src-renderer/ui/grid/paste.ts';
import {
  type Box,
  boxOf,
  cellsOf,
  contains,
  fillBox,
  type Motion,
  moved,
  nextWithin,
  sidesOf,
  sizeOf,
  sourceOf,
} from '../../src-renderer/ui/grid/range.ts';

const size = { rows: 6, cols: 4 };
/** `#` is filled; columns 0 to 3, rows 0 to 5. */
const picture = ['##..', '##.#', '....', '.##.', '.##.', '....'];
const isFilled = ({ row, col }: { row: number; col: number }): boolean => picture[row]?.[col] === '#';
const go = (row: number, col: number, motion: Motion) => moved({ row, col }, motion, { size, page: 2, isFilled });

it('Ctrl+arrow stops at the end of the filled block, at the next block, or at the border, as in Excel', () => {
  expect(go(0, 0, 'edge-down')).toEqual({ row: 1, col: 0 });
  expect(go(1, 1, 'edge-down')).toEqual({ row: 3, col: 1 });
  expect(go(3, 1, 'edge-down')).toEqual({ row: 4, col: 1 });
  expect(go(4, 1, 'edge-down')).toEqual({ row: 5, col: 1 });
  expect(go(1, 1, 'edge-right')).toEqual({ row: 1, col: 3 });
  expect(go(2, 0, 'edge-right')).toEqual({ row: 2, col: 3 });
  expect(go(5, 2, 'edge-up')).toEqual({ row: 4, col: 2 });
  expect(go(0, 3, 'edge-right')).toEqual({ row: 0, col: 3 });
});

it('keys that move stay inside of the grid', () => {
  expect(go(3, 2, 'row-start')).toEqual({ row: 3, col: 0 });
  expect(go(3, 2, 'row-end')).toEqual({ row: 3, col: 3 });
  expect(go(3, 2, 'first')).toEqual({ row: 0, col: 0 });
  expect(go(3, 2, 'last')).toEqual({ row: 5, col: 3 });
  expect(go(4, 2, 'page-down')).toEqual({ row: 5, col: 2 });
  expect(go(1, 2, 'page-up')).toEqual({ row: 0, col: 2 });
  expect(go(0, 0, 'left')).toEqual({ row: 0, col: 0 });
  expect(go(0, 0, 'down')).toEqual({ row: 1, col: 0 });
});

const pos = fc.record({ row: fc.nat(9), col: fc.nat(9) });
const box = fc.tuple(pos, pos).map(([a, b]) => boxOf(a, b));

it('Enter and Tab visit every cell of a selection once before they come back, and Shift goes the same way back', () => {
  fc.assert(
    fc.property(box, fc.constantFrom('down' as const, 'right' as const), (around, order) => {
      const start = { row: around.top, col: around.left };
      const seen = new Set<string>();
      let at = start;
      for (let step = 0; step < cellsOf(around).length; step++) {
        seen.add(`${at.row}/${at.col}`);
        const next = nextWithin(around, at, order, false);
        expect(nextWithin(around, next, order, true)).toEqual(at);
        at = next;
      }
      expect(at).toEqual(start);
      expect(seen.size).toBe(cellsOf(around).length);
    }),
  );
});

it('draws the border on the outer cells and nowhere else', () => {
  const around: Box = { top: 1, bottom: 3, left: 2, right: 4 };
  expect(sidesOf(around, { row: 1, col: 2 })).toEqual(['top', 'left']);
  expect(sidesOf(around, { row: 2, col: 3 })).toEqual([]);
  expect(sidesOf(around, { row: 3, col: 4 })).toEqual(['bottom', 'right']);
  expect(sidesOf(around, { row: 0, col: 3 })).toEqual([]);
});

it('the fill handle grows the selection in one direction only, the farther one', () => {
  const around: Box = { top: 2, bottom: 3, left: 2, right: 3 };
  expect(fillBox(around, { row: 6, col: 4 })).toEqual({ ...around, bottom: 6 });
  expect(fillBox(around, { row: 4, col: 7 })).toEqual({ ...around, right: 7 });
  expect(fillBox(around, { row: 0, col: 2 })).toEqual({ ...around, top: 0 });
  expect(fillBox(around, { row: 3, col: 2 })).toEqual(around);
});

it('a fill repeats its pattern downwards and upwards', () => {
  const source: Box = { top: 2, bottom: 3, left: 1, right: 1 };
  expect([4, 5, 6].map((row) => sourceOf(source, { row, col: 1 }).row)).toEqual([2, 3, 2]);
  expect([1, 0].map((row) => sourceOf(source, { row, col: 1 }).row)).toEqual([3, 2]);
});

const one = (row: number, col: number): Box => ({ top: row, bottom: row, left: col, right: col });

it('one copied cell fills the whole selection, a block fills a multiple of itself, and else it goes whole from the corner', () => {
  const fill = planPaste([['7']], { top: 0, bottom: 2, left: 1, right: 2 }, size);
  expect(fill.target).toEqual({ top: 0, bottom: 2, left: 1, right: 2 });
  expect(cellsOf(fill.target).map(fill.textAt)).toEqual(Array(6).fill('7'));

  const tiled = planPaste([['1', '2']], { top: 0, bottom: 1, left: 0, right: 3 }, size);
  expect(cellsOf(tiled.target).map(tiled.textAt)).toEqual(['1', '2', '1', '2', '1', '2', '1', '2']);
  expect(tiled.otherShape).toBe(false);

  const whole = planPaste(
    [
      ['1', '2'],
      ['3', '4'],
    ],
    { top: 1, bottom: 3, left: 0, right: 0 },
    size,
  );
  expect(whole.target).toEqual({ top: 1, bottom: 2, left: 0, right: 1 });
  expect(whole.otherShape).toBe(true);
});

it('a block that does not fit says by how much, and leaves cells alone for which it has nothing', () => {
  const plan = planPaste([['1', '2', '3'], ['4']], one(5, 2), size);
  expect(plan.beyond).toEqual({ rows: 1, cols: 1 });
  expect(plan.target).toEqual({ top: 5, bottom: 5, left: 2, right: 3 });
  const ragged = planPaste([['1', '2'], ['4']], one(0, 0), size);
  expect(cellsOf(ragged.target).map(ragged.textAt)).toEqual(['1', '2', '4', null]);
});

it('never writes outside of the grid, and loses no cell of a block without saying so', () => {
  const block = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .map(([rows, cols]) => Array.from({ length: rows }, () => Array.from({ length: cols }, () => 'x')));
  const inside = fc
    .tuple(fc.record({ row: fc.nat(5), col: fc.nat(3) }), fc.record({ row: fc.nat(5), col: fc.nat(3) }))
    .map(([a, b]) => boxOf(a, b));
  fc.assert(
    fc.property(block, inside, (copied, selection) => {
      const { target, beyond, textAt, shape } = planPaste(copied, selection, size);
      const grid: Box = { top: 0, bottom: size.rows - 1, left: 0, right: size.cols - 1 };
      expect(cellsOf(target).every((cell) => contains(grid, cell) && textAt(cell) === 'x')).toBe(true);
      const written = sizeOf(target);
      expect(written.rows + beyond.rows).toBeGreaterThanOrEqual(shape.rows);
      expect(written.cols + beyond.cols).toBeGreaterThanOrEqual(shape.cols);
    }),
  );
});
