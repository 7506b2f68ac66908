import type { Note } from './table-model.ts';

/** A note of a table and what it is attached to ("row:12", "group:projected"); see note_anchor. */
export type AnchoredNote = { readonly id: number; readonly text: string; readonly anchors: readonly string[] };

/** The same with whether it came from another year and nobody has looked at it yet (MY1). */
export type StoredNote = AnchoredNote & { readonly toReview: boolean };

export type NumberedNotes = {
  /** As printed under the table, by number. */
  readonly notes: readonly Note[];
  readonly numbersAt: (anchor: string) => readonly number[];
  /** Of a note by its id; `null` for an orphan. */
  readonly numberById: (id: number) => number | null;
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
    numberById: (id) => numbers.get(id) ?? null,
    orphans: notes.filter((note) => !numbers.has(note.id)),
  };
}

/** A column as anchors call it; `value`: what anchors of single values say, such as the year. */
export type NotedColumn = { readonly key: string; readonly group?: string; readonly value?: string };

/** The anchors of a table in the order of `numberNotes`: names and values row by row, then group and column headings. */
export function readingOrder(rowIds: readonly string[], columns: readonly NotedColumn[]): readonly string[] {
  return [
    ...rowIds.flatMap((id) => [
      anchors.row(id),
      ...columns.flatMap(({ value }) => (value === undefined ? [] : [anchors.value(id, value)])),
    ]),
    ...columns.flatMap(({ key, group }) => [
      ...(group === undefined ? [] : [anchors.group(group)]),
      anchors.column(key),
    ]),
  ];
}

/** Anchors as they are stored. */
export const anchors = {
  row: (id: string): string => `row:${id}`,
  value: (id: string, value: string): string => `value:${id}:${value}`,
  column: (key: string): string => `column:${key}`,
  group: (key: string): string => `group:${key}`,
} as const;
