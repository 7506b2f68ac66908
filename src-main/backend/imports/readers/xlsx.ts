import type { RawSheet } from '#shared/domain/imports.ts';
import { decodeEntities } from './entities.ts';
import { hasPoint, numberCell } from './number-cells.ts';
import type { WorkbookReading } from './workbook.ts';

/**
 * The sheets of an .xlsx from its unpacked parts. A reader of our own because this format is the main source: a unit's year
 * (40 000 rows of 86 columns) takes a tenth of the time and a fraction of the memory of a spreadsheet library, which builds
 * an object for each cell. Values only, as text: shared and inline strings, results of formulas, numbers in shortest form.
 * One forward pass with bounded look-ahead, so that time is linear in the size whatever the XML says (C-23). Takes the parts
 * out of the map as it reads them: a big sheet is not kept twice, as bytes and as text.
 */
export function readXlsx(parts: Map<string, Buffer>, maxCells: number): WorkbookReading {
  const strings = sharedStrings(text(parts, 'xl/sharedStrings.xml'));
  const sheets: RawSheet[] = [];
  let left = maxCells;
  for (const { name, path } of sheetPaths(parts)) {
    const xml = text(parts, path);
    if (xml === '') return { kind: 'unreadable', reason: `sheet ${name} has no part` };
    const numbers: number[] = [];
    const rows = sheetRows(xml, { strings, maxCells: left, numbers });
    if (typeof rows === 'string') return rows === 'too-large' ? { kind: rows } : { kind: 'unreadable', reason: rows };
    left -= rows.reduce((sum, row) => sum + row.length + 1, 0);
    sheets.push({ name, rows, numbers });
  }
  return sheets.length > 0 ? { kind: 'read', sheets } : { kind: 'unreadable', reason: 'no sheets' };
}

function text(parts: Map<string, Buffer>, path: string): string {
  const bytes = parts.get(path);
  parts.delete(path);
  return bytes?.toString('utf8') ?? '';
}

/** Worksheets in the order of their tabs; chart and macro sheets have no cells and are left out. */
function sheetPaths(parts: Map<string, Buffer>): readonly { name: string; path: string }[] {
  const targets = new Map<string, string>();
  for (const tag of tagsOf(text(parts, 'xl/_rels/workbook.xml.rels'), 'Relationship')) {
    const target = attribute(tag, 'Target');
    if (!attribute(tag, 'Type').endsWith('/worksheet') || attribute(tag, 'TargetMode') === 'External') continue;
    targets.set(attribute(tag, 'Id'), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  return tagsOf(text(parts, 'xl/workbook.xml'), 'sheet').flatMap((tag) => {
    const path = targets.get(attribute(tag, '[A-Za-z0-9]+:id'));
    return path === undefined ? [] : [{ name: decodeEntities(attribute(tag, 'name')), path }];
  });
}

/** Start tags of one element, with any namespace prefix. */
const tagsOf = (xml: string, element: string): readonly string[] =>
  xml.match(new RegExp(`<(?:\\w{1,20}:)?${element}\\s[^>]{0,4000}>`, 'g')) ?? [];

const attribute = (tag: string, name: string): string => {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match?.[1] ?? match?.[2] ?? '';
};

/** "x:" where the file's elements have such a prefix, else nothing. */
const prefixOf = (xml: string, root: string): string =>
  new RegExp(`<(\\w{1,20}:)?${root}[\\s>]`).exec(xml.slice(0, 4_000))?.[1] ?? '';

function sharedStrings(xml: string): readonly string[] {
  const prefix = prefixOf(xml, 'sst');
  const [open, close] = [`<${prefix}si`, `</${prefix}si>`];
  const strings: string[] = [];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const start = xml.indexOf('>', at) + 1;
    if (start === 0) break;
    if (xml[start - 2] === '/') {
      strings.push('');
      at = start;
      continue;
    }
    const end = xml.indexOf(close, start);
    if (end < 0) break;
    strings.push(textRuns(xml.slice(start, end), prefix));
    at = end + close.length;
  }
  return strings;
}

/** The text of all runs of a string, without the phonetic ones. */
function textRuns(xml: string, prefix: string): string {
  let result = '';
  let at = 0;
  const [open, close, phonetic] = [`<${prefix}t`, `</${prefix}t>`, `<${prefix}rPh`];
  const phoneticAt = xml.indexOf(phonetic);
  const last = phoneticAt < 0 ? xml.length : phoneticAt;
  for (;;) {
    at = xml.indexOf(open, at);
    if (at < 0 || at >= last) return unescapeText(result);
    const start = xml.indexOf('>', at) + 1;
    const isText = /[\s>/]/.test(xml[at + open.length] ?? '');
    if (start === 0) return unescapeText(result);
    at = start;
    if (!isText || xml[start - 2] === '/') continue;
    const end = xml.indexOf(close, start);
    if (end < 0) return unescapeText(result);
    result += xml.slice(start, end);
    at = end + close.length;
  }
}

/** XML references, and Excel's own way of writing characters that XML cannot hold (_x000D_). */
const unescapeText = (written: string): string =>
  decodeEntities(written).replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Excel's own bounds; an address beyond them is not a cell. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

type SheetReading = {
  readonly strings: readonly string[];
  readonly maxCells: number;
  /** Filled with the keys of the cells that are numbers with decimals. */
  readonly numbers: number[];
};

/** The rows of a sheet, or why there are none. Cells and rows that are not written are empty text. */
function sheetRows(xml: string, { strings, maxCells, numbers }: SheetReading): string[][] | 'too-large' | 'damaged' {
  const prefix = prefixOf(xml, 'worksheet');
  const first = xml.indexOf(`<${prefix}sheetData`);
  const closing = xml.indexOf(`</${prefix}sheetData>`);
  if (first < 0) return 'damaged';
  if (closing < 0) return /^<\S+\s*\/>/.test(xml.slice(first, first + 100)) ? [] : 'damaged';
  const [cellClose, valueOpen, valueClose] = [`</${prefix}c>`, `<${prefix}v`, `</${prefix}v>`];
  const rows: string[][] = [];
  let line: string[] = [];
  let cells = 0;
  for (let at = xml.indexOf('<', first + 1); at >= 0 && at < closing; at = xml.indexOf('<', at)) {
    const end = xml.indexOf('>', at);
    if (end < 0) return 'damaged';
    const tag = xml.slice(at + 1 + prefix.length, end);
    at = end + 1;
    if (tag.startsWith('row') && /^row[\s/]|^row$/.test(tag)) {
      const row = Number(/\sr=["'](\d{1,9})["']/.exec(tag)?.[1] ?? rows.length + 1);
      if (row > MOST_ROWS || row <= rows.length) return 'damaged';
      cells += row - rows.length;
      if (cells > maxCells) return 'too-large';
      while (rows.length < row) rows.push([]);
      line = rows[row - 1] ?? [];
    } else if (tag.startsWith('c') && /^c[\s/]|^c$/.test(tag)) {
      const column = columnOf(tag) ?? line.length;
      if (column >= MOST_COLUMNS || column < line.length || rows.length === 0) return 'damaged';
      cells += column + 1 - line.length;
      if (cells > maxCells) return 'too-large';
      while (line.length < column) line.push('');
      if (tag.endsWith('/')) {
        line.push('');
        continue;
      }
      const close = xml.indexOf(cellClose, at);
      if (close < 0) return 'damaged';
      const content = xml.slice(at, close);
      at = close + cellClose.length;
      const type = /\st=["'](\w{1,10})["']/.exec(tag)?.[1] ?? 'n';
      const found = type === 'inlineStr' ? textRuns(content, prefix) : value(content, valueOpen, valueClose);
      const written = cellText(type, found, strings);
      if (type === 'n' && hasPoint(written)) numbers.push(numberCell(rows.length - 1, column));
      line.push(written);
    }
  }
  return rows;
}

/** The column of the cell's own address, from 0; `null` when it is the next one. */
function columnOf(tag: string): number | null {
  const letters = /\sr=["']([A-Z]{1,3})\d{1,7}["']/.exec(tag)?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (let index = 0; index < letters.length; index++) column = column * 26 + letters.charCodeAt(index) - 64;
  return column - 1;
}

/** What stands in <v>; a formula before it is not looked at. */
function value(content: string, open: string, close: string): string {
  const end = content.lastIndexOf(close);
  const start = end < 0 ? -1 : content.lastIndexOf(open, end);
  return start < 0 ? '' : content.slice(content.indexOf('>', start) + 1, end);
}

function cellText(type: string, found: string, strings: readonly string[]): string {
  switch (type) {
    case 's':
      return found === '' ? '' : (strings[Number(found)] ?? '#REF!');
    case 'inlineStr':
      return found;
    case 'str':
      return unescapeText(found);
    case 'b':
      return found === '1' ? 'TRUE' : found === '0' ? 'FALSE' : found;
    case 'n':
      // Excel writes 17 digits: 0.10000000000000001 is 0.1. What is not a number stays as it is, for the profile to refuse.
      return found === '' || !Number.isFinite(Number(found)) ? found : String(Number(found));
    default:
      return found;
  }
}
