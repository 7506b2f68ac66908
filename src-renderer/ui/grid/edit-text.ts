import type { Cell } from '#shared/domain/table-model.ts';
import { cellText } from '#shared/format/cell-text.ts';

/**
 * The text an editor starts with and the clipboard carries: full precision and no grouping, so that Excel reads a number
 * back. Nothing where there is no number, but the marks n.d. and – as they are written.
 */
export function editText(cell: Cell): string {
  switch (cell.kind) {
    case 'text':
      return cell.value;
    case 'amount':
      return cell.value === null ? '' : scaledText(cell.value, 2).replace(/\.00$/, '');
    case 'count':
      return cell.value === null ? '' : String(cell.value);
    case 'percent':
      return cell.value === null ? '' : `${scaledText(cell.value.scaled, cell.value.decimals)}%`;
    case 'decimal':
      if (cell.value === null) return cellText({ ...cell, notes: [] });
      return `${scaledText(cell.value.scaled, cell.value.decimals)}${cell.suffix}`;
    default:
      return cell satisfies never;
  }
}

function scaledText(scaled: number, decimals: number): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return scaled < 0 ? `-${text}` : text;
}
