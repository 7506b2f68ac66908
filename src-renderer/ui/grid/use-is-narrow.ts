import { type RefObject, useEffect, useState } from 'react';
import type { GridColumn } from './columns.ts';

/** Whether the columns are wider than the grid, so that it scrolls sideways: at 200 % zoom, on a small window. */
export function useIsNarrow<Row>(
  frame: RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn<Row>[],
): boolean {
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const wanted = columns.reduce((sum, { width }) => sum + width, 0);
    const observer = new ResizeObserver(() => setNarrow(box.clientWidth < wanted));
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame, columns]);
  return narrow;
}
