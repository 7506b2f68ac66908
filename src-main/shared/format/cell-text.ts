import type { Cell, Column } from '../domain/table-model.ts';
import { countText, decimalText, percentText, tableAmount, tinyPercentText } from './es-pe.ts';

/** What stands where there is no value: not 0, not an empty cell. */
export const noValue = '–';
export const notAvailable = 'n.d.';

/** The one place where a cell becomes text, shared by grid, Word, PDF, Excel and the command line (architecture, Outputs). */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value + noteMarks(cell.notes);
    case 'amount':
      return cell.value === null ? noValue : tableAmount(cell.value, cell.decimals, cell.unit);
    case 'count':
      return cell.value === null ? noValue : countText(cell.value);
    case 'percent':
      if (cell.value === null) return noValue;
      return cell.tiny ? tinyPercentText(cell.value) : percentText(cell.value);
    case 'decimal':
      return decimalCellText(cell) + noteMarks(cell.notes);
    default:
      return cell satisfies never;
  }
}

/** A column heading with its note marks: "POI 2024 v.4 1/". */
export function headingText({ label, notes }: Pick<Column, 'label' | 'notes'>): string {
  return label + noteMarks(notes);
}

/** " 1/ 2/", or nothing. */
export function noteMarks(notes: readonly number[] | undefined): string {
  return (notes ?? []).map((number) => ` ${number}/`).join('');
}

/** Not filled in yet prints nothing; the other two ways of having no number have their own sign (IN9). */
function decimalCellText({ value, mark, suffix }: Extract<Cell, { kind: 'decimal' }>): string {
  if (value !== null) return `${decimalText(value)}${suffix}`;
  return mark === null ? '' : mark === 'nd' ? notAvailable : noValue;
}
