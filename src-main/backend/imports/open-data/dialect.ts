import { isUtf8 } from 'node:buffer';
import { type Encoding, type Separator, separators } from '#shared/domain/imports.ts';
import { CARRIAGE_RETURN, LINE_FEED } from './bytes.ts';
import { createRecordSplitter, DOUBLED } from './split-record.ts';

/** How a text table is written, found in its first bytes. */
export type Dialect = {
  readonly separator: Separator;
  /** Whether every field of the first records stands in quotes, as MEF writes, or only those that need it. */
  readonly quoting: 'all' | 'minimal';
  readonly lineEnd: 'crlf' | 'lf';
  /** The header record's fields as written, without blanks around them. */
  readonly header: readonly string[];
  /** Offset of the first record after the header, and the line it stands on. */
  readonly bodyStart: number;
  readonly bodyLine: number;
};

/**
 * The encoding of a file from its first bytes: a byte order mark, the pattern that UTF-16 gives to ASCII text, or else whether
 * they are sound UTF-8. `mark` is the length of the byte order mark.
 */
export function detectEncoding(head: Buffer): { readonly encoding: Encoding; readonly mark: number } {
  const [a, b, c, d] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (a && b === 0 && c && d === 0) return { encoding: 'utf-16le', mark: 0 };
  if (a === 0 && b && c === 0 && d) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: isUtf8(withoutCutCharacter(head)) ? 'utf-8' : 'windows-1252', mark: 0 };
}

/**
 * Separator, quoting and header of a table whose first bytes are given (UTF-8 or windows-1252, without byte order mark). The
 * separator is the one that splits the header into most columns. `null` when the header does not end within the bytes, or no
 * separator splits it. `whole`: the bytes are the whole file.
 */
export function detectDialect(head: Buffer, whole: boolean): Dialect | null {
  const start = head.findIndex((byte) => byte !== LINE_FEED && byte !== CARRIAGE_RETURN);
  if (start === -1) return null;
  let best: Dialect | null = null;
  for (const separator of separators) {
    const splitter = createRecordSplitter(separator.charCodeAt(0));
    if (splitter.split(head, start, head.length, whole, DOUBLED) !== 'whole') continue;
    const columns = splitter.fieldCount();
    if (columns < 2 || columns <= (best?.header.length ?? 0)) continue;
    const end = splitter.end();
    const headerQuoted = splitter.allQuoted();
    const header = Array.from({ length: columns }, (_, index) => splitter.text(index).trim());
    const firstWhole = splitter.split(head, end, head.length, whole, DOUBLED) === 'whole';
    best = {
      separator,
      quoting: headerQuoted && (!firstWhole || splitter.allQuoted()) ? 'all' : 'minimal',
      lineEnd: head[end - 2] === CARRIAGE_RETURN ? 'crlf' : 'lf',
      header,
      bodyStart: end,
      bodyLine: 1 + head.subarray(0, end).reduce((lines, byte) => lines + (byte === LINE_FEED ? 1 : 0), 0),
    };
  }
  return best;
}

/** The bytes without a last character of which only a part was read. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end--;
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}
