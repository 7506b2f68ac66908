import type { NarrativeDraft, NarrativeView } from '#shared/domain/narrative-draft.ts';

export type DraftKeeper = {
  /** The stored text came (again). */
  readonly receive: (view: NarrativeView) => void;
  /** The person wrote; it is stored at the next pause. */
  readonly written: () => void;
  /** Stores now what is not stored yet. Never rejects: a refusal goes to `onProblem`. */
  readonly flush: () => Promise<void>;
  /** Drops what could not be stored and shows what is. */
  readonly discard: () => void;
  /** Stores the rest and waits for no more pauses. */
  readonly close: () => void;
};

type Options = {
  readonly pause: number;
  readonly read: () => NarrativeDraft;
  readonly show: (view: NarrativeView) => void;
  readonly save: (basis: string, blocks: NarrativeDraft) => Promise<{ readonly basis: string }>;
  readonly onProblem: (error: unknown) => void;
};

/**
 * Stores a text that is being written: one act per pause, one at a time, each made from what was stored before. What comes
 * from the backend meanwhile waits, so that nothing a person writes is ever replaced under the cursor.
 */
export function createDraftKeeper({ pause, read, show, save, onProblem }: Options): DraftKeeper {
  let basis: string | null = null;
  let waiting: NarrativeView | null = null;
  let dirty = false;
  let refused = false;
  let sending: Promise<void> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const settle = (): void => {
    if (dirty || sending || !waiting) return;
    const view = waiting;
    waiting = null;
    basis = view.basis;
    show(view);
  };
  const send = async (from: string): Promise<void> => {
    dirty = false;
    try {
      ({ basis } = await save(from, read()));
      // Older than what was just stored: a newer one is on its way.
      if (waiting && waiting.basis !== basis) waiting = null;
    } catch (error) {
      dirty = true;
      refused = true;
      onProblem(error);
    }
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    // Not even a moment when nothing is under way: the editor may be gone right after.
    if (sending !== null) await sending;
    if (!dirty || refused || basis === null) return;
    sending = send(basis);
    await sending;
    sending = null;
    settle();
  };
  return {
    receive: (view) => {
      waiting = view;
      settle();
    },
    written: () => {
      dirty = true;
      refused = false;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), pause);
    },
    flush,
    discard: () => {
      clearTimeout(timer);
      dirty = false;
      refused = false;
      settle();
    },
    close: () => void flush(),
  };
}
