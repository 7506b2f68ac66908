import { Refusal } from '#shared/contract/errors.ts';
import { fitsColumn, type ReferenceColumn } from '#shared/domain/reference/model.ts';
import { blankOf, parseAmount, parseCount, parsePercentOrDecimal } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

/** What a cell keeps: a number in the integers of its column, or words. */
export type CellContent = { readonly value: number | null; readonly text: string | null };

/**
 * What a person wrote, in the integers of its column. Nothing, and a dash, are a blank cell.
 * @throws Refusal `bad-value` for what is not clearly a number of that kind, or has more decimals than the column
 */
export function cellContent(written: string, column: Pick<ReferenceColumn, 'kind' | 'decimals'>): CellContent {
  if (column.kind === 'text') return { value: null, text: written.trim() === '' ? null : written.trim() };
  const blank = blankOf(written);
  if (blank === 'empty' || blank === 'dash') return { value: null, text: null };
  const value = numberIn(written, column);
  if (value === null) throw new Refusal('bad-value', { text: written, expected: expectedOf(column) });
  return { value, text: null };
}

/** `null` for what is not clearly a number of the column. */
export function numberIn(
  written: string,
  { kind, decimals }: Pick<ReferenceColumn, 'kind' | 'decimals'>,
): number | null {
  if (kind === 'count') return parseCount(written);
  if (kind === 'amount') {
    const cents = parseAmount(written);
    return cents !== null && fitsColumn(cents, { kind, decimals }) ? cents : null;
  }
  const number = parsePercentOrDecimal(written, { decimals })?.value;
  return number && number.decimals <= decimals ? number.scaled * 10 ** (decimals - number.decimals) : null;
}

/** What a text or a value of the column should be. */
export const expectedOf = ({ kind, decimals }: Pick<ReferenceColumn, 'kind' | 'decimals'>): string =>
  kind === 'count'
    ? es.chapter.expected.count
    : kind === 'amount'
      ? es.reference.expected.amount(decimals)
      : es.reference.expected.percent(decimals);
