import { type RefObject, useEffect, useState } from 'react';
import type { GridColumn } from './columns.ts';

/** Whether the columns are wider than the grid, so that it scrolls sideways: at 200 % zoom, on a small window. */
export function useIsNarrow<Row>(
  frame: RefObject<HTMLDivElement | null>,
  columns: readonly GridColumn<Row>[],
): boolean {
  const wanted = columns.reduce((sum, { width }) => sum + width, 0);
  // A guess that is right on most screens: a change makes the grid build its columns again.
  const [narrow, setNarrow] = useState(() => window.innerWidth < wanted);
  useEffect(() => {
    const box = frame.current;
    if (!box) return;
    const observer = new ResizeObserver(() => setNarrow(box.clientWidth < wanted));
    observer.observe(box);
    return () => observer.disconnect();
  }, [frame, wanted]);
  return narrow;
}
