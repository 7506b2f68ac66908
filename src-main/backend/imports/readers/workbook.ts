import type { CellObject, WorkBook } from '@e965/xlsx';
import type { RawSheet } from '#shared/domain/imports.ts';
import { hasPoint, numberCell } from './number-cells.ts';

export type WorkbookReading =
  | { readonly kind: 'read'; readonly sheets: readonly RawSheet[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/**
 * The sheets of a binary .xls, through the only door to the spreadsheet library. Values only: no formulas, links, macros,
 * styles. A number becomes its shortest exact text, so "0073" stays text and 52698510.99999999 keeps its
 * noise for the profile to judge. Chart and macro sheets have no cells.
 */
export async function readWorkbook(bytes: Uint8Array, maxCells: number): Promise<WorkbookReading> {
  // Loaded on demand: half of all files are HTML, and the library takes longer to load than those take to read.
  const { read } = await import('@e965/xlsx');
  let workbook: WorkBook;
  try {
    workbook = read(bytes, { dense: true, cellText: false, cellHTML: false, cellFormula: false, cellStyles: false });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { kind: 'unreadable', reason: error.message };
  }
  const sheets: RawSheet[] = [];
  let cells = 0;
  for (const name of workbook.SheetNames) {
    const grid: readonly (readonly (CellObject | undefined)[] | undefined)[] = workbook.Sheets[name]?.['!data'] ?? [];
    const rows: string[][] = [];
    const numbers: number[] = [];
    for (let row = 0; row < grid.length; row++) {
      const line = grid[row] ?? [];
      cells += line.length + 1;
      if (cells > maxCells) return { kind: 'too-large' };
      for (const [column, cell] of line.entries())
        if (cell?.t === 'n' && hasPoint(String(cell.v))) numbers.push(numberCell(row, column));
      rows.push(Array.from(line, cellText));
    }
    sheets.push({ name, rows, numbers });
  }
  return { kind: 'read', sheets };
}

/** Text as typed, numbers in shortest form; an error value by its name ("#N/A"), which no profile takes for a number. */
function cellText(cell: CellObject | undefined): string {
  if (cell?.v === undefined || cell.v === null) return '';
  return cell.t === 'e' ? (cell.w ?? '#ERROR') : String(cell.v);
}
