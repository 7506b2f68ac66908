import type { NarrativeDraft, NarrativeView } from '#shared/domain/narrative-draft.ts';
import type { KeptDraft } from './kept-draft.ts';

export type DraftKeeper = {
  /** The stored text came (again). `readAt`: when, in ms since the epoch; one read before the last storing is an old one. */
  readonly receive: (view: NarrativeView, readAt: number) => void;
  /** The person wrote; it is stored at the next pause. */
  readonly written: () => void;
  /** Stores now what is not stored yet; answers whether all of it is. Never rejects: a refusal goes to `onProblem`. */
  readonly flush: () => Promise<boolean>;
  /** Drops what could not be stored and shows what is. */
  readonly discard: () => void;
  /** Copies what is not stored yet to the disk of this machine, at once. */
  readonly keepNow: () => void;
  /** Stores the rest and waits for no more pauses. */
  readonly close: () => void;
};

/** So that copying is not felt while typing. */
const copyPause = 250;

type Options = {
  readonly pause: number;
  /** Who writes without a pause is stored after this long. */
  readonly longest: number;
  /** Keeps a copy of what is not stored yet; `null`: there is nothing. */
  readonly keep: (draft: KeptDraft | null) => void;
  readonly read: () => NarrativeDraft;
  readonly show: (view: NarrativeView) => void;
  readonly save: (basis: string, blocks: NarrativeDraft) => Promise<{ readonly basis: string }>;
  readonly onProblem: (error: unknown) => void;
};

/**
 * Stores a text that is being written: one act per pause, one at a time, each made from what was stored before. What comes
 * from the backend meanwhile waits, so that nothing a person writes is ever replaced under the cursor.
 */
export function createDraftKeeper({ pause, longest, keep, read, show, save, onProblem }: Options): DraftKeeper {
  let basis: string | null = null;
  let storedAt = Number.NEGATIVE_INFINITY;
  let waiting: NarrativeView | null = null;
  let shown: NarrativeView | null = null;
  let dirty = false;
  let refused = false;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let copying: ReturnType<typeof setTimeout> | undefined;
  let since: number | null = null;

  const keepNow = (): void => {
    clearTimeout(copying);
    copying = undefined;
    if ((dirty || sending !== null) && basis !== null) keep({ basis, blocks: read() });
  };
  const kept = (): void => {
    clearTimeout(copying);
    copying = undefined;
    since = null;
    keep(null);
  };
  const settle = (): void => {
    if (dirty || sending || !waiting) return;
    const view = waiting;
    waiting = null;
    shown = view;
    basis = view.basis;
    show(view);
  };
  const send = async (from: string): Promise<void> => {
    dirty = false;
    since = null;
    try {
      ({ basis } = await save(from, read()));
      storedAt = Date.now();
      if (!dirty) kept();
      // Older than what was just stored: a newer one is on its way.
      if (waiting && waiting.basis !== basis) waiting = null;
    } catch (error) {
      dirty = true;
      refused = true;
      keepNow();
      onProblem(error);
    }
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    // Not even a moment when nothing is under way: the editor may be gone right after.
    while (sending !== null) await sending;
    if (dirty && !refused && basis !== null) {
      sending = send(basis);
      await sending;
      sending = null;
      settle();
    }
    return !dirty;
  };
  return {
    receive: (view, readAt) => {
      // It came before the answer that the text is stored, and is shown only now: what the person chose would be gone.
      if (readAt <= storedAt && view.basis !== basis) return;
      waiting = view;
      settle();
    },
    written: () => {
      dirty = true;
      refused = false;
      clearTimeout(timer);
      since ??= performance.now();
      const left = Math.max(0, longest - (performance.now() - since));
      timer = setTimeout(() => void flush(), Math.min(pause, left));
      copying ??= setTimeout(keepNow, copyPause);
    },
    flush,
    discard: () => {
      clearTimeout(timer);
      dirty = false;
      refused = false;
      kept();
      // Only another's act brings another text. One that is older than what was stored since is not shown: a newer one is coming.
      if (waiting === null && shown?.basis === basis) waiting = shown;
      settle();
    },
    keepNow,
    close: () => void flush(),
  };
}
