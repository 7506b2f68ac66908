import { CARRIAGE_RETURN, LINE_FEED, QUOTE, SPACE } from './bytes.ts';

/**
 * The last offset not after `before` and not before `from` at which a record starts for certain: after a line feed, a quote
 * and then anything but a quote, a separator or a line end. Inside a quoted field a lone quote can only close it, so in RFC 4180
 * these bytes mean nothing else. -1 when there is none; a file whose first column is not quoted has none at all.
 */
export function anchorBefore(buffer: Buffer, before: number, from: number, separator: number): number {
  for (let at = before - 1; at >= 0 && at >= from - 1; at--) {
    at = buffer.lastIndexOf(LINE_FEED, at);
    if (at === -1 || at < from - 1) return -1;
    const next = buffer[at + 2];
    const opens = buffer[at + 1] === QUOTE && next !== undefined;
    if (opens && next !== QUOTE && next !== separator && next !== CARRIAGE_RETURN && next !== LINE_FEED) return at + 1;
  }
  return -1;
}

/** Offset after the last byte that is not blank; 0x1A is the end mark that old programs append. */
export function contentEnd(buffer: Buffer): number {
  let end = buffer.length;
  while (end > 0 && BLANK.has(buffer[end - 1] ?? 0)) end--;
  return end;
}

const BLANK: ReadonlySet<number> = new Set([LINE_FEED, CARRIAGE_RETURN, SPACE, 0x1a]);

/** Line numbers of ascending offsets; `first` is the line on which the buffer starts. */
export function createLineCounter(buffer: Buffer, first: number): (offset: number) => number {
  let line = first;
  let counted = 0;
  return (offset) => {
    for (let at = buffer.indexOf(LINE_FEED, counted); at !== -1 && at < offset; at = buffer.indexOf(LINE_FEED, at + 1))
      line++;
    counted = Math.max(counted, offset);
    return line;
  };
}
