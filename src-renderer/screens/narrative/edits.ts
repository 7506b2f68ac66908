import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import type { Inline, NarrativeDocument } from '#shared/domain/narrative.ts';
import { inlineKey } from '#shared/domain/narrative-draft.ts';
import { movedRange } from '#shared/domain/narrative-order.ts';
import type { TextRange } from '#shared/domain/spelling.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { activityAt } from './chip-view.ts';
import { inlineNodes, levelOf, type NodeJson } from './document.ts';

/** What the cursor is in, for the bar and the panel. */
export type Place = {
  readonly block: string;
  readonly level: number | null;
  readonly toReview: boolean;
  /** `null`: not in the text of an activity. */
  readonly activityCode: string | null;
  readonly own: boolean;
  /** The table whose place is selected. */
  readonly table: TableKey | null;
  /** The linked piece that is selected. */
  readonly chip: Inline | null;
};

export function placeOf({ state }: Editor): Place {
  const { selection } = state;
  const node = writtenNode(selection)?.node ?? null;
  return {
    block: node?.type.name ?? '',
    level: typeof node?.attrs.level === 'number' ? node.attrs.level : null,
    toReview: node?.attrs.toReview === true,
    activityCode: activityAt(selection.$from),
    own: node?.attrs.own === true,
    table: node?.type.name === 'tablePlace' ? (node.attrs.table as TableKey) : null,
    chip:
      selection instanceof NodeSelection && selection.node.type.name === 'chip'
        ? (selection.node.attrs.inline as Inline)
        : null,
  };
}

/** Puts a linked piece at the cursor, in place of what is selected. */
export function insertLink(editor: Editor, inline: Inline): void {
  const { state, view } = editor;
  const node = state.schema.nodes.chip?.create({ inline });
  if (node) view.dispatch(state.tr.replaceSelectionWith(node, false).scrollIntoView());
  editor.commands.focus();
}

/** Marks an act that is whole by itself, such as a choice in the panel: no more words are waited for before it is stored. */
export const wholeAct = 'whole-act';

/** Replaces the selected linked piece by another form of it, and keeps it selected; nothing where another one is selected now. */
export function replaceLink(editor: Editor, of: Inline, by: Inline): void {
  // A word that is left with the screen comes after the editor is gone.
  if (editor.isDestroyed) return;
  const { state, view } = editor;
  const { selection } = state;
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'chip') return;
  if (inlineKey(selection.node.attrs.inline as Inline, null) !== inlineKey(of, null)) return;
  const tr = state.tr.setNodeMarkup(selection.from, null, { inline: by });
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, selection.from)).setMeta(wholeAct, true));
}

/** Puts another word in the place of one, as an act of its own. */
export function replaceWord({ state, view }: Editor, { from, to }: TextRange, word: string): void {
  view.dispatch(state.tr.insertText(word, from, to).setMeta(wholeAct, true));
}

export const blockKinds = ['paragraph', 'lead', 'heading-1', 'heading-2', 'heading-3'] as const;
export type BlockKind = (typeof blockKinds)[number];

/** Returns whether the block can be so: a heading holds no linked pieces. */
export function setBlock(editor: Editor, kind: BlockKind): boolean {
  const [name = 'paragraph', level] = kind.split('-');
  return editor
    .chain()
    .focus()
    .setNode(name, level === undefined ? {} : { level: Number(level) })
    .run();
}

/** A new paragraph, or a table or the chart that is not in the text, after the block with the cursor. */
export function addBlock(editor: Editor, node: NodeJson): void {
  const { state, view } = editor;
  const created = state.schema.nodeFromJSON(node);
  const at = state.selection.$to.depth === 0 ? state.selection.to : state.selection.$to.after(1);
  const tr = state.tr.insert(at, created);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  editor.commands.focus();
}

/** Moves the block with the cursor as the order of the chapters does; the text of an activity stays in its place. */
export function moveBlock({ state, view }: Pick<Editor, 'state' | 'view'>, direction: 'up' | 'down'): boolean {
  const { doc, selection } = state;
  const levels = doc.children.map(({ type, attrs }) => (type.name === 'heading' ? levelOf(attrs) : null));
  const range = movedRange(levels, selection.$from.index(0), direction);
  if (range === null) return true;
  const [from, middle, to] = [startOf(doc, range.from), startOf(doc, range.middle), startOf(doc, range.to)];
  const blocks = doc.children;
  const tr = state.tr.replaceWith(from, to, [
    ...blocks.slice(range.middle, range.to),
    ...blocks.slice(range.from, range.middle),
  ]);
  const at = selection.from + (direction === 'up' ? from - middle : to - middle);
  tr.setSelection(
    selection instanceof NodeSelection ? NodeSelection.create(tr.doc, at) : Selection.near(tr.doc.resolve(at)),
  );
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Deletes the whole block with the cursor; the last one is emptied instead. */
export function deleteBlock(editor: Editor): void {
  const { state, view } = editor;
  const index = state.selection.$from.index(0);
  const start = startOf(state.doc, index);
  const end = start + state.doc.child(index).nodeSize;
  const empty = state.schema.nodes.paragraph?.create();
  const tr =
    state.doc.childCount === 1 && empty ? state.tr.replaceWith(start, end, empty) : state.tr.delete(start, end);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size)))));
  editor.commands.focus();
}

/** The block was read and stands: its mark goes. */
export function markReviewed({ state, view }: Editor): void {
  const place = writtenNode(state.selection);
  if (place) view.dispatch(state.tr.setNodeMarkup(place.at, null, { ...place.node.attrs, toReview: false }));
}

export function markAllReviewed({ state, view }: Editor): void {
  const { tr } = state;
  state.doc.descendants((node, at) => {
    if (node.attrs.toReview === true) tr.setNodeMarkup(at, null, { ...node.attrs, toReview: false });
  });
  view.dispatch(tr);
}

/** The activity reads as the template again. */
export function resetToTemplate(editor: Editor, template: NarrativeDocument): void {
  const { state, view } = editor;
  const place = writtenNode(state.selection);
  if (place?.node.type.name !== 'activity') return;
  const content = inlineNodes(template).map((node) => state.schema.nodeFromJSON(node));
  const activity = place.node.type.create({ ...place.node.attrs, own: false, toReview: false }, content);
  const tr = state.tr.replaceWith(place.at, place.at + place.node.nodeSize, activity);
  view.dispatch(tr.setSelection(Selection.near(tr.doc.resolve(place.at + 1))));
  editor.commands.focus();
}

/** The block that holds the words at the cursor: a paragraph, a heading, the text of one activity. */
function writtenNode(selection: Selection): { readonly node: Node; readonly at: number } | null {
  const { $from } = selection;
  if (selection instanceof NodeSelection && selection.node.isBlock) return { node: selection.node, at: selection.from };
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).inlineContent) return { node: $from.node(depth), at: $from.before(depth) };
  return null;
}

function startOf(doc: Node, index: number): number {
  let start = 0;
  for (let before = 0; before < index; before += 1) start += doc.child(before).nodeSize;
  return start;
}
