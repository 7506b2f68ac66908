import type { CellEditRequestEvent, GridApi, SuppressKeyboardEventParams } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { es } from '#shared/strings/es.ts';
import { styleNonce } from '../nonce.ts';
import { columnDefs, locale, theme } from './ag-grid.ts';
import type { GridColumn, GridEdit, RowLook } from './columns.ts';
import { editText } from './edit-text.ts';
import './grid.css';
import { CellNote, type Refusal } from './CellNote.tsx';
import { useGridClipboard } from './use-grid-clipboard.ts';

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly rowLook?: (row: Row) => RowLook;
  /** Rows that stay in sight at the bottom: the totals. */
  readonly totals?: readonly Row[];
  /** Saves; rejects with the reason to show beside the cell. The old value is back by itself: the grid keeps nothing. */
  readonly onEdit?: (edit: GridEdit<Row>) => Promise<void>;
  readonly reasonOf?: (error: unknown) => string;
};

/** More rows than this scroll inside the grid; fewer are all on the page. */
const rowsOnPage = 60;

/**
 * The only door to ag-grid. Keys as in Excel (features.md D3): arrows, F2, typing replaces, Enter down, Tab right, Esc,
 * Delete empties, Ctrl+C copies the cell, Ctrl+V pastes one. Callers keep `columns` stable.
 */
export function DataGrid<Row>(props: Props<Row>) {
  const { label, columns, rows, rowId, rowLook, totals, onEdit, reasonOf } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const refused = useRef<Refusal | null>(null);

  const mark = useCallback(
    (next: Refusal | null) => {
      refused.current = next;
      setRefusal(next);
      api?.refreshCells({ force: true });
    },
    [api],
  );
  const save = useCallback(
    (edit: GridEdit<Row>): void => {
      const column = columns.find(({ key }) => key === edit.key);
      if (!onEdit || !column || edit.text === editText(column.cell(edit.row))) return;
      mark(null);
      onEdit(edit).catch((error: unknown) =>
        mark({ rowId: rowId(edit.row), key: edit.key, text: reasonOf?.(error) ?? es.errors.internal({}) }),
      );
    },
    [columns, onEdit, reasonOf, rowId, mark],
  );
  const refuse = useCallback(
    (row: Row, key: string, text: string): void => mark({ rowId: rowId(row), key, text }),
    [mark, rowId],
  );
  useGridClipboard({ api, frame, columns, save, refuse });

  const defs = useMemo(
    () => columnDefs(columns, (id, key) => refused.current?.rowId === id && refused.current?.key === key),
    [columns],
  );
  const onKey = useCallback(
    ({ event, editing, node, column, data }: SuppressKeyboardEventParams<Row>): boolean => {
      if (editing) return false;
      if (event.key === 'Escape' && refused.current) mark(null);
      if (event.key !== 'Delete' || !data) return false;
      if (event.type === 'keydown' && column.isCellEditable(node))
        save({ row: data, key: column.getColId(), text: '' });
      return true;
    },
    [save, mark],
  );
  const defaultColDef = useMemo(() => ({ suppressKeyboardEvent: onKey }), [onKey]);
  const fits = rows.length <= rowsOnPage;

  return (
    <div ref={frame} className={`grid-frame ${fits ? '' : 'grid-scrolls'} ${onEdit ? 'grid-edits' : ''}`}>
      <AgGridReact<Row>
        theme={theme}
        styleNonce={styleNonce()}
        localeText={locale}
        domLayout={fits ? 'autoHeight' : 'normal'}
        columnDefs={defs}
        defaultColDef={defaultColDef}
        rowData={rows as Row[]}
        pinnedBottomRowData={(totals ?? []) as Row[]}
        getRowId={({ data }) => rowId(data)}
        getRowClass={({ data, node }) =>
          node.rowPinned ? 'grid-total' : data ? `grid-${rowLook?.(data) ?? 'body'}` : undefined
        }
        readOnlyEdit
        onCellEditRequest={({ data, column, newValue }: CellEditRequestEvent<Row>) =>
          save({ row: data, key: column.getColId(), text: String(newValue ?? '') })
        }
        onGridReady={(event) => {
          event.api.setGridAriaProperty('label', label);
          setApi(event.api);
        }}
        onGridPreDestroyed={() => setApi(null)}
        enterNavigatesVertically
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        suppressHeaderFocus // headings do nothing: Tab goes straight to the cells
        ensureDomOrder
        suppressColumnVirtualisation
        suppressDragLeaveHidesColumns
        suppressRowTransform
        animateRows={false}
        tooltipShowDelay={400}
      />
      {refusal && <CellNote frame={frame} refusal={refusal} onClose={() => mark(null)} />}
    </div>
  );
}
