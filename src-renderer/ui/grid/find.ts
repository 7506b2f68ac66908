import type { Pos, Size } from './range.ts';

/** Without accents and capitals, as people search; one character stays one, so that places in the text do not move. */
export function folded(text: string): string {
  return Array.from({ length: text.length }, (_, index) => {
    const char = text.charAt(index);
    const plain = char.normalize('NFD').charAt(0).toLowerCase();
    return plain.length === 1 ? plain : char;
  }).join('');
}

/** Every cell, row by row, whose text holds the words searched for; none for no words. */
export function findAll(size: Size, textsAt: (pos: Pos) => readonly string[], query: string): readonly Pos[] {
  const wanted = folded(query.trim());
  if (wanted === '') return [];
  const found: Pos[] = [];
  for (let row = 0; row < size.rows; row++)
    for (let col = 0; col < size.cols; col++)
      if (textsAt({ row, col }).some((text) => folded(text).includes(wanted))) found.push({ row, col });
  return found;
}

/** The one after `from`, or before it, going round; `null` where there is none. */
export function nextOf(found: readonly Pos[], from: Pos, backwards: boolean): Pos | null {
  const after = (pos: Pos): boolean => pos.row > from.row || (pos.row === from.row && pos.col > from.col);
  const before = (pos: Pos): boolean => pos.row < from.row || (pos.row === from.row && pos.col < from.col);
  return (backwards ? (found.findLast(before) ?? found.at(-1)) : (found.find(after) ?? found[0])) ?? null;
}

/** Every occurrence replaced, literally: no pattern, no special characters. */
export function replaced(text: string, query: string, replacement: string): string {
  const wanted = folded(query.trim());
  if (wanted === '') return text;
  const where = folded(text);
  let result = '';
  let at = 0;
  for (let next = where.indexOf(wanted); next >= 0; next = where.indexOf(wanted, at)) {
    result += text.slice(at, next) + replacement;
    at = next + wanted.length;
  }
  return result + text.slice(at);
}
