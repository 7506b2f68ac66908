import type { GridApi } from 'ag-grid-community';
import {
  type Box,
  boxOf,
  clamp,
  contains,
  fillBox,
  isOneCell,
  type Motion,
  moved,
  nextWithin,
  type Pos,
  type Size,
  samePos,
  sidesOf,
} from './range.ts';

/** What a selection needs to know of the grid it is in; asked anew each time, because rows and columns change. */
export type SelectionHost = {
  readonly size: () => Size;
  readonly keyOf: (col: number) => string | undefined;
  readonly colOf: (key: string) => number;
  readonly isFilled: (pos: Pos) => boolean;
  readonly onChange: (box: Box | null, active: Pos | null) => void;
};

/** Rows of a page where the grid shows all of its rows and the window scrolls. */
const longestPage = 20;

/**
 * The selected cells of a grid. The focused cell is the active one, as in Excel; the selection is the box between the anchor
 * and the head. Where the focus leaves the active cell by itself, the selection follows it. AG Grid Community has no ranges
 * and tells of focus and mouse only afterwards, so the focus is asked for and the cells are painted through class rules.
 */
export class GridSelection<Row> {
  readonly #api: GridApi<Row>;
  readonly #host: SelectionHost;
  #anchor: Pos = { row: 0, col: 0 };
  #head: Pos = { row: 0, col: 0 };
  #active: Pos | null = null;
  /** Shown instead of the selection while the handle is dragged, or a block that does not fit is asked about. */
  #proposed: Box | null = null;

  constructor(api: GridApi<Row>, host: SelectionHost) {
    this.#api = api;
    this.#host = host;
  }

  /** The selected box, `null` while no cell of the rows has the focus (a total, or nothing). */
  box(): Box | null {
    return this.#sync() ? boxOf(this.#anchor, this.#head) : null;
  }
  active(): Pos | null {
    return this.#sync();
  }
  /** Class names of a cell: part of the selection, its borders, its corner with the handle, or what is proposed. */
  looks(row: number | null, key: string): { readonly selected: boolean; readonly borders: readonly string[] } {
    const none = { selected: false, borders: [] };
    if (row === null || !this.#active) return none;
    const pos = { row, col: this.#host.colOf(key) };
    const box = boxOf(this.#anchor, this.#head);
    const shown = this.#proposed ?? box;
    if (!contains(shown, pos)) return none;
    const sides = sidesOf(shown, pos);
    const isCorner = sides.includes('bottom') && sides.includes('right') && !this.#proposed;
    return {
      selected: !isOneCell(shown) && !samePos(pos, this.#active),
      borders: [...sides, ...(isCorner ? ['corner'] : [])],
    };
  }

  select(anchor: Pos, head: Pos, active: Pos = anchor): void {
    const size = this.#host.size();
    if (size.rows === 0 || size.cols === 0) return;
    this.#set(clamp(anchor, size), clamp(head, size), clamp(active, size));
    this.#focus(clamp(active, size));
    this.#reveal(clamp(active, size));
  }
  go(motion: Motion): void {
    const active = this.#sync();
    if (!active) return;
    const to = moved(active, motion, this.#place());
    this.select(to, to);
  }
  extend(motion: Motion): void {
    if (this.#sync()) this.extendTo(moved(this.#head, motion, this.#place()));
  }
  /** Shift+click, Shift+keys and dragging: the other corner moves, the focus stays. */
  extendTo(head: Pos): void {
    const active = this.#sync();
    if (!active) return;
    this.#set(this.#anchor, clamp(head, this.#host.size()), active);
    this.#reveal(this.#head);
  }
  all(): void {
    const { rows, cols } = this.#host.size();
    this.#around({ row: 0, col: 0 }, { row: rows - 1, col: cols - 1 });
  }
  columns(): void {
    this.#around({ row: 0, col: this.#anchor.col }, { row: this.#host.size().rows - 1, col: this.#head.col });
  }
  rows(): void {
    this.#around({ row: this.#anchor.row, col: 0 }, { row: this.#head.row, col: this.#host.size().cols - 1 });
  }
  /** Whether the one selected cell is the last of all: Tab has nowhere to go. */
  isAtEnd(): boolean {
    const [active, box] = [this.#sync(), this.box()];
    const { rows, cols } = this.#host.size();
    return box !== null && isOneCell(box) && active?.row === rows - 1 && active.col === cols - 1;
  }
  /** Enter and Tab inside of a selection of several cells. @returns false where there is none, and nothing is done */
  next(order: 'down' | 'right', backwards: boolean): boolean {
    const [active, box] = [this.#sync(), this.box()];
    if (!active || !box || isOneCell(box)) return false;
    const to = nextWithin(box, active, order, backwards);
    this.#set(this.#anchor, this.#head, to);
    this.#focus(to);
    this.#reveal(to);
    return true;
  }
  /** Where a drag of the fill handle to `to` would fill; shown until `propose(null)`. */
  proposeFill(to: Pos): Box {
    const box = fillBox(boxOf(this.#anchor, this.#head), to);
    this.propose(box);
    return box;
  }
  propose(box: Box | null): void {
    this.#proposed = box;
    this.repaint();
  }
  /** After rows, columns or marks changed. */
  repaint(): void {
    if (!this.#api.isDestroyed()) this.#api.refreshCells({ force: true, suppressFlash: true });
  }
  /** Gives the keyboard back to the cell it was on. */
  refocus(): void {
    if (this.#active) this.#focus(clamp(this.#active, this.#host.size()));
  }

  #around(anchor: Pos, head: Pos): void {
    const active = this.#sync();
    if (active) this.#set(anchor, head, active);
  }
  #place() {
    const first = this.#api.getFirstDisplayedRowIndex();
    const page = Math.max(1, Math.min(longestPage, this.#api.getLastDisplayedRowIndex() - first - 1));
    return { size: this.#host.size(), page, isFilled: this.#host.isFilled };
  }
  /** The active cell, after following a focus that moved by itself (a plain arrow, Enter after an edit, a click). */
  #sync(): Pos | null {
    const focused = this.#api.isDestroyed() ? null : this.#api.getFocusedCell();
    const col = focused ? this.#host.colOf(focused.column.getColId()) : -1;
    if (!focused || focused.rowPinned || col < 0) {
      if (focused?.rowPinned && this.#active) this.#set(this.#anchor, this.#anchor, null);
      return focused ? null : this.#active;
    }
    const pos = { row: focused.rowIndex, col };
    if (!this.#active || !samePos(pos, this.#active)) this.#set(pos, pos, pos);
    return pos;
  }
  #set(anchor: Pos, head: Pos, active: Pos | null): void {
    this.#anchor = anchor;
    this.#head = head;
    this.#active = active;
    this.repaint();
    this.#host.onChange(active && boxOf(anchor, head), active);
  }
  #focus({ row, col }: Pos): void {
    const key = this.#host.keyOf(col);
    if (key !== undefined) this.#api.setFocusedCell(row, key);
  }
  #reveal({ row, col }: Pos): void {
    const key = this.#host.keyOf(col);
    if (key === undefined) return;
    this.#api.ensureIndexVisible(row);
    this.#api.ensureColumnVisible(key);
  }
}
