import { type RefObject, useEffect } from 'react';
import type { Cell } from '#shared/domain/table-model.ts';
import { copied, pasted } from './block.ts';
import type { Block } from './paste.ts';

type Options = {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The selected cells, or the total that has the focus; `null` while there are none. */
  readonly selected: () => readonly (readonly Cell[])[] | null;
  readonly onCut: () => void;
  readonly onPaste: (block: Block) => void;
};

/**
 * Ctrl+C, Ctrl+X and Ctrl+V on the selection. Listens on the document because browsers send clipboard events to the body
 * when no text is selected, and cancels their `before…` event, without which headless Chromium sends none.
 */
export function useGridClipboard({ frame, selected, onCut, onPaste }: Options): void {
  useEffect(() => {
    const isHere = (): boolean => {
      const active = document.activeElement;
      return (active?.matches('.ag-cell') && frame.current?.contains(active)) ?? false;
    };
    const before = (event: Event): void => {
      if (isHere()) event.preventDefault();
    };
    const onClipboard = (event: ClipboardEvent): void => {
      const cells = isHere() ? selected() : null;
      const data = event.clipboardData;
      if (!cells || !data) return;
      event.preventDefault();
      if (event.type === 'paste') {
        const [html, text] = [data.getData('text/html'), data.getData('text/plain')];
        if (html !== '' || text !== '') onPaste(pasted(html, text));
        return;
      }
      const { text, html } = copied(cells);
      data.setData('text/plain', text);
      data.setData('text/html', html);
      if (event.type === 'cut') onCut();
    };
    const types = ['copy', 'cut', 'paste'] as const;
    for (const type of types) {
      document.addEventListener(type, onClipboard);
      document.addEventListener(`before${type}`, before);
    }
    return () => {
      for (const type of types) {
        document.removeEventListener(type, onClipboard);
        document.removeEventListener(`before${type}`, before);
      }
    };
  }, [frame, selected, onCut, onPaste]);
}
