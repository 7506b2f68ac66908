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
  /** Stores what is written; acts are taken back in the order in which a person made them. */
  readonly flush: () => Promise<boolean>;
  readonly closed: boolean;
  /** Whether the person came to check the spelling. */
  readonly asked: boolean;
};

/** F7 and Ctrl+. in the text (NA11). */
export function useSpelling({ yearId, editor, spelling, flush, closed, asked }: Options): SpellingWalk {
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
  const busy = useRef<boolean>(false);
  /** One act at a time: a key that is held down decides once. */
  const act = async (work: () => Promise<void>): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    try {
      await work();
    } catch (error) {
      say({ tone: 'error', text: errorText(error) });
    } finally {
      busy.current = false;
    }
  };
  /** The first word from a place on, and past the end from the beginning. */
  const goOn = async (from: number, isNew: boolean): Promise<void> => {
    if (!spelling || !editor) return;
    const marks = await spelling.marks();
    const mark = marks.find(({ to }) => to > from) ?? marks[0];
    if (mark) return show({ mark, left: marks.length, walking: true });
    if (!isNew) close();
    say({ tone: 'done', text: isNew ? text.fine : text.finished });
  };
  const walk = (): void => {
    if (closed) say({ tone: 'error', text: es.narrative.screen.closed });
    else if (editor) void act(() => goOn(editor.state.selection.from - 1, true));
  };
  const decide = (mark: Mark): void => {
    if (!closed) show({ mark, left: 1, walking: false });
  };
  const decideAt = async (place: number): Promise<void> => {
    const mark = (await spelling?.marks())?.find(({ from, to }) => from <= place && place <= to);
    if (mark) decide(mark);
  };
  /** What was decided is done; the next word, or back to the text. */
  const decided = async (from: number): Promise<void> => {
    if (decision?.walking) await goOn(from, false);
    else close();
  };
  const change = async (suggestion: string): Promise<void> => {
    // What was written before is an act of its own.
    await flush();
    const range = spelling?.current();
    // Where the text changed under the panel, there is no such word any more.
    if (!editor || !range || editor.state.doc.textBetween(range.from, range.to) !== decision?.mark.word) return close();
    replaceWord(editor, range, suggestion);
    return decided(range.from + suggestion.length);
  };
  const skip = async (): Promise<void> => {
    if (!decision) return;
    spelling?.skip(decision.mark.word);
    await decided(decision.mark.to);
  };
  const add = async (): Promise<void> => {
    if (!decision) return;
    await flush();
    await call('spelling.addWord', { yearId, word: decision.mark.word });
    spelling?.forget();
    await decided(decision.mark.to);
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
    void act(() => decideAt(editor.state.selection.from));
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

  return {
    decision,
    walk,
    decide,
    change: (suggestion) => void act(() => change(suggestion)),
    skip: () => void act(skip),
    add: () => void act(add),
    close,
    leave: () => show(null),
  };
}
