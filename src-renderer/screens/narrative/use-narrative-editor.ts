import type { Editor } from '@tiptap/core';
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import type { NarrativeDraft, NarrativeView } from '#shared/domain/narrative-draft.ts';
import { errorText } from '../../rpc/client.ts';
import { useSession } from '../../rpc/hooks.ts';
import { keepsUnsaved } from '../../ui/unsaved.ts';
import { type ChipTexts, createChipTexts } from './chip-view.ts';
import { createEditor, showStored } from './create-editor.ts';
import { fromEditor, type NodeJson, templateOf, toEditor } from './document.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import { type Place, placeOf } from './edits.ts';
import { dropLostText, keepDraft, lostText, recoverDraft } from './kept-draft.ts';
import { createSpelling, type Spelling } from './spelling/spelling.ts';
import type { Mark } from './spelling/spelling-marks.ts';

/** Long enough that a sentence is one step of undo. */
const pause = 1_500;
/** Who never pauses is stored all the same. */
const longest = 8_000;

type Options = {
  readonly yearId: number;
  readonly dataDir: string;
  readonly closed: boolean;
  readonly view: NarrativeView;
  /** When `view` came, in ms since the epoch. */
  readonly readAt: number;
  readonly onInsert: () => void;
  readonly onOpenLink: () => void;
  /** The secondary button on a word that is in no list. */
  readonly onWordMenu: (mark: Mark) => void;
};

export type NarrativeEditor = {
  readonly host: RefObject<HTMLDivElement | null>;
  readonly editor: Editor | null;
  readonly spelling: Spelling | null;
  /** Stores now what is not stored yet; answers whether all of it is. */
  readonly flush: () => Promise<boolean>;
  readonly texts: ChipTexts;
  readonly place: Place | null;
  /** What the activities read that have no text of their own. */
  readonly template: NarrativeDocument;
  readonly problem: string | null;
  readonly discard: () => void;
  /** What was written before the program ended and no longer fits what is stored; `null` where there is none. */
  readonly lost: NarrativeDraft | null;
  readonly dropLost: () => void;
};

/** The editor over the stored text of a year, and the storing of what is written in it. */
export function useNarrativeEditor(options: Options): NarrativeEditor {
  const { yearId, dataDir, closed, view, readAt, onInsert, onOpenLink, onWordMenu } = options;
  const { call } = useSession();
  const host = useRef<HTMLDivElement>(null);
  const [texts] = useState(() => createChipTexts((pieces) => call('narrative.texts', { yearId, pieces: [...pieces] })));
  const [parts, setParts] = useState<{
    readonly editor: Editor;
    readonly keeper: DraftKeeper;
    readonly spelling: Spelling;
  } | null>(null);
  const [place, setPlace] = useState<Place | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [lost, setLost] = useState<NarrativeDraft | null>(null);
  const recovered = useRef<object | null>(null);
  const insert = useEffectEvent(onInsert);
  const openLink = useEffectEvent(onOpenLink);
  const wordMenu = useEffectEvent(onWordMenu);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    let template: NarrativeDocument = [];
    const spelling = createSpelling({
      check: (words) => call('spelling.check', { yearId, texts: [...words] }),
      onMenu: (mark) => wordMenu(mark),
    });
    const editor = createEditor({
      element,
      editable: !closed,
      texts,
      extensions: [spelling.extension],
      onWritten: () => keeper.written(),
      onWhole: () => void keeper.flush(),
      onMoved: () => setPlace(placeOf(editor)),
      onBlur: () => void keeper.flush(),
      onInsert: () => insert(),
      onOpenLink: () => openLink(),
      // Where storing was refused, the act before it would be taken back while what was typed stays in sight.
      onUndo: (direction) => void keeper.flush().then((stored) => stored && handOn(direction)),
    });
    const keeper = createDraftKeeper({
      pause,
      longest,
      keep: (draft) => keepDraft({ dataDir, yearId }, draft),
      read: () => fromEditor(editor.getJSON() as NodeJson, template),
      show: (stored) => {
        texts.set(stored.texts);
        template = templateOf(stored.blocks);
        showStored(editor, toEditor(stored));
        setProblem(null);
      },
      save: (basis, blocks) => call('narrative.setDocument', { yearId, basis, blocks: [...blocks] }),
      onProblem: (error) => setProblem(errorText(error)),
    });
    setParts({ editor, keeper, spelling });
    window.addEventListener('pagehide', keeper.keepNow);
    const stopKeeping = keepsUnsaved(keeper.flush);
    return () => {
      stopKeeping();
      window.removeEventListener('pagehide', keeper.keepNow);
      keeper.close();
      editor.destroy();
      setParts(null);
    };
  }, [call, texts, dataDir, yearId, closed]);

  useEffect(() => {
    if (!parts) return;
    // Figures change while a sentence is being written: their texts come at once, the blocks when it is stored.
    texts.replace(view.texts);
    parts.keeper.receive(view, readAt);
    if (recovered.current === parts) return;
    recovered.current = parts;
    const place = { dataDir, yearId };
    // In a closed year nothing is written, so that the copy waits for it to be opened again.
    const { again, lost } = closed ? { again: null, lost: lostText(place) } : recoverDraft(place, view);
    setLost(lost);
    if (again === null) return;
    // As if it had just been written: it is stored, and undo takes it back.
    showStored(parts.editor, toEditor({ ...view, blocks: again }));
    parts.keeper.written();
    void parts.keeper.flush();
  }, [parts, texts, view, readAt, dataDir, yearId, closed]);

  return {
    host,
    editor: parts?.editor ?? null,
    spelling: parts?.spelling ?? null,
    flush: async () => (await parts?.keeper.flush()) ?? true,
    texts,
    place,
    template: templateOf(view.blocks),
    problem,
    discard: () => parts?.keeper.discard(),
    lost,
    dropLost: () => {
      dropLostText({ dataDir, yearId });
      setLost(null);
    },
  };
}

/** The frame takes back and repeats, with the same words as on every screen. */
function handOn(direction: 'undo' | 'redo'): void {
  const key = direction === 'undo' ? 'z' : 'y';
  document.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true }));
}
