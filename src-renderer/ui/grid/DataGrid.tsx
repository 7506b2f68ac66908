import { VisuallyHidden } from '@mantine/core';
import type { ColDef, GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { CellInFocus } from '../cell-in-focus.ts';
import { styleNonce } from '../nonce.ts';
import { columnDefs, locale, theme } from './ag-grid.ts';
import { copiedTable } from './block.ts';
import { CellNote } from './CellNote.tsx';
import { CopyTable } from './CopyTable.tsx';
import type { EditsOutcome, GridColumn, GridEdit, RowLook } from './columns.ts';
import { blockOf, sizeOfContent, textsAt } from './content.ts';
import { FindBar } from './FindBar.tsx';
import { GoToBar } from './GoToBar.tsx';
import { rowNamed } from './go-to.ts';
import './grid.css';
import { KeysDialog } from './KeysDialog.tsx';
import { PasteQuestion } from './PasteQuestion.tsx';
import { RowsBar } from './RowsBar.tsx';
import { rememberedLetters, rememberedWidths, rememberLetters, rememberWidths } from './remembered.ts';
import type { GridRows } from './rows.ts';
import { StatusBar } from './StatusBar.tsx';
import { spokenCell } from './spoken.ts';
import { summaryOf } from './summary.ts';
import { useContent } from './use-content.ts';
import { useFocusOn } from './use-focus-on.ts';
import { useGridActs } from './use-grid-acts.ts';
import { useIsNarrow } from './use-is-narrow.ts';

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly rowLook?: (row: Row) => RowLook;
  /** Rows that stay in sight at the bottom: the totals. */
  readonly totals?: readonly Row[];
  /**
   * Saves one act, of one cell or of many, as one act. Tells which edits were refused and why; rejects where all of them
   * were. The old values are back by themselves: the grid keeps nothing.
   */
  readonly onEdits?: (edits: readonly GridEdit<Row>[]) => Promise<EditsOutcome>;
  readonly reasonOf?: (error: unknown) => string;
  /** The cell that a person came for: seen and focused once it is there. */
  readonly focusOn?: CellInFocus | null;
  /** Where rows can be added, taken away and moved. */
  readonly rowActs?: GridRows<Row>;
  /** Shows or hides the details of a row; for a grid whose column says what is `expanded`. */
  readonly onExpand?: (row: Row, open: boolean) => void;
};

/** More rows than this scroll inside the grid; fewer are all on the page. */
const rowsOnPage = 60;

/** The only door to ag-grid. Keys, selection, clipboard and fill as in Excel (features.md D3). Callers keep `columns` stable. */
export function DataGrid<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowLook, totals, onEdits, rowActs, onExpand } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const [letters, setLetters] = useState(rememberedLetters);
  const [widths, setWidths] = useState(() => rememberedWidths(label));
  const { content, sort, setSort, words, setWords } = useContent({ rows, columns, rowId, rowLook });
  const narrow = useIsNarrow(frame, columns);
  const acts = useGridActs({
    ...props,
    api,
    frame,
    content,
    letters,
    arranged: sort !== null || words.trim() !== '',
  });
  useFocusOn(props.focusOn ?? null, { api, content, rowId, goTo: acts.goTo });
  const { selection, shown, edits, hint, panel, setPanel, question } = acts;

  const defs = useMemo(
    () => columnDefs(columns, { painter: acts.painter, widths, narrow, ...(onExpand && { onExpand }) }),
    [columns, acts.painter, widths, narrow, onExpand],
  );
  const onKey = useRef(acts.onKey);
  onKey.current = acts.onKey;
  const defaultColDef = useMemo((): ColDef<Row> => ({ suppressKeyboardEvent: (params) => onKey.current(params) }), []);
  const painted = useRef(content);
  useEffect(() => {
    if (painted.current !== content) selection?.repaint();
    painted.current = content;
  }, [selection, content]);
  const summed = useDeferredValue(shown);
  const summary = useMemo(
    () =>
      summed && (summed.box.top < summed.box.bottom || summed.box.left < summed.box.right)
        ? summaryOf(blockOf(content, summed.box).flat())
        : null,
    [content, summed],
  );
  const spoken = shown
    ? spokenCell(content, {
        ...shown,
        reason: edits.reasonAt(rowIdAt(shown.active.row), columns[shown.active.col]?.key ?? ''),
      })
    : '';
  function rowIdAt(index: number): string | undefined {
    const row = content.rows[index];
    return row === undefined ? undefined : rowId(row);
  }
  const size = useMemo(() => sizeOfContent(content), [content]);
  const textsOf = useCallback((pos: { row: number; col: number }) => textsAt(content, pos), [content]);
  const closeBar = (): void => {
    setPanel(null);
    selection?.refocus();
  };
  const fits = rows.length <= rowsOnPage;

  return (
    <div className="grid-with-bars">
      <div ref={frame} className={`grid-frame ${fits ? '' : 'grid-scrolls'} ${onEdits ? 'grid-edits' : ''}`}>
        <AgGridReact<Row>
          theme={theme}
          styleNonce={styleNonce()}
          localeText={locale}
          domLayout={fits ? 'autoHeight' : 'normal'}
          columnDefs={defs}
          defaultColDef={defaultColDef}
          rowData={content.rows as Row[]}
          pinnedBottomRowData={(totals ?? []) as Row[]}
          getRowId={({ data }) => rowId(data)}
          getRowClass={({ data, node }) =>
            node.rowPinned ? 'grid-total' : data ? `grid-${rowLook?.(data) ?? 'body'}` : undefined
          }
          readOnlyEdit
          onCellEditRequest={acts.onCellEditRequest}
          onCellFocused={acts.onFocus}
          onSortChanged={(event) => {
            const by = event.api.getColumnState().find((column) => column.sort);
            setSort(by ? { key: by.colId, descending: by.sort === 'desc' } : null);
          }}
          onColumnResized={({ finished, source, column }) => {
            if (!finished || source !== 'uiColumnResized' || !column) return;
            const next = { ...widths, [column.getColId()]: column.getActualWidth() };
            rememberWidths(label, next);
            setWidths(next);
          }}
          onGridReady={(event) => {
            event.api.setGridAriaProperty('label', label);
            setApi(event.api);
          }}
          onGridPreDestroyed={() => setApi(null)}
          enterNavigatesVertically
          enterNavigatesVerticallyAfterEdit
          stopEditingWhenCellsLoseFocus
          suppressHeaderFocus // Tab goes straight to the cells; Alt+↓ sorts from there
          ensureDomOrder
          suppressColumnVirtualisation={fits}
          suppressDragLeaveHidesColumns
          suppressRowTransform
          animateRows={false}
          tooltipShowDelay={400}
        />
        {edits.note && <CellNote frame={frame} refusal={edits.note} onClose={() => edits.mark([])} />}
        {hint && <CellNote frame={frame} refusal={hint} />}
        {question && <PasteQuestion {...question} />}
      </div>
      <div className="grid-bars">
        {(panel === 'find' || panel === 'replace') && (
          <FindBar
            key={panel}
            replaces={panel === 'replace' && onEdits !== undefined}
            size={size}
            textsAt={textsOf}
            from={() => selection?.active() ?? { row: 0, col: 0 }}
            onGo={acts.goTo}
            onReplace={acts.replace}
            onClose={closeBar}
          />
        )}
        {panel === 'go-to' && (
          <GoToBar
            rowOf={(query) => rowNamed(content, query, selection?.active()?.row ?? -1)}
            onGo={(row) => acts.goTo({ row, col: selection?.active()?.col ?? 0 })}
            onClose={closeBar}
          />
        )}
        <StatusBar
          rowActs={rowActs && <RowsBar rows={rowActs} onCommand={acts.onRows} />}
          copyTable={<CopyTable table={() => copiedTable(columns, [...content.rows, ...(totals ?? [])])} />}
          summary={summary}
          shown={content.rows.length}
          all={rows.length}
          words={words}
          onWords={setWords}
          onStoredOrder={
            sort
              ? () => {
                  api?.applyColumnState({ defaultState: { sort: null } });
                  selection?.refocus();
                }
              : null
          }
          onFind={() => setPanel(onEdits ? 'replace' : 'find')}
          onKeys={() => setPanel('keys')}
        />
      </div>
      {panel === 'keys' && (
        <KeysDialog
          letters={letters}
          onLetters={(next) => {
            rememberLetters(next);
            setLetters(next);
          }}
          onClose={() => setPanel(null)}
        />
      )}
      <VisuallyHidden aria-live="polite">{spoken}</VisuallyHidden>
    </div>
  );
}
