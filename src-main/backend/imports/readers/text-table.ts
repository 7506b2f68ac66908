import { isUtf8 } from 'node:buffer';
import type { Encoding, Separator } from '#shared/domain/imports.ts';
import { detectEncoding } from '../open-data/dialect.ts';

/**
 * Rows of a text file or of a pasted block. `incomplete`: it ends inside quotes, which a whole file never does. `ambiguous`:
 * its quotes can be read in two ways that give different rows.
 */
export type TextTable =
  | { readonly kind: 'read'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'too-large' | 'incomplete' | 'ambiguous' };

/** UTF-8, UTF-16 of either order, or else windows-1252; decided by the whole file, a byte order mark first (IM4). */
export function encodingOf(bytes: Uint8Array): Encoding {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { encoding } = detectEncoding(buffer.subarray(0, 4_096));
  // An ñ may come after the first bytes, which alone look like UTF-8.
  return encoding !== 'utf-8' || isUtf8(buffer) ? encoding : 'windows-1252';
}

export const decodeText = (bytes: Uint8Array, encoding: Encoding = encodingOf(bytes)): string =>
  new TextDecoder(encoding).decode(bytes);

/** A line by which a person sees whether the letters are right: the first with one beyond ASCII, else the first (IM4). */
export function sampleLine(text: string): string {
  const start = text.slice(0, SAMPLE.characters).replace(/^\ufeff/, '');
  const found = /^.*[^\p{ASCII}\s].*$/mu.exec(start)?.[0] ?? /^.*\S.*$/m.exec(start)?.[0] ?? '';
  const at = Math.max(0, found.search(/[^\p{ASCII}\s]/u) - 80);
  return found.slice(at, at + 160);
}

/**
 * Splits a text into cells. The separator is the one that most lines agree on. A quote opens a field only at its start and
 * closes it only before a separator or a line end, so that a bare quote inside is text. Inside a field a quote is written
 * twice; where that reading leaves rows of unequal length and taking each quote for itself does not, the file has bare quotes
 * before its separators too, as the ministry's own may have (formats.md §2.3). Linear in the text; never throws.
 */
export function readTextTable(text: string, maxCells: number, separator: Separator = separatorOf(text)): TextTable {
  const doubled = split(text, { separator, doubling: true, maxCells });
  const bare = text.includes('""') ? split(text, { separator, doubling: false, maxCells }) : doubled;
  if (!isEven(bare)) return answer(doubled);
  if (!isEven(doubled)) return answer(bare);
  // Both are sound tables: one of them has swallowed whole rows, and nothing tells which.
  return bare.rows.length === doubled.rows.length ? answer(doubled) : { kind: 'ambiguous' };
}

const answer = ({ end, rows }: Split): TextTable => (end === 'read' ? { kind: end, rows } : { kind: end });

type Split = { readonly end: TextTable['kind']; readonly rows: readonly (readonly string[])[] };

/** Whole, and from the widest row's first appearance on every row has its width. */
function isEven({ end, rows }: Split): boolean {
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  const first = rows.findIndex(({ length }) => length === width);
  return end === 'read' && rows.slice(first).every(({ length }) => length === width);
}

const SEPARATORS = ['\t', ';', '|', ','] as const satisfies readonly Separator[];

/** Lines and characters that are looked at to find the separator. */
const SAMPLE = { lines: 200, characters: 2_000_000 } as const;

/** The separator that gives most lines the same number of columns; commas last, which also group thousands. */
export function separatorOf(text: string): Separator {
  const sample = text.slice(0, SAMPLE.characters);
  let best: { readonly separator: Separator; readonly score: number } = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const counts = new Map<number, number>();
    for (const { length } of split(sample, {
      separator,
      doubling: true,
      maxCells: SAMPLE.characters,
      maxRows: SAMPLE.lines,
    }).rows)
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const score = Math.max(0, ...counts.values());
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

type SplitOptions = {
  readonly separator: Separator;
  readonly doubling: boolean;
  readonly maxCells: number;
  readonly maxRows?: number;
};

/** The rows until `end`; what was read of a row that breaks off is its last one. */
function split(text: string, { separator, doubling, maxCells, maxRows }: SplitOptions): Split {
  const rows: string[][] = [];
  let row: string[] = [];
  let cells = 0;
  let at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  while (at < text.length && rows.length < (maxRows ?? Number.POSITIVE_INFINITY)) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at + 1, separator, doubling) : fieldEnd(text, at, separator);
    if (end === null) return { end: 'incomplete', rows: [...rows, [...row, '']] };
    const field = quoted ? text.slice(at + 1, end).replaceAll('""', '"') : text.slice(at, end);
    row.push(field.trim());
    cells++;
    if (cells > maxCells) return { end: 'too-large', rows };
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
  return { end: 'read', rows };
}

const BYTE_ORDER_MARK = 0xfeff;
const LINE_END = /[\r\n]/;

function fieldEnd(text: string, from: number, separator: Separator): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** Index of the quote that closes a field: the one before a separator, a line end or the end. Doubled quotes are text. */
function closingQuote(text: string, from: number, separator: Separator, doubling: boolean): number | null {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    const next = text[at + 1];
    if (next === undefined || next === separator || next === '\n' || next === '\r') return at;
    if (doubling && next === '"') at++;
  }
  return null;
}
