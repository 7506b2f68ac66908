import { isUtf8 } from 'node:buffer';
import { detectEncoding } from '../open-data/dialect.ts';

/** Rows of a text file or of a pasted block; `incomplete`: it ends inside quotes, which a whole file never does. */
export type TextTable =
  | { readonly kind: 'read'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'too-large' | 'incomplete' };

/** UTF-8, UTF-16 of either order, or else windows-1252; decided by the whole file, a byte order mark first (IM4). */
export function decodeText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { encoding } = detectEncoding(buffer.subarray(0, 4_096));
  // An ñ may come after the first bytes, which alone look like UTF-8.
  const sound = encoding !== 'utf-8' || isUtf8(buffer);
  return new TextDecoder(sound ? encoding : 'windows-1252').decode(buffer);
}

/**
 * Splits a text into cells. The separator is the one that most lines agree on. Quoting is relaxed as in the ministry's own
 * files (formats.md §2.3): a quote opens a field only at its start and closes it only before a separator or a line end, so
 * that a bare quote inside ("TRABAJA PERU") is text. Linear in the text; never throws.
 */
export function readTextTable(text: string, maxCells: number): TextTable {
  return split(text, separatorOf(text), maxCells);
}

const SEPARATORS = ['\t', ';', '|', ','] as const;
type Separator = (typeof SEPARATORS)[number];

/** Lines and characters that are looked at to find the separator. */
const SAMPLE = { lines: 200, characters: 200_000 } as const;

/** The separator that gives most lines the same number of columns; commas last, which also group thousands. */
function separatorOf(text: string): Separator {
  const sample = text.slice(0, SAMPLE.characters);
  let best: { readonly separator: Separator; readonly score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const table = split(sample, separator, SAMPLE.characters, SAMPLE.lines);
    const widths = table.kind === 'read' ? table.rows.map((row) => row.length).filter((width) => width > 1) : [];
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const score = Math.max(0, ...counts.values());
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function split(text: string, separator: Separator, maxCells: number, maxRows = Number.POSITIVE_INFINITY): TextTable {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  while (at < text.length && rows.length < maxRows) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at + 1, separator) : fieldEnd(text, at, separator);
    if (end === null) return { kind: 'incomplete' };
    const field = quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end);
    row.push(field.trim());
    cells++;
    if (cells > maxCells) return { kind: 'too-large' };
    at = quoted ? end + 1 : end;
    if (text[at] === separator) {
      at++;
      // A separator at the very end still has an empty field after it.
      if (at < text.length && !LINE_END.test(text[at] ?? '')) continue;
      row.push('');
      cells++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    rows.push(row);
    row = [];
    cells++;
  }
  return { kind: 'read', rows };
}

const BYTE_ORDER_MARK = 0xfeff;
const LINE_END = /[\r\n]/;

function fieldEnd(text: string, from: number, separator: Separator): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** Index of the quote that closes a field: the one before a separator, a line end or the end. Doubled quotes are text. */
function closingQuote(text: string, from: number, separator: Separator): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === undefined || next === separator || next === '\n' || next === '\r') return at;
    if (next === '"') at++;
  }
  return null;
}
