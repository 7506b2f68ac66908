import { Extension } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { lowered, type TextRange } from '#shared/domain/spelling.ts';
import {
  blocksOf,
  currentRange,
  isUnderlined,
  type Mark,
  setCurrent,
  spellingMarks,
  underline,
} from './spelling-marks.ts';

/** Long enough that a word is written without a check for each letter. */
const pause = 400;

/** The spelling of the text in one editor: what is underlined, and the way from word to word. */
export type Spelling = {
  readonly extension: Extension;
  /** Whether words are underlined as they are written. */
  readonly setShown: (shown: boolean) => void;
  /** Forgets what was found: the lists of words have changed. */
  readonly forget: () => void;
  /** For as long as the screen is open, everywhere in the text. */
  readonly skip: (word: string) => void;
  /** Every word that is in no list now; what is not known of the text yet is asked for. */
  readonly marks: () => Promise<readonly Mark[]>;
  /** Shows which word is being decided on. */
  readonly setCurrent: (mark: Mark | null) => void;
  readonly current: () => TextRange | null;
};

type Options = {
  readonly check: (texts: readonly string[]) => Promise<readonly (readonly TextRange[])[]>;
  /** The secondary button on an underlined word. */
  readonly onMenu: (mark: Mark) => void;
};

export function createSpelling({ check, onMenu }: Options): Spelling {
  let known = new Map<string, readonly TextRange[]>();
  const skipped = new Set<string>();
  let view: EditorView | null = null;
  let shown = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const found = (text: string): readonly TextRange[] | null =>
    known.get(text)?.filter(({ from, to }) => !skipped.has(lowered(text.slice(from, to)))) ?? null;
  const marksNow = (): readonly Mark[] =>
    view === null
      ? []
      : blocksOf(view.state.doc).flatMap(({ at, text }) =>
          (found(text) ?? []).map(({ from, to }) => ({ from: at + from, to: at + to, word: text.slice(from, to) })),
        );
  /** Until all of the text is known. Texts that are no longer in the document are forgotten with an answer. */
  const ask = async (): Promise<void> => {
    while (view !== null) {
      const texts = [...new Set(blocksOf(view.state.doc).map(({ text }) => text))];
      const unknown = texts.filter((text) => !known.has(text));
      if (unknown.length === 0) return;
      const asked = known;
      const answers = await check(unknown);
      // Found with words that are others now.
      if (known !== asked) continue;
      const kept = texts.flatMap((text) => (asked.has(text) ? [[text, asked.get(text) ?? []] as const] : []));
      known = new Map([...kept, ...unknown.map((text, index) => [text, answers[index] ?? []] as const)]);
    }
  };
  /** A text without faults, which is most of them, gives the editor nothing to do. */
  const draw = (): void => {
    if (view === null || !(isUnderlined(view.state) || (shown && marksNow().length > 0))) return;
    view.dispatch(underline(view.state, shown ? found : () => []));
  };
  const checkNow = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      await ask();
      draw();
    } catch {
      // The connection is away, which the frame says; the next change of the text asks again.
    }
  };
  const checkSoon = (wait: number): void => {
    clearTimeout(timer);
    if (shown) timer = setTimeout(() => void checkNow(), wait);
  };

  const plugin = spellingMarks({
    view: (started) => {
      view = started;
      checkSoon(0);
      return {
        update: ({ state }, before) => {
          if (!state.doc.eq(before.doc)) checkSoon(pause);
        },
        destroy: () => {
          clearTimeout(timer);
          view = null;
        },
      };
    },
    handleDOMEvents: {
      contextmenu: (on, event) => {
        const place = on.posAtCoords({ left: event.clientX, top: event.clientY });
        const mark =
          place && shown ? marksNow().find(({ from, to }) => from <= place.pos && place.pos <= to) : undefined;
        if (!mark) return false;
        event.preventDefault();
        onMenu(mark);
        return true;
      },
    },
  });

  return {
    extension: Extension.create({ name: 'spelling', addProseMirrorPlugins: () => [plugin] }),
    setShown: (wanted) => {
      shown = wanted;
      if (wanted) void checkNow();
      else draw();
    },
    forget: () => {
      known = new Map();
      checkSoon(0);
    },
    skip: (word) => {
      skipped.add(lowered(word));
      draw();
    },
    marks: async () => {
      await ask();
      draw();
      return marksNow();
    },
    setCurrent: (mark) => view?.dispatch(setCurrent(view.state, mark)),
    current: () => (view === null ? null : currentRange(view.state)),
  };
}
