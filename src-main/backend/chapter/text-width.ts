/** Width of a text in Arial (and Arimo, which is as wide), in ems; bold is about 7 % wider. */
export function emsOf(text: string, bold: boolean): number {
  let width = 0;
  for (const letter of text.normalize('NFD')) width += letterWidth(letter);
  return (width / 1000) * (bold ? 1.07 : 1);
}

/** Lines a text takes when its words wrap at `ems`; a word that is wider than the line is counted in pieces. */
export function linesIn(text: string, ems: number, bold: boolean): number {
  const space = emsOf(' ', bold);
  let [lines, used] = [1, 0];
  for (const word of text.split(/[ \n]/)) {
    const width = emsOf(word, bold);
    if (used > 0 && used + space + width > ems) [lines, used] = [lines + 1, 0];
    lines += Math.max(0, Math.ceil(width / ems) - 1);
    used += (used > 0 ? space : 0) + (width > ems ? width % ems : width);
  }
  return lines;
}

/** Advance widths of Arial in thousandths of an em, by group; a combining accent has none. */
function letterWidth(letter: string): number {
  if (/\p{M}/u.test(letter)) return 0;
  return widthGroups.find(([letters]) => letters.includes(letter))?.[1] ?? (/\p{Lu}/u.test(letter) ? 722 : 556);
}

const widthGroups: readonly (readonly [string, number])[] = [
  ["ijl'", 222],
  ['ftI.,:;/\\! |[]()\u00a0', 278],
  ['r-', 333],
  ['cksvxyzJ', 500],
  ['FTZ', 611],
  ['ABEKPSVXY&', 667],
  ['CDHNRUw', 722],
  ['GOQ', 778],
  ['mM', 833],
  ['%', 889],
  ['W', 944],
];
