import type { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';

/** Brings a person to the block they came for ("section-12", "activity-5000276"), once for each time they come. */
export function useGoToBlock(editor: Editor | null, at: string | null): void {
  const done = useRef<string | null>(null);
  useEffect(() => {
    if (!editor || at === null || done.current === at) return;
    const position = positionOf(editor, at);
    if (position === null) return;
    done.current = at;
    editor.chain().setTextSelection(position).focus().scrollIntoView().run();
  }, [editor, at]);
}

/** The first place in the block where text can stand. */
function positionOf({ state: { doc } }: Editor, at: string): number | null {
  const [, kind, id] = /^(section|activity|lead)-(.+)$/.exec(at) ?? [];
  let found: number | null = null;
  doc.descendants(({ attrs }, position) => {
    if (found === null && (kind === 'section' ? String(attrs.sectionId) === id : attrs.code === id))
      found = position + 1;
    return found === null;
  });
  return found;
}
