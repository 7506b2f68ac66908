import type {
  ReferenceCellView,
  ReferenceColumnView,
  ReferenceRowView,
  ReferenceTableView,
} from '#shared/contract/index.ts';
import { cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import { cents } from '#shared/domain/money.ts';
import { columnName, keyOf } from '#shared/domain/reference/model.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';
import { figureWidth, type GridColumn, type GridEdit, noText, type RowLook, textCell } from '../../ui/grid/columns.ts';
import type { ReferencePlace } from '../../ui/reference-place.ts';

const text = es.screens.reference;

/** A row of the grid: as it is kept, or the computed sum beside the printed total. */
export type ReferenceLine = {
  readonly id: string;
  readonly kind: ReferenceRowView['kind'] | 'sum';
  /** By column id. */
  readonly cells: ReadonlyMap<string, Pick<ReferenceCellView, 'value' | 'text' | 'warning'>>;
};

export const lineId = ({ id }: ReferenceLine): string => id;
export const lineLook = ({ kind }: ReferenceLine): RowLook => (kind === 'total' ? 'heading' : 'body');

export const referenceLines = ({ columns, rows }: ReferenceTableView): readonly ReferenceLine[] =>
  rows.map(({ id, kind, cells }) => ({
    id: String(id),
    kind,
    cells: new Map(columns.flatMap((column, index) => (cells[index] ? [[String(column.id), cells[index]]] : []))),
  }));

/** The sums of the rows, for a table in which something adds up. */
export function sumLines({ columns, sums }: ReferenceTableView): readonly ReferenceLine[] {
  if (sums.every((sum) => sum === null)) return [];
  const named = columns.find(({ namesRows }) => namesRows);
  const cells = columns.map(
    ({ id }, index) =>
      [String(id), { value: sums[index] ?? null, text: id === named?.id ? text.sum : null, warning: null }] as const,
  );
  return [{ id: 'sum', kind: 'sum', cells: new Map(cells) }];
}

export function referenceColumns(table: ReferenceTableView, editable: boolean): readonly GridColumn<ReferenceLine>[] {
  const lines = [...referenceLines(table), ...sumLines(table)];
  const words = table.columns.filter(({ kind }) => kind === 'text').length;
  return table.columns.map((column): GridColumn<ReferenceLine> => {
    const key = String(column.id);
    const cell = (line: ReferenceLine): Cell => cellOf(column, line.cells.get(key));
    const isText = column.kind === 'text';
    return {
      key,
      label: column.label,
      kind: column.kind,
      ...(column.group !== null && { group: column.group }),
      ...(isText ? { grows: true, ...(words > 1 ? { wraps: true } : { frozen: true }) } : {}),
      width: isText
        ? 170
        : figureWidth([...lines.map((line) => cellText(cell(line))), ...column.label.split(/[\s/]+/)], 84),
      cell,
      editable: ({ kind }) => editable && kind !== 'sum',
      warning: ({ cells }) => cells.get(key)?.warning ?? null,
    };
  });
}

function cellOf(
  { kind, decimals }: ReferenceColumnView,
  cell: Pick<ReferenceCellView, 'value' | 'text'> | undefined,
): Cell {
  if (!cell) return noText;
  const { value } = cell;
  switch (kind) {
    case 'text':
      return textCell(cell.text ?? '');
    case 'count':
      return { kind, value };
    case 'amount':
      return { kind, value: value === null ? null : cents(value), decimals: decimals === 0 ? 0 : 2 };
    case 'percent':
      return { kind, value: value === null ? null : { scaled: value, decimals } };
    default:
      return kind satisfies never;
  }
}

/** An edit of the grid as the contract wants it. */
export const referenceCell = ({ row, key, text: written }: GridEdit<ReferenceLine>) => ({
  rowId: Number(row.id),
  columnId: Number(key),
  text: written,
});

/** Where the story of a figure of the grid is kept; `null` for a name and for the computed sum. */
export function storyOf({ id, columns, rows }: ReferenceTableView, { row, column }: CellInFocus) {
  const line = rows.find((each) => String(each.id) === row);
  const found = columns.find((each) => String(each.id) === column);
  if (!line || !found) return null;
  const named = columns.findIndex(({ namesRows }) => namesRows);
  const name = line.kind === 'total' ? es.screens.total : (line.cells[named]?.text ?? '');
  return {
    address: cellAddress({ kind: 'reference', table: id, row: line.id, column: found.id }),
    title: es.cells.of(columnName(found), name),
  };
}

/** The cell of the grid that an address names, where it is one of this table. */
export function addressedCell({ id }: ReferenceTableView, address: string | null): CellInFocus | null {
  const place = address === null ? null : parseCellAddress(address);
  return place?.kind === 'reference' && place.table === id
    ? { row: String(place.row), column: String(place.column) }
    : null;
}

/** The cell of the grid that a place names; the name of the row where no column is named. */
export function cellAt({ columns, rows }: ReferenceTableView, place: ReferencePlace | null): CellInFocus | null {
  if (place?.row === undefined) return null;
  const named = columns.findIndex(({ namesRows }) => namesRows);
  const column = columns.find(({ key }) => key === place.column) ?? columns[named];
  const { row: name } = place;
  const row = rows.find(({ kind, cells }) =>
    name === null ? kind === 'total' : kind === 'body' && keyOf(cells[named]?.text ?? '') === keyOf(name),
  );
  return row && column ? { row: String(row.id), column: String(column.id) } : null;
}
