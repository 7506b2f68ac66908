import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';
import type { NarrativeDraft } from '#shared/domain/narrative-draft.ts';
import { misspellings } from '#shared/domain/spelling.ts';
import { createChipTexts } from '../../../src-renderer/screens/narrative/chip-view.ts';
import { toEditor } from '../../../src-renderer/screens/narrative/document.ts';
import { narrativeNodes } from '../../../src-renderer/screens/narrative/schema.ts';
import {
  blocksOf,
  currentRange,
  setCurrent,
  spellingMarks,
  underline,
} from '../../../src-renderer/screens/narrative/spelling/spelling-marks.ts';

const schema = getSchema(narrativeNodes(createChipTexts(async () => [])));
const blocks: NarrativeDraft = [
  { kind: 'heading', id: 1, level: 1, text: 'Ejcución', toReview: false },
  {
    kind: 'paragraph',
    id: 2,
    toReview: false,
    document: [
      { kind: 'text', text: 'Hubo ' },
      { kind: 'figure', ref: 'targets/5000276/executed', format: 'count' },
      { kind: 'text', text: ' imformes' },
    ],
  },
];
const check = (text: string) => misspellings(text, (word) => word === 'Hubo');

/** An editor without a page: what it underlines, and what a person does in it. */
function withMarks() {
  const plugin = spellingMarks({});
  let state = EditorState.create({
    doc: schema.nodeFromJSON(toEditor({ blocks, labels: [], leads: {} })),
    plugins: [plugin],
  });
  const act = (make: (state: EditorState) => Transaction): void => {
    state = state.apply(make(state));
  };
  const marked = (className = 'misspelt') => {
    const set = plugin.props.decorations?.call(plugin, state) as DecorationSet;
    return set
      .find()
      .filter((each) => classOf(each) === className)
      .map(({ from, to }) => state.doc.textBetween(from, to));
  };
  const endOfText = () => state.doc.content.size - 1;
  const moveTo = (place: number) => act(({ tr, doc }) => tr.setSelection(TextSelection.create(doc, place)));
  return { act, marked, endOfText, moveTo, state: () => state, check: () => act((now) => underline(now, check)) };
}

const classOf = (decoration: unknown): unknown =>
  (decoration as { readonly type: { readonly attrs?: { readonly class?: string } } }).type.attrs?.class;

describe('the words that are underlined', () => {
  it('stand where they were found, also behind a linked piece, and the document is as it was', () => {
    const { marked, check, state } = withMarks();
    const before = state().doc;
    expect(blocksOf(before).map(({ text }) => text)).toEqual(['Ejcución', 'Hubo \uFFFC imformes']);
    check();
    expect(marked()).toEqual(['Ejcución', 'imformes']);
    expect(state().doc.eq(before)).toBe(true);
  });

  it('are not the one that is being written, until the cursor leaves it', () => {
    const { act, marked, check, endOfText, moveTo } = withMarks();
    moveTo(endOfText());
    act(({ tr }) => tr.insertText('s'));
    check();
    expect(marked()).toEqual(['Ejcución']);
    moveTo(2);
    expect(marked()).toEqual(['Ejcución', 'imformess']);
  });

  it('are the one at the cursor where nothing was written', () => {
    const { marked, check, endOfText, moveTo } = withMarks();
    check();
    moveTo(endOfText());
    expect(marked()).toEqual(['Ejcución', 'imformes']);
  });

  it('go with the text, and stay in a block whose new text is not known yet', () => {
    const { act, marked, check, moveTo } = withMarks();
    check();
    moveTo(12);
    act(({ tr }) => tr.insertText('En total ', 11));
    expect(marked()).toEqual(['Ejcución', 'imformes']);
    act((now) => underline(now, (text) => (text === 'Ejcución' ? [] : null)));
    expect(marked()).toEqual(['imformes']);
  });

  it('are told apart from the one that is being decided on, which goes with the text and ends with it', () => {
    const { act, marked, state } = withMarks();
    act((now) => setCurrent(now, { from: 1, to: 9 }));
    expect(marked('misspelt-current')).toEqual(['Ejcución']);
    act(({ tr }) => tr.insertText('La ', 1));
    expect(currentRange(state())).toEqual({ from: 4, to: 12 });
    act(({ tr }) => tr.delete(4, 12));
    expect(currentRange(state())).toBeNull();
  });
});
