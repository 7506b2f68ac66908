import type { RawSheet } from '#shared/domain/imports.ts';
import { decodeEntities } from './entities.ts';
import { hasPoint, numberCell } from './number-cells.ts';
import type { WorkbookReading } from './workbook.ts';

/**
 * The sheets of an OpenDocument spreadsheet, from its content.xml: values only, numbers in shortest form, texts as written.
 * Rows and cells that a file repeats a million times to fill the sheet are counted only where something follows them, so
 * that a hostile count costs nothing (C-19). One forward pass.
 */
export function readOds(xml: string, maxCells: number): WorkbookReading {
  const sheets: RawSheet[] = [];
  let budget = maxCells;
  const tables = /<table:table[\s>]/g;
  for (let match = tables.exec(xml); match !== null; match = tables.exec(xml)) {
    const end = xml.indexOf('</table:table>', match.index);
    if (end < 0) return { kind: 'unreadable', reason: 'a table is not closed' };
    const name = decodeEntities(attribute(xml.slice(match.index, xml.indexOf('>', match.index) + 1), 'table:name'));
    const numbers: number[] = [];
    const rows = tableRows(xml, { from: match.index, end, maxCells: budget, numbers });
    if (rows === 'too-large') return { kind: 'too-large' };
    budget -= rows.reduce((sum, row) => sum + row.length + 1, 0);
    sheets.push({ name, rows, numbers });
    tables.lastIndex = end;
  }
  return sheets.length > 0 ? { kind: 'read', sheets } : { kind: 'unreadable', reason: 'no sheets' };
}

/** OpenDocument's own bounds, for counts that lie. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

type TableReading = {
  readonly from: number;
  readonly end: number;
  readonly maxCells: number;
  /** Filled with the keys of the cells that are numbers with decimals. */
  readonly numbers: number[];
};

function tableRows(xml: string, { from, end, maxCells, numbers }: TableReading): string[][] | 'too-large' {
  const rows: string[][] = [];
  let emptyRows = 0;
  let cells = 0;
  let at = from;
  for (;;) {
    const start = xml.indexOf('<table:table-row', at);
    if (start < 0 || start >= end) return rows;
    const tagEnd = xml.indexOf('>', start);
    if (tagEnd < 0) return rows;
    const tag = xml.slice(start, tagEnd + 1);
    const close = tag.endsWith('/>') ? tagEnd : xml.indexOf('</table:table-row>', tagEnd);
    if (close < 0) return rows;
    const repeated = count(tag, 'table:number-rows-repeated', MOST_ROWS);
    const { row, points } = rowCells(xml, tagEnd + 1, close);
    at = close + 1;
    if (row.length === 0) {
      emptyRows += repeated;
      continue;
    }
    cells += emptyRows + (row.length + 1) * repeated;
    if (cells > maxCells || rows.length + emptyRows + repeated > MOST_ROWS) return 'too-large';
    for (; emptyRows > 0; emptyRows--) rows.push([]);
    for (let index = 0; index < repeated; index++) {
      for (const column of points) numbers.push(numberCell(rows.length, column));
      rows.push([...row]);
    }
  }
}

const CELL = /<table:(?:covered-)?table-cell(?=[\s>/])[^>]*>/g;

/** The cells up to the last one that holds something; covered ones are empty as in every other format. */
function rowCells(
  xml: string,
  from: number,
  end: number,
): { readonly row: readonly string[]; readonly points: readonly number[] } {
  const row: string[] = [];
  const points: number[] = [];
  let empty = 0;
  CELL.lastIndex = from;
  for (let match = CELL.exec(xml); match !== null && match.index < end; match = CELL.exec(xml)) {
    const [tag] = match;
    const repeated = count(tag, 'table:number-columns-repeated', MOST_COLUMNS);
    const content = tag.endsWith('/>') ? '' : contentOf(xml, CELL.lastIndex, end);
    const text = cellText(tag, content);
    CELL.lastIndex += content.length;
    if (text === '') {
      empty += repeated;
      continue;
    }
    if (row.length + empty + repeated > MOST_COLUMNS) return { row, points };
    for (; empty > 0; empty--) row.push('');
    for (let index = 0; index < repeated; index++) {
      if (isNumber(tag) && hasPoint(text)) points.push(row.length);
      row.push(text);
    }
  }
  return { row, points };
}

function contentOf(xml: string, from: number, end: number): string {
  const close = /<\/table:(?:covered-)?table-cell>/g;
  close.lastIndex = from;
  const found = close.exec(xml);
  return xml.slice(from, found === null || found.index > end ? end : found.index);
}

/** A number's own value, not its formatted text; anything else as its paragraphs say. */
function cellText(tag: string, content: string): string {
  const value = attribute(tag, 'office:value');
  if (isNumber(tag) && value !== '') return Number.isFinite(Number(value)) ? String(Number(value)) : value;
  const notes = content.replace(/<office:annotation[\s\S]*?<\/office:annotation>/g, '');
  const paragraphs = notes.match(/<text:p(?=[\s>])[^>]*>[\s\S]*?<\/text:p>/g) ?? [];
  return paragraphs
    .map((paragraph) =>
      decodeEntities(
        paragraph
          .replace(/<text:(?:s|tab)(?=[\s/>])[^>]*>/g, ' ')
          .replace(/<text:line-break[^>]*>/g, '\n')
          .replace(/<[^>]*>/g, ''),
      ),
    )
    .join('\n');
}

const isNumber = (tag: string): boolean =>
  ['float', 'currency', 'percentage'].includes(attribute(tag, 'office:value-type'));

const count = (tag: string, name: string, most: number): number => {
  const written = attribute(tag, name);
  return /^\d{1,9}$/.test(written) ? Math.min(Math.max(Number(written), 1), most) : 1;
};

const attribute = (tag: string, name: string): string => {
  const match = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return match?.[1] ?? '';
};
