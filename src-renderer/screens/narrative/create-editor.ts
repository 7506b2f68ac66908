import { Editor, Extension, type Extensions } from '@tiptap/core';
import { Fragment, Node } from '@tiptap/pm/model';
import { NodeSelection, Selection, type Transaction } from '@tiptap/pm/state';
import { es } from '#shared/strings/es.ts';
import { styleNonce } from '../../ui/nonce.ts';
import type { ChipTexts } from './chip-view.ts';
import type { NodeJson } from './document.ts';
import { addBlock, moveBlock, wholeAct } from './edits.ts';
import { narrativeNodes } from './schema.ts';

/** Marks what came from the backend, so that it is not stored again as if a person had written it. */
const fromOutside = 'from-outside';

export type EditorEvents = {
  readonly onWritten: () => void;
  /** What was written is whole: it can be stored. */
  readonly onWhole: () => void;
  readonly onMoved: () => void;
  readonly onBlur: () => void;
  /** `@`: the person wants to link a figure. */
  readonly onInsert: () => void;
  /** Enter on a linked piece. */
  readonly onOpenLink: () => void;
  readonly onUndo: (direction: 'undo' | 'redo') => void;
};

type Options = EditorEvents & {
  readonly element: HTMLElement;
  readonly editable: boolean;
  readonly texts: ChipTexts;
  readonly extensions: Extensions;
};

/** An editor with no history of its own: taking back goes through the record of the year, as on every screen. */
export function createEditor({ element, editable, texts, extensions, ...events }: Options): Editor {
  const keys = Extension.create({
    name: 'keys',
    priority: 1_000,
    addKeyboardShortcuts: () => ({
      'Mod-z': () => act(() => events.onUndo('undo')),
      'Mod-y': () => act(() => events.onUndo('redo')),
      'Mod-Shift-z': () => act(() => events.onUndo('redo')),
      'Alt-ArrowUp': ({ editor }) => moveBlock(editor, 'up'),
      'Alt-ArrowDown': ({ editor }) => moveBlock(editor, 'down'),
      Enter: ({ editor }) => {
        const { state } = editor;
        if (chipSelected(state.selection)) return act(events.onOpenLink);
        if (placeSelected(state.selection)) return act(() => addBlock(editor, { type: 'paragraph' }));
        // An activity has one paragraph.
        return ['template', 'activity'].includes(state.selection.$from.parent.type.name);
      },
    }),
  });
  return new Editor({
    element,
    editable,
    extensions: [...narrativeNodes(texts), keys, ...extensions],
    injectNonce: styleNonce(),
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': es.narrative.screen.editor,
        lang: 'es',
        // The browser's own would need a dictionary from the network; this program has one (spelling/).
        spellcheck: 'false',
        class: 'sheet',
      },
      handleTextInput: (view, _from, _to, written) => {
        // A table is not typed over by mistake; Delete takes it out.
        if (placeSelected(view.state.selection)) return true;
        if (written !== '@' || !view.state.selection.$from.parent.type.spec.content?.includes('inline')) return false;
        events.onInsert();
        return true;
      },
    },
    onUpdate: ({ transaction }) => {
      if (transaction.getMeta(fromOutside) === true) return;
      events.onWritten();
      if (transaction.getMeta(wholeAct) === true) events.onWhole();
    },
    onTransaction: events.onMoved,
    onBlur: events.onBlur,
  });
}

/** Shows what is stored: only the marks where the words are the same, so that the cursor stays; else all of it. */
export function showStored(editor: Editor, json: NodeJson): void {
  const { state, view } = editor;
  const wanted = Node.fromJSON(state.schema, json);
  if (wanted.eq(state.doc)) return;
  const patch = patched(state.tr, wanted);
  const tr = patch ?? state.tr.replaceWith(0, state.doc.content.size, Fragment.from(wanted.content));
  const place = Math.min(state.selection.from, tr.doc.content.size);
  // The piece whose panel is open stays selected, also where its mark is written anew.
  if (state.selection instanceof NodeSelection && tr.doc.nodeAt(place)?.type === state.selection.node.type)
    tr.setSelection(NodeSelection.create(tr.doc, place));
  else if (!patch) tr.setSelection(Selection.near(tr.doc.resolve(place)));
  view.dispatch(tr.setMeta(fromOutside, true));
}

/** Sets the attributes that differ; `null` where words or blocks differ. */
function patched(tr: Transaction, wanted: Node): Transaction | null {
  const { doc } = tr;
  if (wanted.content.size !== doc.content.size) return null;
  const stale: { readonly at: number; readonly node: Node }[] = [];
  let same = true;
  wanted.descendants((node, at) => {
    const old = doc.nodeAt(at);
    if (!old || old.type !== node.type || old.nodeSize !== node.nodeSize || old.text !== node.text) same = false;
    else if (!node.isText && !old.sameMarkup(node)) stale.push({ at, node });
    return same;
  });
  if (!same) return null;
  for (const { at, node } of stale) tr.setNodeMarkup(at, null, node.attrs);
  return tr;
}

export const chipSelected = (selection: Selection): boolean =>
  selection instanceof NodeSelection && selection.node.type.name === 'chip';

const placeSelected = (selection: Selection): boolean => selection instanceof NodeSelection && selection.node.isBlock;

function act(work: () => void): true {
  work();
  return true;
}
