import type { Decimal } from '../decimal.ts';
import type { DocumentCell } from './document.ts';
import { cellNumber, type DocumentGrid } from './document-grid.ts';

/** A printed total that is not the sum of its rows, in a table that is none of ours. */
export type TotalOff = {
  readonly cell: DocumentCell;
  readonly heading: string;
  readonly found: Decimal;
  readonly sum: Decimal;
};

/** Share of the total by which a column that adds up may be wrong; one that is further off is an average or a rate. */
const nearness = 0.2;

/** Every total of a table that is nearly the sum of its rows, and not it (CK1 for tables we do not know). */
export function totalsOff(grid: DocumentGrid): readonly TotalOff[] {
  const at = grid.rows.findLastIndex(({ total }) => total);
  const last = grid.rows[at];
  const body = grid.rows.slice(0, at).filter(({ total }) => !total);
  // subtotals, or a total in the middle: which rows it adds is not told
  if (!last || body.length < 2 || body.length !== at) return [];
  return last.cells.flatMap((cell, column): readonly TotalOff[] => {
    const found = cell && cellNumber(cell.text);
    const numbers = body.map(({ cells }) => cellNumber(cells[column]?.text ?? '')).filter((one) => one !== null);
    if (!found || !cell || cell.text.includes('%') || numbers.length * 2 < body.length) return [];
    const decimals = Math.max(found.decimals, ...numbers.map((one) => one.decimals));
    const scaled = (one: Decimal): number => one.scaled * 10 ** (decimals - one.decimals);
    const sum = numbers.reduce((total, one) => total + scaled(one), 0);
    const gap = Math.abs(sum - scaled(found));
    const slack = found.decimals < decimals ? 10 ** (decimals - found.decimals) / 2 : 0;
    if (gap <= slack || gap > Math.abs(scaled(found)) * nearness) return [];
    return [{ cell, heading: grid.headings[column] ?? '', found, sum: { scaled: sum, decimals } }];
  });
}
