import { type RefObject, useEffect, useRef, useState } from 'react';

/** A cell of a grid by the ids its screen gave: of the row (`rowId`) and of the column (`key`). */
export type CellInFocus = { readonly row: string; readonly column: string };

/** Whether both are the same cell, or none. */
export const isSameCell = (a: CellInFocus | null, b: CellInFocus | null): boolean =>
  a?.row === b?.row && a?.column === b?.column;

/** The cell that the person was in last, for what a screen says about it; `around` goes on an element around the grid. */
export function useCellInFocus(): {
  readonly cell: CellInFocus | null;
  readonly around: RefObject<HTMLDivElement | null>;
} {
  const around = useRef<HTMLDivElement>(null);
  const [cell, setCell] = useState<CellInFocus | null>(null);
  useEffect(() => {
    const element = around.current;
    const onFocus = ({ target }: FocusEvent): void => {
      const focused = target instanceof Element ? target.closest('[role=gridcell]') : null;
      const column = focused?.getAttribute('col-id');
      const row = focused?.closest('[row-id]')?.getAttribute('row-id');
      if (row && column) setCell((last) => (isSameCell(last, { row, column }) ? last : { row, column }));
    };
    element?.addEventListener('focusin', onFocus);
    return () => element?.removeEventListener('focusin', onFocus);
  }, []);
  return { cell, around };
}
