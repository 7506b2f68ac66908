import { useCallback } from 'react';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../rpc/client.ts';
import { useSession } from '../rpc/hooks.ts';
import { useNotices } from '../ui/feedback/notices.tsx';

export type Direction = 'undo' | 'redo';

/** Takes back or repeats the last act of the year, whatever screen it was made on, and says which it was. */
export function useUndo(yearId: number | null): (direction: Direction) => void {
  const { call } = useSession();
  const { say } = useNotices();
  return useCallback(
    (direction) => {
      if (yearId === null) return;
      call(`edit.${direction}`, { yearId }).then(
        ({ undo, redo }) => {
          const text = direction === 'undo' ? es.frame.undone(redo ?? '') : es.frame.redone(undo ?? '');
          say({ tone: 'done', text });
        },
        (error: unknown) => say({ tone: 'error', text: errorText(error) }),
      );
    },
    [call, say, yearId],
  );
}
