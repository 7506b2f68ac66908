import type { Editor } from '@tiptap/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../../rpc/client.ts';
import { useCall, useSession } from '../../../rpc/hooks.ts';
import { useNotices } from '../../../ui/feedback/notices.tsx';
import { replaceWord } from '../edits.ts';
import type { Spelling } from './spelling.ts';
import type { Mark } from './spelling-marks.ts';

const text = es.screens.spelling;

/** The word that is being decided on. `walking`: what is decided leads on to the next one. */
export type Decision = { readonly mark: Mark; readonly left: number; readonly walking: boolean };

export type SpellingWalk = {
  readonly decision: Decision | null;
  /** Goes from word to word, from the cursor on. */
  readonly walk: () => void;
  /** Decides on one word. */
  readonly decide: (mark: Mark) => void;
  readonly change: (suggestion: string) => void;
  readonly skip: () => void;
  readonly add: () => void;
  /** Back to the text, with the cursor at the word. */
  readonly close: () => void;
  /** The person went on in the text: the cursor stays where it was put. */
  readonly leave: () => void;
};

type Options = {
  readonly yearId: number;
  readonly editor: Editor | null;
  readonly spelling: Spelling | null;
  readonly closed: boolean;
  /** Whether the person came to check the spelling. */
  readonly asked: boolean;
};

/** F7 and Ctrl+. in the text (NA11). */
export function useSpelling({ yearId, editor, spelling, closed, asked }: Options): SpellingWalk {
  const { call } = useSession();
  const { say } = useNotices();
  const { data: settings } = useCall('years.settings', { yearId });
  const [decision, setDecision] = useState<Decision | null>(null);
  const shown = settings?.spelling.check === true && !closed;
  const words = settings?.spelling.words.join(' ') ?? '';

  useEffect(() => spelling?.setShown(shown), [spelling, shown]);
  const listed = useRef(words);
  useEffect(() => {
    if (listed.current === words) return;
    listed.current = words;
    spelling?.forget();
  }, [spelling, words]);

  const show = (next: Decision | null): void => {
    spelling?.setCurrent(next?.mark ?? null);
    setDecision(next);
  };
  const close = (): void => {
    const range = spelling?.current();
    show(null);
    if (!editor) return;
    if (range) editor.commands.setTextSelection(range);
    // The editor's own command waits for a frame, and the keys of that frame would be lost.
    editor.view.focus();
  };
  /** The first word from a place on, and past the end from the beginning. */
  const goOn = async (from: number, isNew: boolean): Promise<void> => {
    if (!spelling || !editor) return;
    try {
      const marks = await spelling.marks();
      const mark = marks.find(({ to }) => to > from) ?? marks[0];
      if (mark) return show({ mark, left: marks.length, walking: true });
      if (!isNew) close();
      say({ tone: 'done', text: isNew ? text.fine : text.finished });
    } catch (error) {
      say({ tone: 'error', text: errorText(error) });
    }
  };
  const walk = (): void => {
    if (closed) say({ tone: 'error', text: es.narrative.screen.closed });
    else if (editor) void goOn(editor.state.selection.from - 1, true);
  };
  const decide = (mark: Mark): void => {
    if (!closed) show({ mark, left: 1, walking: false });
  };
  const decideAt = async (place: number): Promise<void> => {
    try {
      const mark = (await spelling?.marks())?.find(({ from, to }) => from <= place && place <= to);
      if (mark) decide(mark);
    } catch (error) {
      say({ tone: 'error', text: errorText(error) });
    }
  };
  /** What was decided is done; the next word, or back to the text. */
  const decided = (from: number): void => {
    if (decision?.walking) void goOn(from, false);
    else close();
  };
  const change = (suggestion: string): void => {
    const range = spelling?.current();
    // Where the text changed under the panel, there is no such word any more.
    if (editor && range && editor.state.doc.textBetween(range.from, range.to) === decision?.mark.word) {
      replaceWord(editor, range, suggestion);
      decided(range.from + suggestion.length);
    } else close();
  };
  const skip = (): void => {
    if (!decision) return;
    spelling?.skip(decision.mark.word);
    decided(decision.mark.to);
  };
  const add = async (): Promise<void> => {
    if (!decision) return;
    try {
      await call('spelling.addWord', { yearId, word: decision.mark.word });
      spelling?.forget();
      decided(decision.mark.to);
    } catch (error) {
      say({ tone: 'error', text: errorText(error) });
    }
  };

  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (altKey || shiftKey) return;
    if (key === 'F7' && !ctrlKey && !metaKey) {
      event.preventDefault();
      walk();
    }
    const inText = editor !== null && event.target instanceof Node && editor.view.dom.contains(event.target);
    if (key !== '.' || !(ctrlKey || metaKey) || !inText) return;
    event.preventDefault();
    void decideAt(editor.state.selection.from);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);

  const start = useEffectEvent(walk);
  const started = useRef(false);
  useEffect(() => {
    if (!asked) started.current = false;
    if (!asked || started.current || !editor || !spelling) return;
    started.current = true;
    start();
  }, [asked, editor, spelling]);

  return { decision, walk, decide, change, skip, add: () => void add(), close, leave: () => show(null) };
}
