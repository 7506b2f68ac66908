import type { NodeViewRenderer } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { Inline } from '#shared/domain/narrative.ts';
import { anyActivity, inlineKey, type LinkText } from '#shared/domain/narrative-draft.ts';

/** A linked piece and the activity in whose text it stands. */
export type Piece = { readonly inline: Inline; readonly activityCode: string | null };

/** What linked pieces read now: the backend words them all, also those that were just written or changed. */
export type ChipTexts = {
  readonly get: (inline: Inline, activityCode: string | null) => LinkText | null;
  /** As `get`; what is not known yet is asked for, and comes to the listeners. */
  readonly want: (inline: Inline, activityCode: string | null) => LinkText | null;
  readonly set: (texts: Readonly<Record<string, LinkText>>) => void;
  /** Forgets what pieces read before the data changed. */
  readonly replace: (texts: Readonly<Record<string, LinkText>>) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number after each change of what pieces read. */
  readonly version: () => number;
};

/** `ask`: the texts of pieces, one for each; where they cannot be had, the pieces stay as they were shown. */
export function createChipTexts(ask: (pieces: readonly Piece[]) => Promise<readonly LinkText[]>): ChipTexts {
  const texts = new Map<string, LinkText>();
  const listeners = new Set<() => void>();
  const asked = new Set<string>();
  let waiting = new Map<string, Piece>();
  let version = 0;
  const tell = (): void => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const set: ChipTexts['set'] = (more) => {
    for (const [key, text] of Object.entries(more)) texts.set(key, text);
    tell();
  };
  /** Those of one change of the text together. */
  const askAll = async (): Promise<void> => {
    const pieces = [...waiting];
    waiting = new Map();
    try {
      const answers = await ask(pieces.map(([, piece]) => piece));
      set(Object.fromEntries(pieces.flatMap(([key], index) => (answers[index] ? [[key, answers[index]]] : []))));
    } catch {
      // The connection is away, which the frame says; the pieces stay as they are shown and are asked for again.
    } finally {
      for (const [key] of pieces) asked.delete(key);
    }
  };
  const get: ChipTexts['get'] = (inline, activityCode) => texts.get(inlineKey(inline, activityCode)) ?? null;
  return {
    get,
    want: (inline, activityCode) => {
      const known = get(inline, activityCode);
      const key = inlineKey(inline, activityCode);
      if (known || asked.has(key)) return known;
      if (waiting.size === 0) queueMicrotask(() => void askAll());
      asked.add(key);
      waiting.set(key, { inline, activityCode });
      return null;
    },
    replace: (all) => {
      texts.clear();
      set(all);
    },
    set,
    version: () => version,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The activity whose text a place is in; `anyActivity` in the template, `null` outside of both. */
export function activityAt(place: ResolvedPos): string | null {
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const { type, attrs } = place.node(depth);
    if (type.name === 'template') return anyActivity;
    if (type.name === 'activity') return String(attrs.code);
  }
  return null;
}

/** Draws a linked piece as a tinted word that is one thing for the cursor. */
export const chipView =
  (texts: ChipTexts): NodeViewRenderer =>
  ({ node, getPos, view }) => {
    const dom = view.dom.ownerDocument.createElement('span');
    let shown: Node = node;
    const draw = (): void => {
      const at = getPos();
      const inline = shown.attrs.inline as Inline;
      const text = at === undefined ? null : texts.want(inline, activityAt(view.state.doc.resolve(at)));
      const classes = ['chip'];
      if (text?.missing) classes.push('is-missing');
      if (inline.kind === 'figure' && inline.override) classes.push('is-override');
      dom.className = classes.join(' ');
      // Until a changed piece is worded, what it read before stands.
      dom.textContent = text?.text ?? (dom.textContent || '…');
    };
    draw();
    const stop = texts.subscribe(draw);
    return {
      dom,
      update: (next) => {
        if (next.type !== shown.type) return false;
        shown = next;
        draw();
        return true;
      },
      selectNode: () => dom.classList.add('is-selected'),
      deselectNode: () => dom.classList.remove('is-selected'),
      ignoreMutation: () => true,
      destroy: stop,
    };
  };
