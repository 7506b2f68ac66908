import type { GridApi } from 'ag-grid-community';
import { useEffect, useRef } from 'react';
import { type CellInFocus, isSameCell } from '../cell-in-focus.ts';
import type { Content } from './content.ts';
import type { Pos } from './range.ts';

type Options<Row> = {
  readonly api: GridApi<Row> | null;
  readonly content: Content<Row>;
  readonly rowId: (row: Row) => string;
  readonly goTo: (pos: Pos) => void;
};

/** Brings a person to the cell they came for, once: later changes of the rows, which name it anew, leave them where they are. */
export function useFocusOn<Row>(wanted: CellInFocus | null, { api, content, rowId, goTo }: Options<Row>): void {
  const done = useRef<CellInFocus | null>(null);
  useEffect(() => {
    if (!api || wanted === null || isSameCell(done.current, wanted)) return;
    const col = content.columns.findIndex(({ key }) => key === wanted.column);
    if (col < 0) return;
    const row = content.rows.findIndex((each) => rowId(each) === wanted.row);
    const pinned = api.getPinnedBottomRow(0)?.data;
    if (row >= 0) goTo({ row, col });
    else if (pinned !== undefined && rowId(pinned) === wanted.row) api.setFocusedCell(0, wanted.column, 'bottom');
    else return;
    done.current = wanted;
  }, [api, wanted, content, rowId, goTo]);
}
