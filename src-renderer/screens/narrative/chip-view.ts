import type { NodeViewRenderer } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { Inline } from '#shared/domain/narrative.ts';
import { anyActivity, inlineKey, type LinkText } from '#shared/domain/narrative-draft.ts';

/** What linked pieces read now. The backend words them; those just put in read as they were chosen until it answers. */
export type ChipTexts = {
  readonly get: (inline: Inline, activityCode: string | null) => LinkText | null;
  readonly set: (texts: Readonly<Record<string, LinkText>>) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createChipTexts(): ChipTexts {
  const texts = new Map<string, LinkText>();
  const listeners = new Set<() => void>();
  return {
    get: (inline, activityCode) => texts.get(inlineKey(inline, activityCode)) ?? null,
    set: (more) => {
      for (const [key, text] of Object.entries(more)) texts.set(key, text);
      for (const listener of listeners) listener();
    },
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
      const text = at === undefined ? null : texts.get(inline, activityAt(view.state.doc.resolve(at)));
      const classes = ['chip'];
      if (text?.missing) classes.push('is-missing');
      if (inline.kind === 'figure' && inline.override) classes.push('is-override');
      dom.className = classes.join(' ');
      dom.textContent = text?.text ?? '…';
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
