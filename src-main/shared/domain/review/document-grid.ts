import type { Decimal } from '../decimal.ts';
import type { DocumentCell, DocumentTable } from './document.ts';
import { fold } from './fold.ts';

/** A table of a document with its merged cells resolved: a heading over several columns is said of each of them. */
export type DocumentGrid = {
  readonly table: DocumentTable;
  /** Headings by column, top to bottom. */
  readonly headings: readonly string[];
  /** The same as they stand over each other: a heading over several columns first. */
  readonly headingLines: readonly (readonly string[])[];
  readonly rows: readonly GridRow[];
};

export type GridRow = {
  /** By column; a label merged over rows stands in each of them, a number only where it is written. */
  readonly cells: readonly (DocumentCell | null)[];
  readonly total: boolean;
};

export function gridOf(table: DocumentTable): DocumentGrid {
  const width = Math.max(0, ...table.rows.flatMap(({ cells }) => cells.map(({ column, span }) => column + span)));
  const above: (DocumentCell | null)[] = Array.from({ length: width }, () => null);
  const lines = table.rows.map(({ cells }) => {
    const line: (DocumentCell | null)[] = Array.from({ length: width }, () => null);
    for (const cell of cells)
      for (let column = cell.column; column < cell.column + cell.span; column += 1) {
        const said = cell.continued ? (above[column] ?? cell) : cell;
        line[column] = said;
        above[column] = said;
      }
    return line;
  });
  const head = headerRows(table);
  const headingLines = Array.from({ length: width }, (_, column) => {
    const texts = lines.slice(0, head).map((line) => line[column]?.text.trim() ?? '');
    return [...new Set(texts)].filter((text) => text !== '');
  });
  return {
    table,
    headings: headingLines.map((texts) => texts.join(' ')),
    headingLines,
    rows: lines.slice(head).map((cells, row) => ({
      // a number merged over columns or rows is one number
      cells: cells.map((cell, column) =>
        cell && isNumber(cell.text) && (cell.column !== column || isContinued(table, head + row, column)) ? null : cell,
      ),
      total: /^(?:sub)?total\b/.test(fold(cells.find((cell) => cell?.text.trim())?.text.trim() ?? '')),
    })),
  };
}

/** Rows marked as headings, else those before the first that holds figures. Years may be headings. */
export function headerRows({ rows }: DocumentTable): number {
  const marked = rows.findIndex(({ header }) => !header);
  if (marked > 0) return marked;
  const first = rows.findIndex(({ cells }) =>
    cells.some(({ column, text }) => column > 0 && isNumber(text) && !/^(?:19|20)\d\d$/.test(text.trim())),
  );
  return Math.max(0, first);
}

const isContinued = ({ rows }: DocumentTable, row: number, column: number): boolean =>
  rows[row]?.cells.some((cell) => cell.continued && column >= cell.column && column < cell.column + cell.span) ?? false;

const isNumber = (text: string): boolean => cellNumber(text) !== null;

/** A cell that holds one number and nothing else: "S/ 1,234.50", "92.5 %", "(12)", "1 234". `null` for anything else. */
export function cellNumber(text: string): Decimal | null {
  const plain = text
    .replace(/[\s\u00a0\u202f\u2009]+/g, ' ')
    .trim()
    .replace(/^S\/\.? ?/, '')
    .replace(/ ?%$/, '');
  const negative = /^\((.*)\)$/.exec(plain)?.[1] ?? /^[-\u2212] ?(\d.*)$/.exec(plain)?.[1];
  const match = /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+)(?:\.(\d{1,6}))?$/.exec(negative ?? plain);
  if (!match) return null;
  const [, whole = '', fraction = ''] = match;
  const scaled = Number(whole.replace(/\D/g, '') + fraction);
  if (!Number.isSafeInteger(scaled)) return null;
  return { scaled: negative !== undefined && scaled !== 0 ? -scaled : scaled, decimals: fraction.length };
}

/** Nothing is written, or a sign that there is none. */
export const isBlank = (text: string): boolean =>
  /^(?:|[-\u2013\u2014]|n\.? ?d\.?|n\/d|n\.? ?a\.?)$/i.test(text.trim());

/** How alike two texts are: words both have, of all they have; 0 to 1. */
export function alikeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size + right.size === 0) return 0;
  const both = [...left].filter((word) => right.has(word)).length;
  return (2 * both) / (left.size + right.size);
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(fold(text).match(/[\p{L}\d%]{2,}/gu) ?? []);
