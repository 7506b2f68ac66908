import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { es } from '#shared/strings/es.ts';
import { type Call, errorText } from '../../rpc/client.ts';
import { useSession } from '../../rpc/hooks.ts';
import { uploadFile } from '../../rpc/upload.ts';
import { acceptedOnly } from './plan-contents.ts';
import { type ReadingOptions, withMapping } from './reading-options.ts';
import type { Stage } from './stage.ts';
import { useReread } from './use-reread.ts';

/** A file of the page, or one that the backend reads where it lies (`shell.chooseFile`). */
export type Incoming = File | { readonly name: string; readonly handle: string };

export type ImportQueue = {
  readonly stage: Stage;
  readonly waiting: readonly Incoming[];
  readonly add: (files: readonly Incoming[]) => void;
  /** One of `plan.choices`: the same file is read again for it. */
  readonly choose: (choice: number) => void;
  /** Reads the same file again as the person says now: letters, separator, mapping. */
  readonly reread: (options: ReadingOptions) => void;
  /** From the mapping to the review; with a name the layout is remembered. */
  readonly accept: (name: string | null) => void;
  /** From the review back to the mapping. */
  readonly remap: () => void;
  /** Stops reading; the data stay as they were. */
  readonly cancel: () => void;
  /** `controlPim`: the total the person typed, or an empty text. */
  readonly confirm: (plan: ImportPlan, controlPim: string) => void;
  /** Of a memoria, what the person marked and nothing else. */
  readonly confirmParts: (plan: ImportPlan, accepted: readonly string[]) => void;
  readonly discard: (plan: ImportPlan) => void;
  /** The next waiting file, or back to choosing. */
  readonly next: () => void;
};

/** Files one after another: the next is planned only when the one before is decided, because a plan fits one state of the data. */
export function useImportQueue(yearId: number): ImportQueue {
  const { call } = useSession();
  const [stage, setStage] = useState<Stage>({ kind: 'idle', message: null });
  const [waiting, setWaiting] = useState<readonly Incoming[]>([]);
  const reading = useRef<AbortController | null>(null);
  useEffect(() => () => reading.current?.abort(), []); // leaving the screen stops reading

  const read = useCallback(
    async (file: Incoming, { options: said, choice }: Said = nothingSaid): Promise<void> => {
      const abort = new AbortController();
      reading.current = abort;
      const { signal } = abort;
      const show = (next: Stage): void => {
        if (!signal.aborted) setStage(next);
      };
      try {
        const handle = 'handle' in file ? file.handle : await send(call, file, signal, show);
        show({ kind: 'recognising', name: file.name });
        // Without its file the backend stops reading, at once.
        signal.addEventListener('abort', () => void call('files.discard', { handle }).catch(() => undefined));
        const request = { yearId, handle, ...(choice === null ? {} : { choice }) };
        let plan = await call('imports.plan', { ...request, options: said });
        let options = said;
        const proposed = plan.table?.source === 'proposed' ? plan.table.mapping : null;
        if (proposed !== null && !signal.aborted) {
          options = withMapping(said, proposed);
          plan = await call('imports.plan', { ...request, options });
        }
        if (signal.aborted) await call('imports.discard', { planId: plan.planId });
        else reading.current = null;
        const planned = { plan, handle, options, choice, problem: null };
        if (proposed === null) show({ kind: 'review', ...planned });
        else show({ kind: 'mapping', ...planned, busy: false });
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
    (files: readonly Incoming[]): void => {
      const [first, ...rest] = files;
      const free = stage.kind === 'idle' || stage.kind === 'failed';
      setWaiting((old) => [...old, ...(free ? rest : files)]);
      if (free && first) void read(first);
    },
    [stage.kind, read],
  );

  const choose = useCallback(
    (choice: number): void => {
      if (stage.kind !== 'review') return;
      const { plan, handle, options } = stage;
      void read({ name: plan.fileName, handle }, { options, choice });
    },
    [stage, read],
  );

  const reread = useReread({ call, yearId, stage, setStage });

  const accept = useCallback(
    (name: string | null): void => {
      if (stage.kind !== 'mapping') return;
      const { plan, handle, options, choice } = stage;
      const review: Stage = { kind: 'review', plan, handle, options, choice, problem: null };
      if (name === null) {
        setStage(review);
        return;
      }
      setStage({ ...stage, busy: true });
      call('imports.rememberLayout', { planId: plan.planId, name }).then(
        () => setStage(review),
        (error: unknown) => setStage({ ...stage, busy: false, problem: errorText(error) }),
      );
    },
    [call, stage],
  );

  const remap = useCallback((): void => {
    if (stage.kind !== 'review' || stage.plan.table === null) return;
    const { plan, handle, choice } = stage;
    const options = withMapping(stage.options, stage.plan.table.mapping);
    setStage({ kind: 'mapping', plan, handle, options, choice, busy: false, problem: null });
  }, [stage]);

  const cancel = useCallback((): void => {
    reading.current?.abort();
    setWaiting([]);
    setStage({ kind: 'idle', message: es.screens.imports.cancelled });
  }, []);

  const promote = useCallback(
    (plan: ImportPlan, approval: Approval, imported: ImportPlan): void => {
      if (stage.kind !== 'review') return;
      const { handle, options, choice } = stage;
      setStage({ kind: 'importing', plan, handle, options, choice });
      call('imports.promote', { planId: plan.planId, ...approval }).then(
        ({ batch, undo }) => setStage({ kind: 'done', plan: imported, batch, undo }),
        (error: unknown) => setStage({ kind: 'review', plan, handle, options, choice, problem: errorText(error) }),
      );
    },
    [call, stage],
  );

  const confirm = (plan: ImportPlan, controlPim: string): void =>
    promote(plan, controlPim.trim() === '' ? {} : { controlPim }, plan);
  const confirmParts = (plan: ImportPlan, accepted: readonly string[]): void =>
    promote(plan, { accepted: [...accepted] }, acceptedOnly(plan, new Set(accepted)));

  const discard = useCallback(
    (plan: ImportPlan): void => {
      call('imports.discard', { planId: plan.planId }).then(next, (error: unknown) =>
        setStage({ kind: 'failed', name: plan.fileName, message: errorText(error) }),
      );
    },
    [call, next],
  );

  return { stage, waiting, add, choose, reread, accept, remap, cancel, confirm, confirmParts, discard, next };
}

/** What the person said of a file before it is read. */
type Said = { readonly options: ReadingOptions; readonly choice: number | null };
const nothingSaid: Said = { options: {}, choice: null };

type Approval = { readonly controlPim?: string; readonly accepted?: string[] };

/** Sends a file of the page in pieces; returns its handle. */
const send = (call: Call, file: File, signal: AbortSignal, show: (stage: Stage) => void): Promise<string> => {
  const onSent = (sent: number): void => show({ kind: 'sending', name: file.name, sent, size: file.size });
  onSent(0);
  return uploadFile(call, file, { signal, onSent });
};
