import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { es } from '#shared/strings/es.ts';
import { useNotices } from '../feedback/notices.tsx';
import type { Content } from './content.ts';
import type { Box } from './range.ts';
import type { GridRows, RowCommand } from './rows.ts';
import type { GridSelection } from './selection.ts';

const text = es.grid.rows;

type Options<Row> = {
  readonly rows: GridRows<Row> | undefined;
  readonly selection: GridSelection<Row> | null;
  readonly content: Content<Row>;
  readonly now: RefObject<Content<Row>>;
  readonly rowId: (row: Row) => string;
  /** Sorted or filtered: a place among the rows then means nothing. */
  readonly arranged: boolean;
  readonly reasonOf: ((error: unknown) => string) | undefined;
};

/** Where the cursor goes once the rows have come: to these rows, or to this place where a row went. */
type Wanted = ({ readonly ids: readonly string[] } | { readonly index: number }) & {
  /** `null`: the first one to write in. */
  readonly col: number | null;
};

/** Adds, inserts, deletes, moves and duplicates the rows of the selection, and keeps the cursor where a person expects it. */
export function useRowActs<Row>({ rows, selection, content, now, rowId, arranged, reasonOf }: Options<Row>) {
  const { say } = useNotices();
  const wanted = useRef<Wanted | null>(null);

  useEffect(() => {
    if (!selection || !wanted.current) return;
    const { col: at } = wanted.current;
    const box = boxOfWanted(wanted.current, content.rows.map(rowId));
    if (!box) return;
    wanted.current = null;
    const row = content.rows[box.top];
    const writable = content.columns.findIndex((column) => row !== undefined && (column.editable?.(row) ?? false));
    const col = at ?? Math.max(0, writable);
    selection.select({ row: box.top, col }, { row: box.bottom, col });
  }, [content, selection, rowId]);

  const perform = useCallback(
    async (command: RowCommand, box: Box | null): Promise<void> => {
      if (!rows) return;
      const chosen = box ? now.current.rows.slice(box.top, box.bottom + 1) : [];
      const first = chosen[0] ?? null;
      const col = selection?.active()?.col ?? null;
      const goTo = (id: string | null): void => {
        wanted.current = id === null ? null : { ids: [id], col: null };
      };
      if (command === 'row-add') goTo(await rows.insert(now.current.rows.at(-1) ?? null, 'after'));
      else if (first === null) return;
      else if (command === 'row-insert') goTo(await rows.insert(first, 'before'));
      else if (command === 'row-duplicate') goTo((await rows.duplicate?.(first)) ?? null);
      else if (command === 'row-delete') {
        wanted.current = { index: box?.top ?? 0, col };
        const removed = (await rows.remove?.(chosen)) ?? 0;
        if (removed === 0) wanted.current = null;
        else say({ tone: 'done', text: text.removed(removed), undoable: true });
      } else {
        wanted.current = { ids: chosen.map(rowId), col };
        // Else it would wait for the rows of a later act.
        if (!(await rows.move?.(chosen, command === 'row-up' ? -1 : 1))) wanted.current = null;
      }
    },
    [rows, selection, now, rowId, say],
  );
  return useCallback(
    (command: RowCommand): void => {
      if (arranged && command !== 'row-delete') {
        say({ tone: 'error', text: text.arranged });
        return;
      }
      void perform(command, selection?.box() ?? null).catch((error: unknown) => {
        wanted.current = null;
        say({ tone: 'error', text: reasonOf?.(error) ?? es.errors.internal({}) });
      });
    },
    [arranged, perform, selection, reasonOf, say],
  );
}

function boxOfWanted(wanted: Wanted, ids: readonly string[]): { readonly top: number; readonly bottom: number } | null {
  if ('index' in wanted) {
    const row = Math.min(wanted.index, ids.length - 1);
    return row < 0 ? null : { top: row, bottom: row };
  }
  const at = wanted.ids.map((id) => ids.indexOf(id));
  return at.length === 0 || at.includes(-1) ? null : { top: Math.min(...at), bottom: Math.max(...at) };
}
