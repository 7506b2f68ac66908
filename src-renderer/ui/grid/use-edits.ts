import { useCallback, useMemo, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { useNotices } from '../feedback/notices.tsx';
import type { Refusal } from './CellNote.tsx';
import type { EditsOutcome, GridEdit } from './columns.ts';
import type { Edits } from './content.ts';

type Options<Row> = {
  readonly rowId: (row: Row) => string;
  readonly onEdits: ((edits: readonly GridEdit<Row>[]) => Promise<EditsOutcome>) | undefined;
  readonly reasonOf: ((error: unknown) => string) | undefined;
  readonly repaint: () => void;
};
export type Act = keyof typeof es.grid.done;

/**
 * Sends each act on cells as one list of edits, so that it is one entry of the log, and keeps what was refused marked until
 * the next act (EG5): the stored value is in the cell, the reason beside it.
 */
export function useEdits<Row>({ rowId, onEdits, reasonOf, repaint }: Options<Row>) {
  const { say } = useNotices();
  const marks = useRef<ReadonlyMap<string, string>>(new Map());
  const [note, setNote] = useState<Refusal | null>(null);

  const mark = useCallback(
    (refused: readonly Refusal[]): void => {
      if (refused.length === 0 && marks.current.size === 0) return;
      marks.current = new Map(refused.map((each) => [markKey(each.rowId, each.key), each.text]));
      setNote(refused[0] ?? null);
      repaint();
    },
    [repaint],
  );
  /** @returns what was written; nothing where all was refused or the call failed, which is then said. */
  const send = useCallback(
    async (edits: readonly GridEdit<Row>[]): Promise<EditsOutcome> => {
      if (!onEdits) return { applied: 0, rejected: [] };
      mark([]);
      const outcome = await onEdits(edits).catch((error: unknown): EditsOutcome => {
        const reason = reasonOf?.(error) ?? es.errors.internal({});
        return { applied: 0, rejected: edits.map((_, index) => ({ index, reason })) };
      });
      mark(
        outcome.rejected.flatMap(({ index, reason }) => {
          const edit = edits[index];
          return edit ? [{ rowId: rowId(edit.row), key: edit.key, text: reason }] : [];
        }),
      );
      return outcome;
    },
    [onEdits, reasonOf, rowId, mark],
  );
  /** One act on several cells, and the line about it (features.md D4). `remark`: a sentence to say with it. */
  const run = useCallback(
    async (act: Act, { edits, locked }: Edits<Row>, remark?: string): Promise<void> => {
      if (edits.length === 0) {
        if (locked > 0) say({ tone: 'error', text: es.grid.readOnly });
        else if (act !== 'clear' && act !== 'cut') say({ tone: 'done', text: es.grid.nothingChanged });
        return;
      }
      const { applied, rejected } = await send(edits);
      const text = es.grid.outcome(es.grid.done[act](applied), rejected.length, locked);
      say({
        tone: rejected.length > 0 ? 'error' : 'done',
        text: remark === undefined ? text : `${text} ${remark}`,
        undoable: applied > 0,
      });
    },
    [send, say],
  );
  /** Edits together with rows that are added, which the caller sends as one act. */
  const runAdding = useCallback(
    async (added: number, { edits }: Edits<Row>, append: () => Promise<EditsOutcome>): Promise<void> => {
      mark([]);
      try {
        const { applied, rejected } = await append();
        const reasons = [...new Set(rejected.filter(({ index }) => index >= edits.length).map(({ reason }) => reason))];
        mark(
          rejected.flatMap(({ index, reason }) => {
            const edit = edits[index];
            return edit ? [{ rowId: rowId(edit.row), key: edit.key, text: reason }] : [];
          }),
        );
        say({
          tone: rejected.length > 0 ? 'error' : 'done',
          text: [es.grid.outcome(es.grid.rows.pasted(applied, added), rejected.length, 0), ...reasons].join(' '),
          undoable: applied > 0,
        });
      } catch (error) {
        say({ tone: 'error', text: reasonOf?.(error) ?? es.errors.internal({}) });
      }
    },
    [mark, say, rowId, reasonOf],
  );
  const reasonAt = useCallback((id: string | undefined, key: string): string | null => {
    return id === undefined ? null : (marks.current.get(markKey(id, key)) ?? null);
  }, []);
  return useMemo(() => ({ note, mark, send, run, runAdding, reasonAt }), [note, mark, send, run, runAdding, reasonAt]);
}

const markKey = (rowId: string, key: string): string => JSON.stringify([rowId, key]);
