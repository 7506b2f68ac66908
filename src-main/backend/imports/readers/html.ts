import { decodeEntities } from './entities.ts';

/** A table cell where the grid shows it; cells that a span covers stay empty. */
export type HtmlTables = {
  readonly rows: readonly (readonly string[])[];
  /** Every table, the body and the last tag are closed: a download that broke off is not. */
  readonly complete: boolean;
  /** More cells than the caller allowed; `rows` holds those read until then. */
  readonly tooLarge: boolean;
};

/**
 * The text of an export that says nothing about its encoding: windows-1252, unless it is valid UTF-8 and has characters
 * that only make sense there, as a copy that was opened and saved again (formats.md §1.1).
 */
export function decodeHtml(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8, which is what MEF's portal sends; pure ASCII reads the same either way.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The rows of all tables of an HTML text, stacked as a spreadsheet stacks them. Only tags are recognised: nothing is
 * rendered, loaded or run (C-22). Broken markup gives odd cells, never an exception, in time linear in the text.
 */
export function readHtmlTables(text: string, maxCells: number): HtmlTables {
  const grid = createGrid(maxCells);
  let openTables = 0;
  let openBody = false;
  let broken = false;
  let at = 0;
  while (at < text.length && !grid.tooLarge()) {
    const start = text.indexOf('<', at);
    const end = start < 0 ? text.length : start;
    if (end > at) grid.text(text.slice(at, end));
    if (start < 0) break;
    const tag = readTag(text, start);
    if (tag === null) {
      grid.text('<');
      at = start + 1;
      continue;
    }
    at = tag.end;
    broken ||= tag.broken;
    if (tag.name === 'table') {
      openTables = Math.max(0, openTables + (tag.closes ? -1 : 1));
      grid.table();
    } else if (tag.name === 'body') openBody = !tag.closes;
    else if (tag.name === 'tr') tag.closes ? grid.endRow() : grid.row();
    else if (tag.name === 'td' || tag.name === 'th')
      tag.closes ? grid.endCell() : grid.cell(span(tag.attributes, 'colspan'), span(tag.attributes, 'rowspan'));
    else if (LINE_TAGS.has(tag.name)) grid.text('\n');
  }
  return {
    rows: grid.rows(),
    complete: !broken && openTables === 0 && !openBody,
    tooLarge: grid.tooLarge(),
  };
}

/** Tags that put what follows on a line of its own. */
const LINE_TAGS = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4']);
/** Elements whose content is not text of the page. */
const OPAQUE_TAGS = new Set(['style', 'script', 'title', 'xml', 'textarea', 'noscript', 'template']);

type Tag = {
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  /** Index after the tag, and after its content where that is not text. */
  readonly end: number;
  readonly broken: boolean;
};

/** The tag that starts at `start`, a comment or an opaque element as one nameless tag; `null` where "<" is only a character. */
function readTag(text: string, start: number): Tag | null {
  if (text.startsWith('<!--', start)) return skipTo(text, '-->', start + 4);
  if (text[start + 1] === '!' || text[start + 1] === '?') return skipTo(text, '>', start + 2);
  const head = /<(\/?)([A-Za-z][\w:-]{0,30})/y;
  head.lastIndex = start;
  const match = head.exec(text);
  if (!match) return null;
  const name = (match[2] ?? '').toLowerCase();
  const closes = match[1] === '/';
  const end = endOfTag(text, head.lastIndex);
  if (end < 0) return { name: '', closes, attributes: '', end: text.length, broken: true };
  const attributes = text.slice(head.lastIndex, end - 1);
  if (closes || !OPAQUE_TAGS.has(name)) return { name, closes, attributes, end, broken: false };
  const close = new RegExp(`</${name}[\\s>]`, 'gi');
  close.lastIndex = end;
  const found = close.exec(text);
  return found
    ? skipTo(text, '>', found.index + found[0].length - 1)
    : { name: '', closes, attributes: '', end: text.length, broken: true };
}

function skipTo(text: string, mark: string, from: number): Tag {
  const found = text.indexOf(mark, from);
  const end = found < 0 ? text.length : found + mark.length;
  return { name: '', closes: false, attributes: '', end, broken: found < 0 };
}

/** Index after the ">" that is not inside a quoted attribute, or -1. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let index = from; index < text.length; index++) {
    const character = text[index] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return index + 1;
  }
  return -1;
}

/** A span as written; a browser's own bounds keep a hostile one from filling memory. */
function span(attributes: string, name: 'colspan' | 'rowspan'): number {
  const match = (name === 'colspan' ? /\bcolspan\s*=\s*["']?(\d{1,6})/i : /\browspan\s*=\s*["']?(\d{1,6})/i).exec(
    attributes,
  );
  const value = match ? Number(match[1]) : 1;
  return Math.min(Math.max(value, 1), name === 'colspan' ? 1_000 : 65_534);
}

type Grid = {
  readonly table: () => void;
  readonly row: () => void;
  readonly endRow: () => void;
  readonly cell: (colspan: number, rowspan: number) => void;
  readonly endCell: () => void;
  readonly text: (text: string) => void;
  readonly rows: () => readonly (readonly string[])[];
  readonly tooLarge: () => boolean;
};

/** Places cells the way a browser does; a cell or row that is never closed ends where the next one starts. */
function createGrid(maxCells: number): Grid {
  const rows: string[][] = [];
  let row: string[] | null = null;
  let column = -1;
  let parts: string[] = [];
  let cells = 0;
  /** Columns that cells of earlier rows still cover, with the number of rows to come. */
  let covered = new Map<number, number>();

  const skipCovered = (line: string[]): void => {
    for (let rest = covered.get(line.length) ?? 0; rest > 0; rest = covered.get(line.length) ?? 0) {
      covered.set(line.length, rest - 1);
      line.push('');
      cells++;
    }
  };
  const endCell = (): void => {
    if (row !== null && column >= 0) row[column] = cellText(parts);
    column = -1;
    parts = [];
  };
  const endRow = (): void => {
    endCell();
    if (row === null) return;
    skipCovered(row);
    rows.push(row);
    row = null;
  };
  const startRow = (): string[] => {
    endRow();
    row = [];
    cells++;
    return row;
  };
  return {
    table: () => {
      endRow();
      covered = new Map();
    },
    row: startRow,
    endRow,
    cell: (colspan, rowspan) => {
      endCell();
      const line = row ?? startRow();
      skipCovered(line);
      column = line.length;
      for (let index = 0; index < colspan; index++) {
        if (rowspan > 1) covered.set(line.length, rowspan - 1);
        line.push('');
      }
      cells += colspan;
    },
    endCell,
    text: (text) => {
      if (column >= 0) parts.push(text);
    },
    rows: () => {
      endRow();
      return rows;
    },
    tooLarge: () => cells > maxCells,
  };
}

/** Runs of white space are one space, as a page shows them; a line break of the markup stays one. */
function cellText(parts: readonly string[]): string {
  const lines = parts.map((part) => (part === '\n' ? '\n' : part.replace(/\s+/g, ' '))).join('');
  return decodeEntities(lines)
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
