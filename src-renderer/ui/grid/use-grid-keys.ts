import type { SuppressKeyboardEventParams } from 'ag-grid-community';
import { useCallback } from 'react';
import { CellInput } from './cell-input.ts';
import { actOf, type GridAct, type Letters } from './keys.ts';
import { type Direction, isOneCell } from './range.ts';
import type { GridSelection } from './selection.ts';

export type KeyCommand = Exclude<GridAct['do'], 'go' | 'extend' | 'next' | 'type' | 'clipboard'>;

type Options<Row> = {
  readonly selection: GridSelection<Row> | null;
  readonly letters: Letters;
  readonly onCommand: (command: KeyCommand) => void;
  /** Ctrl+Enter: the text that was being typed goes to the whole selection. */
  readonly onWriteAll: (text: string) => void;
  readonly onEscape: () => void;
  /** Which acts the grid knows; the keys of the others stay the browser's. */
  readonly knows: (command: KeyCommand) => boolean;
};

/** What makes sense on a total too. */
const onTotals: ReadonlySet<GridAct['do']> = new Set(['find', 'replace', 'go-to']);

/** Excel's keys on AG Grid (features.md D3). The answer `true` keeps AG Grid from acting on the key. */
export function useGridKeys<Row>({ selection, letters, onCommand, onWriteAll, onEscape, knows }: Options<Row>) {
  return useCallback(
    (params: SuppressKeyboardEventParams<Row>): boolean => {
      const { event, editing, node } = params;
      if (!selection || event.type !== 'keydown') return false;
      if (editing) return onEditingKey(params, selection, { onWriteAll, onCommand, knows });
      if (event.key === 'Escape') onEscape();
      const act = actOf(event, letters);
      if (!act || act.do === 'clipboard') return act !== null;
      // Moving from a total is the grid's own.
      if (node.rowPinned && !onTotals.has(act.do)) return false;
      if (act.do === 'next') {
        if (act.order === 'right' && !act.backwards && knows('row-add') && selection.isAtEnd()) onCommand('row-add');
        else if (!selection.next(act.order, act.backwards)) return false;
      } else if (act.do === 'go') selection.go(act.to);
      else if (act.do === 'extend') selection.extend(act.to);
      else if (act.do === 'type') startTyping(params, act.text);
      else if (knows(act.do)) onCommand(act.do);
      else return false;
      event.preventDefault();
      return true;
    },
    [selection, letters, onCommand, onWriteAll, onEscape, knows],
  );
}

function startTyping<Row>({ api, node, column }: SuppressKeyboardEventParams<Row>, text: string): void {
  if (node.rowIndex !== null) api.startEditingCell({ rowIndex: node.rowIndex, colKey: column, key: text });
}

function onEditingKey<Row>(
  { api, event, column }: SuppressKeyboardEventParams<Row>,
  selection: GridSelection<Row>,
  { onWriteAll, onCommand, knows }: Pick<Options<Row>, 'onWriteAll' | 'onCommand' | 'knows'>,
): boolean {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  const done = (): true => {
    event.preventDefault();
    return true;
  };
  if (key === 'Tab' && !shiftKey && knows('row-add') && selection.isAtEnd()) {
    api.stopEditing();
    selection.refocus();
    onCommand('row-add');
    return done();
  }
  const box = selection.box();
  const severalCells = box !== null && !isOneCell(box);
  if (key === 'Tab' && !severalCells) {
    // Not AG Grid's own way, which edits the next cell at once: what is typed there replaces, as after Enter.
    api.stopEditing();
    selection.refocus();
    if (shiftKey) api.tabToPreviousCell();
    else api.tabToNextCell();
    return done();
  }
  const editor = api.getCellEditorInstances().find((each) => each instanceof CellInput);
  if (!editor) return false;
  if (key === 'Enter' && altKey) {
    if (column.getColDef().cellEditorParams?.multiline) editor.insert('\n');
    return done();
  }
  if (key === 'Enter' && (ctrlKey || metaKey)) {
    const text = editor.getValue();
    api.stopEditing(true);
    selection.refocus();
    onWriteAll(text);
    return done();
  }
  if ((key === 'Enter' || key === 'Tab') && severalCells) {
    api.stopEditing();
    selection.next(key === 'Enter' ? 'down' : 'right', shiftKey);
    return done();
  }
  const direction = arrows[key];
  if (direction && editor.startedByTyping && !shiftKey && !ctrlKey) {
    api.stopEditing();
    selection.go(direction);
    return done();
  }
  return false;
}

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
