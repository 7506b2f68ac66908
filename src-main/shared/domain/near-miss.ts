import { keyOf } from './reference/model.ts';

/** Shorter words differ by a letter and mean another thing: "FASE I", "FASE II"; "NIVEL A", "NIVEL B". */
const shortWord = 5;
/** From this length on, two letters may be a slip too. */
const longWord = 8;

/**
 * Whether two names look like one, written in two ways (CK7): accents, case and spaces aside, or with one or two letters other in
 * words long enough for that to be a slip. Digits tell names apart. The same name is no near miss.
 */
export function isNearName(a: string, b: string): boolean {
  if (a === b) return false;
  const [left, right] = [keyOf(a), keyOf(b)];
  if (left.replaceAll(' ', '') === right.replaceAll(' ', '')) return true;
  const [words, others] = [left.split(' '), right.split(' ')];
  if (words.length !== others.length) return false;
  let apart = 0;
  for (const [at, word] of words.entries()) {
    const other = others[at] ?? '';
    if (word === other) continue;
    const slips = slipsBetween(word, other);
    if (slips === null) return false;
    apart += slips;
  }
  return apart <= 2;
}

/** How many letters of a word are other in the second one; `null` where they are two words. */
function slipsBetween(a: string, b: string): number | null {
  const shorter = Math.min(a.length, b.length);
  if (shorter < shortWord || /\d/.test(a) || /\d/.test(b)) return null;
  const slips = editDistance(a, b);
  if (slips <= 1) return slips;
  // "IMPORTACIÓN" and "EXPORTACIÓN" differ where a word begins, and nobody mistypes that.
  return slips === 2 && shorter >= longWord && a[0] === b[0] ? slips : null;
}

/** A long code with one digit other or two neighbours swapped, or any code written with other marks or zeros before it (CK7). */
export function isNearCode(a: string, b: string): boolean {
  if (a === b) return false;
  const [left, right] = [plainCode(a), plainCode(b)];
  if (left === right) return left !== '';
  return left.length === right.length && left.length >= 6 && editDistance(left, right) === 1;
}

const plainCode = (code: string): string => code.replace(/[^\p{L}\d]/gu, '').replace(/^0+/, '');

/** Letters to put in, take out, change or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next[column] = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, next];
  }
  return last[b.length] ?? 0;
}
