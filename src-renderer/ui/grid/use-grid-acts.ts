import type { CellEditRequestEvent, GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import { addedRows, clearing, filling, fillSource, pasting, replacing, shapeRemark, writing } from './actions.ts';
import type { Painter } from './ag-grid.ts';
import type { EditsOutcome, GridColumn, GridEdit } from './columns.ts';
import { blockOf, type Content, cellAt, isFilled, sizeOfContent } from './content.ts';
import { editText } from './edit-text.ts';
import type { Letters } from './keys.ts';
import { type Block, type PastePlan, planPaste } from './paste.ts';
import type { Box, Pos } from './range.ts';
import type { GridRows, RowCommand } from './rows.ts';
import { GridSelection } from './selection.ts';
import { hintFor, resolved } from './typed.ts';
import { useEdits } from './use-edits.ts';
import { useGridClipboard } from './use-grid-clipboard.ts';
import { type KeyCommand, useGridKeys } from './use-grid-keys.ts';
import { usePointer } from './use-pointer.ts';
import { useRowActs } from './use-row-acts.ts';
import { useTypingHint } from './use-typing-hint.ts';

type Options<Row> = {
  readonly api: GridApi<Row> | null;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly content: Content<Row>;
  readonly columns: readonly GridColumn<Row>[];
  readonly rowId: (row: Row) => string;
  readonly letters: Letters;
  readonly onEdits?: (edits: readonly GridEdit<Row>[]) => Promise<EditsOutcome>;
  readonly reasonOf?: (error: unknown) => string;
  readonly rowActs?: GridRows<Row>;
  /** Sorted or filtered. */
  readonly arranged: boolean;
  readonly onExpand?: (row: Row, open: boolean) => void;
};

/** Everything a person can do in a grid, on what is selected: it joins the keys, the mouse and the clipboard to the edits. */
export function useGridActs<Row>(options: Options<Row>) {
  const { api, frame, content, rowId, letters, onEdits, reasonOf, rowActs, arranged, onExpand } = options;
  const [shown, setShown] = useState<{ readonly box: Box; readonly active: Pos } | null>(null);
  const [panel, setPanel] = useState<'find' | 'replace' | 'go-to' | 'keys' | null>(null);
  const [plan, setPlan] = useState<PastePlan | null>(null);
  /** The newest content, for listeners that outlive a render. */
  const now = useRef(content);
  now.current = content;

  const selection = useMemo(
    () =>
      api &&
      new GridSelection(api, {
        size: () => sizeOfContent(now.current),
        keyOf: (col) => now.current.columns[col]?.key,
        colOf: (key) => now.current.columns.findIndex((column) => column.key === key),
        isFilled: (pos) => isFilled(now.current, pos),
        onChange: (box, active) => setShown(box && active ? { box, active } : null),
      }),
    [api],
  );
  const repaint = useCallback(() => selection?.repaint(), [selection]);
  const edits = useEdits({ rowId, onEdits, reasonOf, repaint });
  const { run, runAdding, send, mark, reasonAt } = edits;
  const onRows = useRowActs({ rows: rowActs, selection, content, now, rowId, arranged, reasonOf });
  const painted = useRef(selection);
  painted.current = selection;
  // Stays the same: new columns would make the grid build all of its cells again.
  const painter = useMemo(
    (): Painter => ({
      looks: (row, key) => painted.current?.looks(row, key) ?? { selected: false, borders: [] },
      reasonAt,
    }),
    [reasonAt],
  );

  const paste = useCallback(
    (toPaste: PastePlan, over: Box): void => {
      setPlan(null);
      const { top, bottom, left, right } = toPaste.target;
      selection?.propose(null);
      selection?.select({ row: top, col: left }, { row: bottom, col: right });
      void run('paste', pasting(now.current, toPaste), shapeRemark(toPaste, over));
    },
    [selection, run],
  );
  const onPaste = useCallback(
    (block: Block): void => {
      const box = selection?.box();
      if (!selection || !box) return;
      const next = planPaste(block, box, sizeOfContent(now.current));
      if (next.beyond.rows === 0 && next.beyond.cols === 0) paste(next, box);
      else {
        setPlan(next);
        selection.propose(next.target);
      }
    },
    [selection, paste],
  );
  const append = arranged ? undefined : rowActs?.append;
  const pasteAdding = useCallback(
    (toPaste: PastePlan): void => {
      if (!append) return;
      setPlan(null);
      selection?.propose(null);
      const added = addedRows(now.current, toPaste);
      const pasted = pasting(now.current, toPaste);
      void runAdding(added.length, pasted, () => append(pasted.edits, added));
      selection?.refocus();
    },
    [selection, append, runAdding],
  );
  const clear = useCallback(
    (act: 'clear' | 'cut'): void => {
      const box = selection?.box();
      if (box && (act === 'clear' || onEdits)) void run(act, clearing(now.current, box));
    },
    [selection, run, onEdits],
  );
  const fill = useCallback(
    (source: Box, target: Box): void => {
      selection?.select({ row: target.top, col: target.left }, { row: target.bottom, col: target.right });
      void run('fill', filling(now.current, source, target));
    },
    [selection, run],
  );
  const onCommand = useCallback(
    (command: KeyCommand): void => {
      if (isRowCommand(command)) {
        onRows(command);
        return;
      }
      const box = selection?.box();
      if (command === 'find' || command === 'replace' || command === 'go-to') setPanel(command);
      if (!selection || !box) return;
      if (command === 'expand' || command === 'collapse') {
        const row = now.current.rows[selection.active()?.row ?? -1];
        if (row !== undefined) onExpand?.(row, command === 'expand');
      } else if (command === 'clear') clear('clear');
      else if (command === 'select-all') selection.all();
      else if (command === 'select-column') selection.columns();
      else if (command === 'select-row') selection.rows();
      else if (command === 'sort') sortBy(api, now.current.columns[selection.active()?.col ?? -1]?.key);
      else if (command === 'fill-down' || command === 'fill-right') {
        const source = fillSource(box, command === 'fill-down' ? 'down' : 'right');
        if (source) fill(source, box);
      }
    },
    [selection, api, clear, fill, onRows, onExpand],
  );
  const onWriteAll = useCallback(
    (written: string): void => {
      const [box, active] = [selection?.box(), selection?.active()];
      const cell = active && cellAt(now.current, active);
      if (!box || !cell) return;
      const value = resolved(cell, written);
      void run('fill', writing(now.current, box, value.ok ? value.text : written), value.ok ? undefined : value.reason);
    },
    [selection, run],
  );
  /** One cell, typed. Nothing is sent where nothing was changed. */
  const onCellEditRequest = useCallback(
    ({ data, column, newValue }: CellEditRequestEvent<Row>): void => {
      const key = column.getColId();
      const cell = now.current.columns.find((each) => each.key === key)?.cell(data);
      if (!cell) return;
      const value = resolved(cell, String(newValue ?? ''));
      if (!value.ok) mark([{ rowId: rowId(data), key, text: value.reason }]);
      else if (value.text !== editText(cell)) void send([{ row: data, key, text: value.text }]);
    },
    [send, mark, rowId],
  );
  const selected = useCallback(() => {
    const box = selection?.box();
    if (box) return blockOf(now.current, box);
    const focused = api?.getFocusedCell();
    const data = focused?.rowPinned === 'bottom' ? api?.getPinnedBottomRow(focused.rowIndex)?.data : undefined;
    const column = now.current.columns.find(({ key }) => key === focused?.column.getColId());
    return data !== undefined && column ? [[column.cell(data)]] : null;
  }, [selection, api]);
  const onCut = useCallback(() => clear('cut'), [clear]);
  const onEscape = useCallback(() => mark([]), [mark]);
  const posOf = useCallback((row: number, key: string): Pos | null => {
    const col = now.current.columns.findIndex((column) => column.key === key);
    return col < 0 ? null : { row, col };
  }, []);
  const isEditing = useCallback(() => (api?.getEditingCells().length ?? 0) > 0, [api]);
  const hintOf = useCallback(
    (index: number, key: string, written: string) => {
      const row = now.current.rows[index];
      const cell = row !== undefined && now.current.columns.find((column) => column.key === key)?.cell(row);
      const text = cell ? hintFor(cell, written) : null;
      return row !== undefined && text !== null ? { rowId: rowId(row), key, text } : null;
    },
    [rowId],
  );

  useGridClipboard({ frame, selected, onCut, onPaste });
  usePointer({ frame, selection, posOf, isEditing, onFill: fill });
  const knows = useCallback(
    (command: KeyCommand): boolean => {
      if (command === 'expand' || command === 'collapse') return onExpand !== undefined;
      if (command === 'row-add' || command === 'row-insert') return rowActs !== undefined;
      if (command === 'row-up' || command === 'row-down') return rowActs?.move !== undefined;
      if (command === 'row-delete') return rowActs?.remove !== undefined;
      return command !== 'row-duplicate' || rowActs?.duplicate !== undefined;
    },
    [rowActs, onExpand],
  );
  const onKey = useGridKeys({ selection, letters, onCommand, onWriteAll, onEscape, knows });
  const hint = useTypingHint({ api, frame, hintOf });

  return {
    selection,
    shown,
    edits,
    painter,
    hint,
    panel,
    setPanel,
    onKey,
    onRows,
    onCellEditRequest,
    onFocus: () => void selection?.active(),
    goTo: (pos: Pos) => selection?.select(pos, pos),
    replace: (cells: readonly Pos[], query: string, replacement: string) =>
      void run('replace', replacing(now.current, cells, query, replacement)),
    question: plan && {
      plan,
      onFit: () => paste(plan, plan.target),
      onAddRows: append && plan.beyond.rows > 0 ? () => pasteAdding(plan) : null,
      onCancel: () => {
        setPlan(null);
        selection?.propose(null);
        selection?.refocus();
      },
    },
  };
}

const isRowCommand = (command: KeyCommand): command is RowCommand => command.startsWith('row-');

/** Up, then down, then the stored order again. */
function sortBy<Row>(api: GridApi<Row> | null, key: string | undefined): void {
  const state = api?.getColumnState().find(({ colId }) => colId === key);
  if (!api || key === undefined || !state) return;
  const next = state.sort === 'asc' ? 'desc' : state.sort === 'desc' ? null : 'asc';
  api.applyColumnState({ state: [{ colId: key, sort: next }], defaultState: { sort: null } });
}
