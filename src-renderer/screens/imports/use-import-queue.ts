import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportBatch, UndoState } from '#shared/contract/index.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useSession } from '../../rpc/hooks.ts';
import { uploadFile } from '../../rpc/upload.ts';

/** Where the file at hand stands. Nothing is changed before `importing`. */
export type Stage =
  | { readonly kind: 'idle'; readonly message: string | null }
  | { readonly kind: 'sending'; readonly name: string; readonly sent: number; readonly size: number }
  | { readonly kind: 'recognising'; readonly name: string }
  | { readonly kind: 'review'; readonly plan: ImportPlan; readonly problem: string | null }
  | { readonly kind: 'importing'; readonly plan: ImportPlan }
  | { readonly kind: 'done'; readonly plan: ImportPlan; readonly batch: ImportBatch; readonly undo: UndoState }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

export type ImportQueue = {
  readonly stage: Stage;
  readonly waiting: readonly File[];
  readonly add: (files: readonly File[]) => void;
  /** Stops reading; the data stay as they were. */
  readonly cancel: () => void;
  readonly confirm: (plan: ImportPlan) => void;
  readonly discard: (plan: ImportPlan) => void;
  /** The next waiting file, or back to choosing. */
  readonly next: () => void;
};

/** Files one after another: the next is planned only when the one before is decided, because a plan fits one state of the data. */
export function useImportQueue(yearId: number): ImportQueue {
  const { call } = useSession();
  const [stage, setStage] = useState<Stage>({ kind: 'idle', message: null });
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []); // leaving the screen stops reading

  const read = useCallback(
    async (file: File): Promise<void> => {
      const abort = new AbortController();
      reading.current = abort;
      const { signal } = abort;
      const show = (next: Stage): void => {
        if (!signal.aborted) setStage(next);
      };
      try {
        show({ kind: 'sending', name: file.name, sent: 0, size: file.size });
        const handle = await uploadFile(call, file, {
          signal,
          onSent: (sent) => show({ kind: 'sending', name: file.name, sent, size: file.size }),
        });
        show({ kind: 'recognising', name: file.name });
        const plan = await call('imports.plan', { yearId, handle });
        if (signal.aborted) await call('imports.discard', { planId: plan.planId });
        show({ kind: 'review', plan, problem: null });
      } catch (error) {
        show({ kind: 'failed', name: file.name, message: errorText(error) });
      }
    },
    [call, yearId],
  );

  const next = useCallback((): void => {
    const [file, ...rest] = waiting;
    setWaiting(rest);
    setStage({ kind: 'idle', message: null });
    if (file) void read(file);
  }, [waiting, read]);

  const add = useCallback(
    (files: readonly File[]): void => {
      const [first, ...rest] = files;
      const free = stage.kind === 'idle' || stage.kind === 'failed';
      setWaiting((old) => [...old, ...(free ? rest : files)]);
      if (free && first) void read(first);
    },
    [stage.kind, read],
  );

  const cancel = useCallback((): void => {
    reading.current?.abort();
    setWaiting([]);
    setStage({ kind: 'idle', message: es.screens.imports.cancelled });
  }, []);

  const confirm = useCallback(
    (plan: ImportPlan): void => {
      setStage({ kind: 'importing', plan });
      call('imports.promote', { planId: plan.planId }).then(
        ({ batch, undo }) => setStage({ kind: 'done', plan, batch, undo }),
        (error: unknown) => setStage({ kind: 'review', plan, problem: errorText(error) }),
      );
    },
    [call],
  );

  const discard = useCallback(
    (plan: ImportPlan): void => {
      call('imports.discard', { planId: plan.planId }).then(next, (error: unknown) =>
        setStage({ kind: 'failed', name: plan.fileName, message: errorText(error) }),
      );
    },
    [call, next],
  );

  return { stage, waiting, add, cancel, confirm, discard, next };
}
