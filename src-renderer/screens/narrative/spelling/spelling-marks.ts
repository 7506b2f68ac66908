import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { pieceMark, type TextRange } from '#shared/domain/spelling.ts';

/** A word that is in no list, where it stands in the document. */
export type Mark = TextRange & { readonly word: string };

/** The text of one block, as it is checked: a linked piece is one sign of it, so that places agree with the document's. */
export type Block = { readonly at: number; readonly text: string };

type Known = (text: string) => readonly TextRange[] | null;
type State = {
  readonly underlined: DecorationSet;
  /** Whether the last thing that happened is that the text changed: the word at the cursor is not finished. */
  readonly typing: boolean;
  /** The word that is being decided on. */
  readonly current: TextRange | null;
};
type Act =
  | { readonly kind: 'marks'; readonly known: Known }
  | { readonly kind: 'current'; readonly range: TextRange | null };

const key = new PluginKey<State>('spelling');

/** Underlines words without touching the document. */
export const spellingMarks = (events: Pick<Plugin['spec'], 'view'> & NonNullable<Plugin['props']>): Plugin<State> => {
  const { view, ...props } = events;
  return new Plugin<State>({
    key,
    ...(view && { view }),
    state: {
      init: () => ({ underlined: DecorationSet.empty, typing: false, current: null }),
      apply: next,
    },
    props: { ...props, decorations: shown },
  });
};

/** Draws what is known of each block; one that is not known yet keeps what it has. */
export const underline = (state: EditorState, known: Known): Transaction =>
  state.tr.setMeta(key, { kind: 'marks', known } satisfies Act);

export const setCurrent = (state: EditorState, range: TextRange | null): Transaction =>
  state.tr.setMeta(key, { kind: 'current', range } satisfies Act);

/** Where the word that is being decided on stands now. */
export const currentRange = (state: EditorState): TextRange | null => key.getState(state)?.current ?? null;

export const isUnderlined = (state: EditorState): boolean => (key.getState(state)?.underlined.find().length ?? 0) > 0;

/** Every block with words, in order. */
export function blocksOf(doc: Node): readonly Block[] {
  const blocks: Block[] = [];
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true;
    if (node.content.size > 0) blocks.push({ at: at + 1, text: node.textBetween(0, node.content.size, '', pieceMark) });
    return false;
  });
  return blocks;
}

function next(tr: Transaction, { underlined, typing, current }: State): State {
  const act = tr.getMeta(key) as Act | undefined;
  const mapped = underlined.map(tr.mapping, tr.doc);
  const range = current && { from: tr.mapping.map(current.from, 1), to: tr.mapping.map(current.to, -1) };
  return {
    underlined: act?.kind === 'marks' ? drawn(tr.doc, mapped, act.known) : mapped,
    typing: tr.docChanged ? true : tr.selectionSet ? false : typing,
    current: act?.kind === 'current' ? act.range : range && range.from < range.to ? range : null,
  };
}

const drawn = (doc: Node, before: DecorationSet, known: Known): DecorationSet =>
  DecorationSet.create(
    doc,
    blocksOf(doc).flatMap(({ at, text }) => {
      const ranges = known(text);
      if (ranges === null) return before.find(at, at + text.length);
      return ranges.map(({ from, to }) => Decoration.inline(at + from, at + to, misspelt));
    }),
  );

function shown(state: EditorState): DecorationSet {
  const { underlined, typing, current } = key.getState(state) ?? { underlined: DecorationSet.empty, typing: false };
  const { selection, doc } = state;
  const unfinished = typing && selection.empty ? underlined.find(selection.from, selection.from) : [];
  const finished = unfinished.length > 0 ? underlined.remove(unfinished) : underlined;
  return current ? finished.add(doc, [Decoration.inline(current.from, current.to, decided)]) : finished;
}

const misspelt = { class: 'misspelt', 'aria-invalid': 'spelling' };
const decided = { class: 'misspelt-current' };
