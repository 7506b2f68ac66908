import { AG_GRID_LOCALE_ES } from '@ag-grid-community/locale';
import {
  CellApiModule,
  type CellClassParams,
  type CellClassRules,
  CellStyleModule,
  ClientSideRowModelModule,
  type ColDef,
  type ColGroupDef,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  type ICellEditorParams,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowAutoHeightModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
  themeQuartz,
} from 'ag-grid-community';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { CellChoice, type CellChoiceParams } from './cell-choice.ts';
import { CellInput, type CellInputParams } from './cell-input.ts';
import { CellToggle, type CellToggleParams } from './cell-toggle.ts';
import type { CellTone, GridColumn } from './columns.ts';
import { editText } from './edit-text.ts';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomEditorModule,
  EventApiModule,
  LocaleModule,
  PinnedRowModule,
  RenderApiModule,
  RowApiModule,
  RowAutoHeightModule,
  RowStyleModule,
  ScrollApiModule,
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
  // One row: where there are few, no empty band stands between them and the total.
  autoHeightMinBodyHeight: 28,
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

/** What a cell looks like now, asked while it is painted. */
export type Painter = {
  readonly looks: (
    rowIndex: number | null,
    key: string,
  ) => { readonly selected: boolean; readonly borders: readonly string[] };
  readonly reasonAt: (rowId: string | undefined, key: string) => string | null;
};

type Options<Row> = {
  readonly painter: Painter;
  readonly onExpand?: CellToggleParams<Row>['onExpand'];
  /** Pixels that a person gave to columns, by key. */
  readonly widths: Readonly<Record<string, number>>;
  /** The columns are wider than the window: the frozen ones stay at the left. */
  readonly narrow: boolean;
};

/** Typed columns as ag-grid wants them; neighbours of one group share its heading. */
export function columnDefs<Row>(
  columns: readonly GridColumn<Row>[],
  options: Options<Row>,
): (ColDef<Row> | ColGroupDef<Row>)[] {
  const defs: (ColDef<Row> | ColGroupDef<Row>)[] = [];
  for (const column of columns) {
    const def = columnDef(column, options);
    const last = defs.at(-1);
    if (column.group === undefined) defs.push(def);
    else if (last && 'children' in last && last.headerName === column.group) last.children.push(def);
    else defs.push({ headerName: column.group, children: [def], headerClass: 'grid-group' });
  }
  return defs;
}

/** Whether the row above says the same in this column. */
function repeats<Row>({ data, node, api }: CellClassParams<Row>, { cell }: GridColumn<Row>): boolean {
  const above = node.rowPinned || node.rowIndex === null ? undefined : api.getDisplayedRowAtIndex(node.rowIndex - 1);
  return data !== undefined && above?.data !== undefined && editText(cell(above.data)) === editText(cell(data));
}

const toneRules = <Row>(tone: (row: Row) => CellTone | null): CellClassRules<Row> =>
  Object.fromEntries(
    (['good', 'fair', 'bad'] as const).map((each) => [
      `grid-${each}`,
      ({ data }: CellClassParams<Row>) => data !== undefined && tone(data) === each,
    ]),
  );

/** Of a text column that a person makes narrower, in pixels. */
const leastWidth = 40;

function columnDef<Row>(column: GridColumn<Row>, { painter, widths, narrow, onExpand }: Options<Row>): ColDef<Row> {
  const {
    key,
    label,
    kind,
    grows = false,
    wraps = grows,
    frozen = false,
    cell,
    editable,
    choices,
    merges = false,
    expanded,
    source,
    overridden,
    warning,
    tone,
  } = column;
  const figure = kind !== 'text';
  const width = widths[key] ?? column.width;
  const pinned = frozen && narrow;
  const flexes = grows && !pinned && widths[key] === undefined;
  const border = (name: string) => (params: CellClassParams<Row>) =>
    !params.node.rowPinned && painter.looks(params.node.rowIndex, key).borders.includes(name);
  return {
    colId: key,
    headerName: label,
    // Said each time: what is left out of a column keeps its former value.
    ...(flexes ? { flex: 1, minWidth: width } : { flex: null, width, minWidth: leastWidth }),
    // A figure cut short is a wrong figure.
    ...(figure ? { minWidth: column.width } : {}),
    ...(wraps ? { wrapText: true, autoHeight: true } : {}),
    pinned: pinned ? 'left' : null,
    wrapHeaderText: true,
    autoHeaderHeight: true,
    sortable: true,
    // The rows come in their order; the grid's own part is the mark in the heading.
    comparator: () => 0,
    resizable: true,
    suppressMovable: true,
    cellDataType: false,
    headerClass: figure ? 'grid-figure-heading' : '',
    cellClass: figure ? 'grid-figure' : '',
    ...(choices
      ? {
          cellEditor: CellChoice,
          cellEditorParams: ({ data }: ICellEditorParams<Row>): CellChoiceParams => ({
            label: es.grid.choosing(label),
            choices: choices(data),
          }),
        }
      : {
          cellEditor: CellInput,
          cellEditorParams: { label: es.grid.editing(label), multiline: !figure } satisfies CellInputParams,
        }),
    ...(expanded && onExpand
      ? { cellRenderer: CellToggle, cellRendererParams: { expanded, onExpand } satisfies CellToggleParams<Row> }
      : {}),
    valueGetter: ({ data }) => (data === undefined ? '' : editText(cell(data))),
    valueFormatter: ({ data }) => (data === undefined ? '' : cellText(cell(data))),
    editable: ({ data, node }) => data !== undefined && !node.rowPinned && (editable?.(data) ?? false),
    cellClassRules: {
      'grid-editable': ({ data, node }) => data !== undefined && !node.rowPinned && (editable?.(data) ?? false),
      'grid-imported': ({ data, node }) => data !== undefined && !node.rowPinned && (source?.(data) ?? null) !== null,
      'grid-overridden': ({ data, node }) =>
        data !== undefined && !node.rowPinned && (overridden?.(data) ?? null) !== null,
      'grid-warning': ({ data }) => data !== undefined && (warning?.(data) ?? null) !== null,
      ...(tone ? toneRules(tone) : {}),
      'grid-choosable': ({ data, node }) =>
        choices !== undefined && data !== undefined && !node.rowPinned && (editable?.(data) ?? false),
      'grid-merged': (params) => merges && repeats(params, column),
      'grid-refused': ({ node }) => painter.reasonAt(node.id, key) !== null,
      'grid-selected': ({ node }) => !node.rowPinned && painter.looks(node.rowIndex, key).selected,
      'grid-edge-top': border('top'),
      'grid-edge-bottom': border('bottom'),
      'grid-edge-left': border('left'),
      'grid-edge-right': border('right'),
      'grid-edge-corner': border('corner'),
    },
    tooltipValueGetter: ({ data, node }) =>
      painter.reasonAt(node?.id, key) ??
      (data ? (warning?.(data) ?? overridden?.(data) ?? source?.(data) ?? null) : null),
  };
}
