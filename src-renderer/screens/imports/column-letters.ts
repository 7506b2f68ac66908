/** 1 is A, 27 is AA: as Excel names its columns. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  const before = Math.floor((column - 1) / 26);
  return before > 0 ? columnLetters(before) + letter : letter;
}
