import type { IndicatorRow, IndicatorTable, IndicatorYear } from '#shared/contract/index.ts';
import { cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';
import { type GridColumn, type GridEdit, noText, type RowLook, textCell } from '../../ui/grid/columns.ts';

const text = es.screens.indicators;

/** A row of the grid: an indicator, or the result or product that heads those below it. */
export type IndicatorLine =
  | { readonly kind: 'level'; readonly name: string; readonly before: number }
  | { readonly kind: 'indicator'; readonly indicator: IndicatorRow };

export const indicatorLines = (rows: readonly IndicatorRow[]): readonly IndicatorLine[] =>
  rows.flatMap((indicator, index): readonly IndicatorLine[] => [
    ...(indicator.level === rows[index - 1]?.level
      ? []
      : [{ kind: 'level' as const, name: indicator.level, before: indicator.id }]),
    { kind: 'indicator', indicator },
  ]);

export const lineId = (line: IndicatorLine): string =>
  line.kind === 'level' ? `level-${line.before}` : `${line.indicator.id}`;
export const lineLook = ({ kind }: IndicatorLine): RowLook => (kind === 'level' ? 'heading' : 'body');

/** An edit of the grid as the contract wants it. A heading has no cells to edit. */
export const indicatorCell = ({ row, key, text: written }: GridEdit<IndicatorLine>) => ({
  id: row.kind === 'indicator' ? row.indicator.id : row.before,
  year: Number(key),
  field: 'value' as const,
  text: written,
});

/** Where the story of a cell is kept; only values have one. */
export function storyOf({ rows, years }: IndicatorTable, { row, column }: CellInFocus) {
  const indicator = rows.find(({ id }) => String(id) === row);
  const found = years.find(({ year }) => String(year) === column);
  if (!indicator || !found) return null;
  return {
    address: cellAddress({ kind: 'indicator', id: indicator.id, year: found.year }),
    title: es.cells.of(String(found.year), `«${indicator.name}»`),
  };
}

/** The inverse of `storyOf`: the cell of an address. */
export function cellAt(address: string | null): CellInFocus | null {
  const place = address === null ? null : parseCellAddress(address);
  return place?.kind === 'indicator' ? { row: String(place.id), column: String(place.year) } : null;
}

export function indicatorColumns(
  years: readonly IndicatorYear[],
  editable: boolean,
): readonly GridColumn<IndicatorLine>[] {
  return [
    {
      key: 'name',
      label: text.columns.name,
      kind: 'text',
      width: 320,
      grows: true,
      frozen: true,
      cell: (line) =>
        line.kind === 'level' ? textCell(line.name) : textCell(line.indicator.name, line.indicator.notes),
    },
    ...years.map(
      ({ year, kind }): GridColumn<IndicatorLine> => ({
        key: String(year),
        label: String(year),
        group: text.groups[kind],
        kind: 'decimal',
        width: 96,
        cell: (line) => (line.kind === 'level' ? noText : valueCell(line.indicator, year)),
        editable: (line) => editable && line.kind === 'indicator',
      }),
    ),
  ];
}

function valueCell({ values, unit }: IndicatorRow, year: number): Cell {
  const found = values.find((value) => value.year === year);
  return {
    kind: 'decimal',
    value: found?.value ?? null,
    mark: found?.mark ?? null,
    suffix: unit === 'percent' ? '%' : '',
  };
}
