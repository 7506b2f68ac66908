import { shareBase } from '#shared/domain/budget-table.ts';
import { solesIn } from '#shared/domain/money.ts';
import { type Percent, percentOf } from '#shared/domain/percent.ts';
import { isBudgetColumn } from '#shared/domain/table-columns.ts';
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
  if (printed === null || above.length === 0 || above.some(({ kind }) => kind === 'total')) return null;
  const added = above.flatMap(({ kind, cells }, index) => (kind === 'body' ? [{ index, cell: cells[column] }] : []));
  const sum = added.reduce((partial, { cell }) => partial + (whole(cell)?.value ?? 0), 0);
  if (sum !== printed.value) return null;
  const address = (index: number): string => `${letter(column)}${firstRow + index}`;
  // The parts of a row are in the row already.
  const terms =
    added.length === above.length
      ? `${address(0)}:${address(rowIndex - 1)}`
      : added.map(({ index }) => address(index)).join(',');
  return { formula: `SUM(${terms})`, result: printed.value / printed.unit };
}

/** What a percentage is of, by the keys of its columns. */
function partsOf({ columns }: TableModel, column: number): { readonly part: number; readonly whole: number } {
  const at = (...keys: readonly string[]): number => columns.findIndex(({ key }) => keys.includes(key));
  switch (columns[column]?.key) {
    case 'share': {
      const base = at(shareBase(columns.map(({ key }) => key).filter(isBudgetColumn)));
      return { part: base, whole: base };
    }
    case 'changePercent':
      return { part: at('change'), whole: at('previousDevengado') };
    case 'progress':
      return { part: at('devengado', 'executed'), whole: at('pim', 'programmed') };
    default:
      return { part: -1, whole: -1 };
  }
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
  const of = partsOf(table, column);
  const parts =
    table.columns[column]?.key === 'share'
      ? { part: [of.part, rowIndex], whole: [of.whole, totalIndex], anchor: '$' }
      : { part: [of.part, rowIndex], whole: [of.whole, rowIndex], anchor: '' };
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
  if (cell?.kind === 'amount' && cell.value !== null)
    return { value: cell.value, unit: 100 * solesIn[cell.unit ?? 'soles'] };
  if (cell?.kind === 'count' && cell.value !== null) return { value: cell.value, unit: 1 };
  return null;
}
