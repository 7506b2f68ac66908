import { type RefObject, useEffect } from 'react';
import type { Box, Pos } from './range.ts';
import type { GridSelection } from './selection.ts';

type Options<Row> = {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly selection: GridSelection<Row> | null;
  readonly posOf: (row: number, key: string) => Pos | null;
  readonly isEditing: () => boolean;
  readonly onFill: (source: Box, target: Box) => void;
};

/** Pixels of the fill handle in the corner of the selection; as in grid.css, with room for the hand. */
const handle = 10;
/** How often a drag beyond the edge goes one row or column on, in ms. */
const scrollStep = 50;

/**
 * Selecting with the mouse: press and drag, Shift+click, and the fill handle. AG Grid tells of the mouse only after the
 * fact, so these are the page's own events; a drag beyond the edge scrolls.
 */
export function usePointer<Row>({ frame, selection, posOf, isEditing, onFill }: Options<Row>): void {
  useEffect(() => {
    const root = frame.current;
    if (!root || !selection) return;
    let drag: 'select' | 'fill' | null = null;
    let filled: Box | null = null;
    let scrolling: ReturnType<typeof setInterval> | null = null;
    const stopScrolling = (): void => {
      if (scrolling !== null) clearInterval(scrolling);
      scrolling = null;
    };
    const cellAt = (target: EventTarget | null): { readonly cell: HTMLElement; readonly pos: Pos } | null => {
      const cell = target instanceof Element ? target.closest<HTMLElement>('.ag-cell[col-id]') : null;
      // Totals have "b-0" there.
      const row = Number(cell?.closest('[row-index]')?.getAttribute('row-index') ?? Number.NaN);
      const pos = cell && Number.isInteger(row) ? posOf(row, cell.getAttribute('col-id') ?? '') : null;
      return cell && pos ? { cell, pos } : null;
    };
    const to = (pos: Pos): void => {
      if (drag === 'select') selection.extendTo(pos);
      else if (drag === 'fill') filled = selection.proposeFill(pos);
    };
    const onDown = (event: PointerEvent): void => {
      const at = cellAt(event.target);
      if (!at || event.button !== 0 || isEditing()) return;
      const box = at.cell.getBoundingClientRect();
      const onHandle =
        at.cell.classList.contains('grid-edge-corner') &&
        box.right - event.clientX <= handle &&
        box.bottom - event.clientY <= handle;
      drag = onHandle ? 'fill' : 'select';
      if (onHandle || event.shiftKey) {
        // The focus, hence the active cell, stays where it is.
        event.preventDefault();
        event.stopPropagation();
      }
      if (onHandle) return;
      if (event.shiftKey && selection.active()) selection.extendTo(at.pos);
      else selection.select(at.pos, at.pos);
    };
    const onMove = (event: PointerEvent): void => {
      if (!drag || (event.buttons & 1) === 0) return;
      stopScrolling();
      const at = cellAt(event.target);
      if (at) to(at.pos);
      if (at || drag !== 'select') return;
      const body = root.querySelector('.ag-grid-viewport')?.getBoundingClientRect();
      const beyond =
        body &&
        !(
          event.clientY > body.top &&
          event.clientY < body.bottom &&
          event.clientX > body.left &&
          event.clientX < body.right
        );
      if (!body || !beyond) return;
      const motion =
        event.clientY >= body.bottom
          ? 'down'
          : event.clientY <= body.top
            ? 'up'
            : event.clientX <= body.left
              ? 'left'
              : 'right';
      scrolling = setInterval(() => selection.extend(motion), scrollStep);
    };
    const onUp = (): void => {
      stopScrolling();
      const source = selection.box();
      if (drag === 'fill') {
        selection.propose(null);
        if (filled && source) onFill(source, filled);
      }
      drag = null;
      filled = null;
    };
    // AG Grid acts on mousedown after pointerdown; a press on the handle or with Shift is not its business.
    const onMouseDown = (event: MouseEvent): void => {
      if (cellAt(event.target) && (drag === 'fill' || event.shiftKey) && !isEditing()) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    root.addEventListener('pointerdown', onDown, true);
    root.addEventListener('mousedown', onMouseDown, true);
    document.addEventListener('pointermove', onMove);
    document.addEventListener('pointerup', onUp);
    return () => {
      stopScrolling();
      root.removeEventListener('pointerdown', onDown, true);
      root.removeEventListener('mousedown', onMouseDown, true);
      document.removeEventListener('pointermove', onMove);
      document.removeEventListener('pointerup', onUp);
    };
  }, [frame, selection, posOf, isEditing, onFill]);
}
