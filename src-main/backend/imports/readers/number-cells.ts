import type { RawSheet } from '#shared/domain/imports.ts';

/** As many as a sheet can have. */
const COLUMNS = 16_384;

/** The key of a cell in `RawSheet.numbers`; row and column count from 0. */
export const numberCell = (row: number, column: number): number => row * COLUMNS + column;

/** A number's text with a decimal point in it; all others read alike however they are written. */
export const hasPoint = (text: string): boolean => text.includes('.') || text.includes('e');

/** Whether a workbook stores the cell as a number with decimals, so that its point needs no decision (IM5). */
export function isNumberCell({ numbers = [] }: RawSheet, row: number, column: number): boolean {
  const key = numberCell(row, column);
  let [low, high] = [0, numbers.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = numbers[middle] ?? 0;
    if (found === key) return true;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
