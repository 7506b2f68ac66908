import { CARRIAGE_RETURN, LINE_FEED, QUOTE, SPACE, ZERO } from './bytes.ts';

/**
 * Makes a search for the next place, from an offset on, where a code may be a whole field, but for leading zeros and blanks around it:
 * "1066" is also part of amounts, of longer codes and of names ("I.E. N° 1066 DEL SECTOR"). -1 when there is none.
 *
 * The runtime's byte search stops at each occurrence of the first byte, so what is searched is the end of the code that begins
 * with its rarest digit in `sample`; the digits before it are compared afterwards.
 */
export function createCodeFinder(
  code: string,
  separator: number,
  sample: Buffer,
): (buffer: Buffer, from: number) => number {
  const bytes = Buffer.from(code, 'latin1');
  const skipped = rarestStart(bytes, sample);
  const needle = bytes.subarray(skipped);

  const isWhole = (buffer: Buffer, at: number): boolean => {
    for (let index = 0; index < skipped; index++) if (buffer[at + index] !== bytes[index]) return false;
    let before = at - 1;
    while (buffer[before] === ZERO) before--;
    while (buffer[before] === SPACE) before--;
    let after = at + bytes.length;
    while (buffer[after] === SPACE) after++;
    return isEdge(buffer[before], separator) && isEdge(buffer[after], separator);
  };

  return (buffer, from) => {
    for (let at = buffer.indexOf(needle, from + skipped); at !== -1; at = buffer.indexOf(needle, at + 1))
      if (isWhole(buffer, at - skipped)) return at - skipped;
    return -1;
  };
}

/** Where the code's rarest byte stands, with at least two bytes from there on: one alone would be found everywhere. */
function rarestStart(code: Buffer, sample: Buffer): number {
  const counts = new Uint32Array(256);
  for (const byte of sample) counts[byte] = (counts[byte] ?? 0) + 1;
  const count = (index: number): number => counts[code[index] ?? 0] ?? 0;
  let best = 0;
  for (let index = 1; index < code.length - 1; index++) if (count(index) < count(best)) best = index;
  return best;
}

/** A byte beyond the buffer may be anything. */
const isEdge = (byte: number | undefined, separator: number): boolean =>
  byte === undefined || byte === separator || byte === QUOTE || byte === LINE_FEED || byte === CARRIAGE_RETURN;
