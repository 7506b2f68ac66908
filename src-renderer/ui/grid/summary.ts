import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { countText, decimalText, tableAmount } from '#shared/format/es-pe.ts';

/** What the status bar says of a selection (EG2). Texts as the cells are written; `null` where the cells have no common unit. */
export type Summary = { readonly count: number; readonly sum: string | null; readonly average: string | null };

/** Counts every cell with content; adds and averages only figures of one unit: soles are not added to percentages. */
export function summaryOf(cells: Iterable<Cell>): Summary {
  const figures: Figure[] = [];
  let count = 0;
  for (const cell of cells) {
    const figure = figureOf(cell);
    if (figure) figures.push(figure);
    if (figure || (cell.kind === 'text' && cell.value !== '') || (cell.kind === 'decimal' && cell.mark !== null))
      count += 1;
  }
  const [first] = figures;
  if (!first || figures.some(({ unit }) => unit !== first.unit)) return { count, sum: null, average: null };
  const decimals = figures.reduce((most, figure) => Math.max(most, figure.decimals), 0);
  const total = figures.reduce((sum, figure) => sum + figure.scaled * 10n ** BigInt(decimals - figure.decimals), 0n);
  const finer = Math.max(decimals, averageDecimals);
  const average = roundedQuotient(total * 10n ** BigInt(finer - decimals), BigInt(figures.length));
  return { count, sum: textOf(first.unit, total, decimals), average: textOf(first.unit, average, finer) };
}

const averageDecimals = 2;
type Unit = 'amount' | 'count' | '' | '%';
type Figure = { readonly unit: Unit; readonly scaled: bigint; readonly decimals: number };

function figureOf(cell: Cell): Figure | null {
  if (cell.kind === 'text' || cell.value === null) return null;
  switch (cell.kind) {
    case 'amount':
      return { unit: 'amount', scaled: BigInt(cell.value), decimals: 2 };
    case 'count':
      return { unit: 'count', scaled: BigInt(cell.value), decimals: 0 };
    case 'percent':
      return { unit: '%', scaled: BigInt(cell.value.scaled), decimals: cell.value.decimals };
    case 'decimal':
      return { unit: cell.suffix, scaled: BigInt(cell.value.scaled), decimals: cell.value.decimals };
    default:
      return cell satisfies never;
  }
}

/** `null` beyond the numbers that are exact. */
function textOf(unit: Unit, scaled: bigint, decimals: number): string | null {
  const value = Number(scaled);
  if (!Number.isSafeInteger(value)) return null;
  if (unit === 'amount') return tableAmount(cents(value), 2);
  if (unit === 'count') return decimals === 0 ? countText(value) : decimalText({ scaled: value, decimals });
  return `${decimalText({ scaled: value, decimals })}${unit}`;
}

/** Half away from zero. */
function roundedQuotient(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (size * 2n + by) / (by * 2n);
  return value < 0n ? -rounded : rounded;
}
