import type { IndicatorLevel, IndicatorRow, IndicatorTable } from '#shared/contract/index.ts';
import { cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import { isQuotient } from '#shared/domain/indicators.ts';
import { es } from '#shared/strings/es.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';
import type { GridEdit, RowLook } from '../../ui/grid/columns.ts';

/** What the grid shows of the indicators: the printed table, what the values follow from, or how they stand to their goals. */
export type IndicatorView = 'table' | 'parts' | 'goals';

const details = {
  table: [],
  parts: ['numerator', 'denominator'],
  goals: ['goal', 'compliance', 'change'],
} as const satisfies Readonly<Record<IndicatorView, readonly string[]>>;
export type Detail = (typeof details)[IndicatorView][number];

/** A row of the grid: an indicator, something under it, or the result or product that heads those below it. */
export type IndicatorLine =
  | { readonly kind: 'level'; readonly level: IndicatorLevel }
  | { readonly kind: 'indicator'; readonly indicator: IndicatorRow }
  | { readonly kind: 'detail'; readonly indicator: IndicatorRow; readonly detail: Detail };

export const indicatorLines = ({ levels, rows }: IndicatorTable, view: IndicatorView): readonly IndicatorLine[] =>
  levels.flatMap((level): readonly IndicatorLine[] => [
    { kind: 'level', level },
    ...rows
      .filter(({ levelId }) => levelId === level.id)
      .flatMap((indicator): readonly IndicatorLine[] => [
        { kind: 'indicator', indicator },
        ...details[view]
          .filter(() => view !== 'parts' || isQuotient(indicator.unitType))
          .map((detail) => ({ kind: 'detail' as const, indicator, detail })),
      ]),
  ]);

export function lineId(line: IndicatorLine): string {
  if (line.kind === 'level') return `level-${line.level.id}`;
  return line.kind === 'indicator' ? `${line.indicator.id}` : `${line.indicator.id}-${line.detail}`;
}

export const lineLook = ({ kind }: IndicatorLine): RowLook =>
  kind === 'level' ? 'heading' : kind === 'detail' ? 'detail' : 'body';

/** The row of the table that a line is or belongs to, as the contract names it. */
export const rowOf = (line: IndicatorLine) =>
  line.kind === 'level'
    ? { kind: 'level' as const, id: line.level.id }
    : { kind: 'indicator' as const, id: line.indicator.id };

/** An edit of the grid as the contract wants it. */
export function indicatorCell({ row, key, text: written }: GridEdit<IndicatorLine>) {
  const { kind, id } = rowOf(row);
  if (key === 'name') return { id, name: kind, text: written };
  return { id, year: Number(key), field: fieldOf(row), text: written };
}

type Field = 'value' | 'numerator' | 'denominator' | 'goal';

const fieldOf = (line: IndicatorLine): Field =>
  line.kind === 'detail' && (line.detail === 'numerator' || line.detail === 'denominator' || line.detail === 'goal')
    ? line.detail
    : 'value';

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
