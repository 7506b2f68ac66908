import type { GridApi } from 'ag-grid-community';
import { type RefObject, useEffect } from 'react';
import { es } from '#shared/strings/es.ts';
import type { GridColumn, GridEdit } from './columns.ts';
import { editText } from './edit-text.ts';
import { formatTsv, parseTsv } from './tsv.ts';

type Options<Row> = {
  readonly api: GridApi<Row> | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly columns: readonly GridColumn<Row>[];
  readonly save: (edit: GridEdit<Row>) => void;
  readonly refuse: (row: Row, key: string, text: string) => void;
};

/**
 * Ctrl+C, Ctrl+X and Ctrl+V on the focused cell. Listens on the document because browsers send clipboard events to the
 * body when no text is selected, and cancels their `before…` event, without which headless Chromium sends none.
 */
export function useGridClipboard<Row>({ api, frame, columns, save, refuse }: Options<Row>): void {
  useEffect(() => {
    if (!api) return;
    const here = () => {
      const active = document.activeElement;
      if (!active || !frame.current?.contains(active) || active.matches('input, textarea')) return null;
      const cell = api.getFocusedCell();
      const node =
        cell && (cell.rowPinned ? api.getPinnedBottomRow(cell.rowIndex) : api.getDisplayedRowAtIndex(cell.rowIndex));
      const column = cell && columns.find(({ key }) => key === cell.column.getColId());
      if (!node?.data || !column) return null;
      return { row: node.data, column, editable: !cell.rowPinned && (column.editable?.(node.data) ?? false) };
    };
    const before = (event: Event): void => {
      if (here()) event.preventDefault();
    };
    const onClipboard = (event: ClipboardEvent): void => {
      const place = here();
      if (!place || !event.clipboardData) return;
      const { row, column, editable } = place;
      event.preventDefault();
      if (event.type !== 'paste') {
        event.clipboardData.setData('text/plain', formatTsv([[editText(column.cell(row))]]));
        if (event.type === 'cut' && editable) save({ row, key: column.key, text: '' });
        return;
      }
      const pasted = parseTsv(event.clipboardData.getData('text/plain'));
      if (!editable) return;
      const [first] = pasted;
      if (pasted.length > 1 || !first || first.length > 1) refuse(row, column.key, es.screens.grid.pasteOne);
      else save({ row, key: column.key, text: first[0] ?? '' });
    };
    for (const type of ['copy', 'cut', 'paste'] as const) {
      document.addEventListener(type, onClipboard);
      document.addEventListener(`before${type}`, before);
    }
    return () => {
      for (const type of ['copy', 'cut', 'paste'] as const) {
        document.removeEventListener(type, onClipboard);
        document.removeEventListener(`before${type}`, before);
      }
    };
  }, [api, frame, columns, save, refuse]);
}
