import { type Percent, percentOf } from '#shared/domain/percent.ts';
import type { Cell, Row, TableModel } from '#shared/domain/table-model.ts';
import { noValue } from '#shared/format/cell-text.ts';

/** A formula with the value it must show now; `null` where the printed value does not follow from the cells. */
export type LiveFormula = { formula: string; result: number } | null;

/** Where the cells of a table stand on its sheet: the first body row and the letter of a column by its index. */
export type SheetPlace = { readonly firstRow: number; readonly letter: (column: number) => string };

/**
 * Totals and ratios as formulas (OU8), so that a correction in the workbook carries through. Each is checked against the
 * model first: a value that is not the plain sum or quotient of its cells (another sharing of the rounding, an override)
 * is written as the number it is. Amounts are soles in the workbook.
 */
export function liveFormula(table: TableModel, rowIndex: number, column: number, place: SheetPlace): LiveFormula {
  const row = table.rows[rowIndex];
  const cell = row?.cells[column];
  if (!row || !cell) return null;
  if (cell.kind === 'percent') return cell.value && ratio(table, rowIndex, column, cell.value, place);
  return row.kind === 'total' ? total(table, rowIndex, column, place) : null;
}

function total(table: TableModel, rowIndex: number, column: number, { firstRow, letter }: SheetPlace): LiveFormula {
  const printed = whole(table.rows[rowIndex]?.cells[column]);
  const above = table.rows.slice(0, rowIndex);
  if (printed === null || above.length === 0 || above.some(({ kind }) => kind !== 'body')) return null;
  const sum = above.reduce((partial, { cells }) => partial + (whole(cells[column])?.value ?? 0), 0);
  if (sum !== printed.value) return null;
  const range = `${letter(column)}${firstRow}:${letter(column)}${firstRow + rowIndex - 1}`;
  return { formula: `SUM(${range})`, result: printed.value / printed.unit };
}

function ratio(
  table: TableModel,
  rowIndex: number,
  column: number,
  printed: Percent,
  { firstRow, letter }: SheetPlace,
): LiveFormula {
  const totalIndex = table.rows.findIndex(({ kind }) => kind === 'total');
  const address = (at: number, row: number, anchor = ''): string => `${letter(at)}${anchor}${firstRow + row}`;
  const parts =
    table.columns[column]?.key === 'share'
      ? { part: [column - 1, rowIndex], whole: [column - 1, totalIndex], anchor: '$' }
      : { part: [column - 1, rowIndex], whole: [column - 2, rowIndex], anchor: '' };
  const [partColumn = -1, partRow = -1] = parts.part;
  const [wholeColumn = -1, wholeRow = -1] = parts.whole;
  const part = whole(cellAt(table.rows, partRow, partColumn));
  const all = whole(cellAt(table.rows, wholeRow, wholeColumn));
  if (!part || !all || part.unit !== all.unit) return null;
  const exact = percentOf(part.value, all.value, printed.decimals);
  if (exact === null || exact.scaled !== printed.scaled) return null;
  const divisor = address(wholeColumn, wholeRow, parts.anchor);
  return {
    formula: `IF(${divisor}=0,"${noValue}",${address(partColumn, partRow)}/${divisor})`,
    result: part.value / all.value,
  };
}

const cellAt = (rows: readonly Row[], row: number, column: number): Cell | undefined => rows[row]?.cells[column];

/** The integer behind a number cell and how many of it make one unit on the sheet. */
function whole(cell: Cell | undefined): { readonly value: number; readonly unit: number } | null {
  if (cell?.kind === 'amount' && cell.value !== null) return { value: cell.value, unit: 100 };
  if (cell?.kind === 'count' && cell.value !== null) return { value: cell.value, unit: 1 };
  return null;
}
