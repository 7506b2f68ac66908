import type { Note } from './table-model.ts';

/** A note of a table and what it is attached to ("row:12", "group:projected"); see note_anchor. */
export type AnchoredNote = { readonly id: number; readonly text: string; readonly anchors: readonly string[] };

export type NumberedNotes = {
  /** As printed under the table, by number. */
  readonly notes: readonly Note[];
  readonly numbersAt: (anchor: string) => readonly number[];
  /** Notes attached to nothing that the table shows: not printed, reported by the checks (IN6). */
  readonly orphans: readonly AnchoredNote[];
};

/**
 * Numbers notes in reading order (SPEC NT-1): the body first, row by row and left to right, then the headings, left to right.
 * So the 2024 indicators have 1/ and 2/ on their names and 3/ on the heading "Metas proyectadas". A note used twice keeps its
 * first number.
 */
export function numberNotes(notes: readonly AnchoredNote[], readingOrder: readonly string[]): NumberedNotes {
  const numbers = new Map<number, number>();
  for (const anchor of readingOrder)
    for (const note of notes)
      if (note.anchors.includes(anchor) && !numbers.has(note.id)) numbers.set(note.id, numbers.size + 1);
  const numberOf = (note: AnchoredNote): readonly number[] => {
    const number = numbers.get(note.id);
    return number === undefined ? [] : [number];
  };
  return {
    notes: notes
      .flatMap((note) => numberOf(note).map((number) => ({ number, text: note.text })))
      .toSorted((a, b) => a.number - b.number),
    numbersAt: (anchor) =>
      notes
        .filter((note) => note.anchors.includes(anchor))
        .flatMap(numberOf)
        .toSorted((a, b) => a - b),
    orphans: notes.filter((note) => !numbers.has(note.id)),
  };
}

/** Anchors as they are stored. */
export const anchors = {
  row: (id: number): string => `row:${id}`,
  value: (id: number, year: number): string => `value:${id}:${year}`,
  column: (key: string): string => `column:${key}`,
  group: (key: string): string => `group:${key}`,
} as const;
