import { AG_GRID_LOCALE_ES } from '@ag-grid-community/locale';
import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  type ColGroupDef,
  ColumnApiModule,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowAutoHeightModule,
  RowStyleModule,
  TextEditorModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import { cellText } from '#shared/format/cell-text.ts';
import type { GridColumn } from './columns.ts';
import { editText } from './edit-text.ts';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowAutoHeightModule,
  RowStyleModule,
  TextEditorModule,
  TooltipModule,
]);

export const locale = AG_GRID_LOCALE_ES;

/** Dense and quiet (features.md D7). Colours are the page's own, so light and dark follow it. */
export const theme = themeQuartz.withParams({
  fontFamily: 'inherit',
  fontSize: 13,
  headerFontSize: 12,
  headerFontWeight: 600,
  rowHeight: 28,
  headerHeight: 30,
  spacing: 5,
  wrapperBorderRadius: 4,
  columnBorder: true,
  accentColor: 'var(--app-accent)',
  backgroundColor: 'var(--app-surface)',
  foregroundColor: 'var(--app-text)',
  borderColor: 'var(--app-border)',
  headerBackgroundColor: 'var(--app-raised)',
  rowHoverColor: 'var(--app-hover)',
  browserColorScheme: 'inherit',
});

/** Typed columns as ag-grid wants them; neighbours of one group share its heading. */
export function columnDefs<Row>(
  columns: readonly GridColumn<Row>[],
  isRefused: (rowId: string | undefined, key: string) => boolean,
): (ColDef<Row> | ColGroupDef<Row>)[] {
  const defs: (ColDef<Row> | ColGroupDef<Row>)[] = [];
  for (const column of columns) {
    const def = columnDef(column, isRefused);
    const last = defs.at(-1);
    if (column.group === undefined) defs.push(def);
    else if (last && 'children' in last && last.headerName === column.group) last.children.push(def);
    else defs.push({ headerName: column.group, children: [def], headerClass: 'grid-group' });
  }
  return defs;
}

function columnDef<Row>(
  column: GridColumn<Row>,
  isRefused: (rowId: string | undefined, key: string) => boolean,
): ColDef<Row> {
  const { key, label, kind, width, grows = false, wraps = grows, cell, editable, source, warning } = column;
  const figure = kind !== 'text';
  return {
    colId: key,
    headerName: label,
    ...(grows ? { flex: 1, minWidth: width } : { width }),
    ...(wraps ? { wrapText: true, autoHeight: true } : {}),
    wrapHeaderText: true,
    autoHeaderHeight: true,
    sortable: false,
    resizable: true,
    suppressMovable: true,
    cellDataType: false,
    headerClass: figure ? 'grid-figure-heading' : '',
    cellClass: figure ? 'grid-figure' : '',
    valueGetter: ({ data }) => (data === undefined ? '' : editText(cell(data))),
    valueFormatter: ({ data }) => (data === undefined ? '' : cellText(cell(data))),
    editable: ({ data, node }) => data !== undefined && !node.rowPinned && (editable?.(data) ?? false),
    cellClassRules: {
      'grid-editable': ({ data, node }) => data !== undefined && !node.rowPinned && (editable?.(data) ?? false),
      'grid-imported': ({ data, node }) => data !== undefined && !node.rowPinned && (source?.(data) ?? null) !== null,
      'grid-warning': ({ data }) => data !== undefined && (warning?.(data) ?? null) !== null,
      'grid-refused': ({ node }) => isRefused(node.id, key),
    },
    tooltipValueGetter: ({ data }) => (data ? (warning?.(data) ?? source?.(data) ?? null) : null),
  };
}
