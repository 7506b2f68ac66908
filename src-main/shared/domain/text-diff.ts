/** A stretch of text that two versions share, or that only one of them has. */
export type DiffPiece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** A paragraph or heading to be compared with others of its kind. */
export type DiffBlock = { readonly kind: 'heading' | 'lead' | 'body'; readonly text: string };

export type ComparedBlock = { readonly kind: DiffBlock['kind']; readonly pieces: readonly DiffPiece[] };

/**
 * From one text to another, word by word: the longest words they share stay, in order. Joining `same` and `removed` gives the
 * first text, `same` and `added` the second.
 */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const kept = longest(a.length, b.length, (i, j) => (a[i] === b[j] ? 1 : 0));
  const pieces: DiffPiece[] = [];
  const add = (kind: DiffPiece['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text };
    else pieces.push({ kind, text });
  };
  let [i, j] = [0, 0];
  for (const [x, y] of [...kept, [a.length, b.length] as const]) {
    add('removed', a.slice(i, x).join(''));
    add('added', b.slice(j, y).join(''));
    add('same', a[x] ?? '');
    [i, j] = [x + 1, y + 1];
  }
  return pieces;
}

/** Two texts block by block: those that resemble each other stand together, in the order of the second. */
export function compareBlocks(before: readonly DiffBlock[], after: readonly DiffBlock[]): readonly ComparedBlock[] {
  const pairs = longest(before.length, after.length, (i, j) => likeness(before[i], after[j]));
  const compared: ComparedBlock[] = [];
  let [i, j] = [0, 0];
  for (const [x, y] of [...pairs, [before.length, after.length] as const]) {
    for (const { kind, text } of before.slice(i, x)) compared.push({ kind, pieces: [{ kind: 'removed', text }] });
    for (const { kind, text } of after.slice(j, y)) compared.push({ kind, pieces: [{ kind: 'added', text }] });
    const [old, now] = [before[x], after[y]];
    if (old && now) compared.push({ kind: now.kind, pieces: wordDiff(old.text, now.text) });
    [i, j] = [x + 1, y + 1];
  }
  return compared;
}

/** Words with the space that follows them, so that a text is its words joined. */
const wordsOf = (text: string): readonly string[] => text.match(/\S+\s*/gu) ?? [];

/** How much of their words two blocks share, from 0 to 1; below a third they are different blocks. */
function likeness(a: DiffBlock | undefined, b: DiffBlock | undefined): number {
  if (!a || !b || a.kind !== b.kind) return 0;
  const [left, right] = [a, b].map(({ text }) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []));
  if (!left || !right) return 0;
  const shared = [...left].filter((word) => right.has(word)).length;
  const share = (2 * shared) / Math.max(left.size + right.size, 1);
  return share < 1 / 3 ? 0 : share;
}

/** The pairs of two sequences, in order, whose worth adds up to most. */
function longest(
  rows: number,
  columns: number,
  worth: (row: number, column: number) => number,
): readonly (readonly [number, number])[] {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1) {
      const own = worth(row, column);
      const paired = own > 0 ? own + at(row + 1, column + 1) : 0;
      best[row * width + column] = Math.max(at(row + 1, column), at(row, column + 1), paired);
    }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns) {
    const own = worth(row, column);
    if (own > 0 && at(row, column) === own + at(row + 1, column + 1)) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return pairs;
}
