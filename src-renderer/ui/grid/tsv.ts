import type { Block } from './paste.ts';

/** Rows of cells as Excel, Calc and the SIAF grids put them on the clipboard; cells with tabs or line ends are quoted. */
export const formatTsv = (rows: Block): string => rows.map((row) => row.map(quoted).join('\t')).join('\r\n');

const quoted = (cell: string): string => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * Inverse of `formatTsv`. The line end that Excel adds after the last row is not a row of its own (EG4). A quote that does
 * not enclose its whole cell is an inch mark, not a quote.
 */
export function parseTsv(text: string): Block {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const enclosed = enclosedCell(source, at);
    const end = enclosed?.end ?? plainEnd(source, at);
    row.push(enclosed?.text ?? source.slice(at, end));
    if (source[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    if (end >= source.length) return rows;
    at = end + 1;
  }
}

function enclosedCell(source: string, at: number): { readonly text: string; readonly end: number } | null {
  if (source[at] !== '"') return null;
  const pattern = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
  pattern.lastIndex = at;
  const found = pattern.exec(source);
  return found ? { text: (found[1] ?? '').replaceAll('""', '"'), end: pattern.lastIndex } : null;
}

function plainEnd(source: string, at: number): number {
  const pattern = /[\t\n]|$/g;
  pattern.lastIndex = at;
  return pattern.exec(source)?.index ?? source.length;
}
