/** The parts of the work that an entry of the record can be about, as the screens divide it. */
export const recordAreas = [
  'budget',
  'targets',
  'indicators',
  'narrative',
  'notes',
  'reference',
  'catalogues',
  'settings',
  'checks',
  'comments',
  'year',
] as const;
export type RecordArea = (typeof recordAreas)[number];

/** One entry of the record, as the list shows it (VE4). */
export type RecordEntry = {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly kind: 'edit' | 'import' | 'undo' | 'redo';
  readonly label: string;
  readonly reason: string | null;
  /** Taken back by a later undo. */
  readonly undone: boolean;
  /** How many rows of the data it touched. */
  readonly changes: number;
  readonly areas: readonly RecordArea[];
};

/** What an entry did to one datum; `null`: there was none. */
export type RecordChange = {
  readonly area: RecordArea;
  /** "Indicador", "Meta física" … */
  readonly what: string;
  /** Which one: a code or a name. */
  readonly which: string;
  /** Of a row: "Ejecutado", "Fórmula". Empty where the row as a whole came or went. */
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

export type RecordPage = {
  readonly entries: readonly RecordEntry[];
  /** Where the next page begins: entries before this one; `null` at the end. */
  readonly next: number | null;
  /** Everybody who is in the record of the year. */
  readonly people: readonly string[];
};

/** Whether the record is what it was when it was written (C-30). */
export type RecordState = {
  readonly entries: number;
  /** The first entry that was changed afterwards; `null`: none was. */
  readonly brokenFrom: { readonly id: number; readonly at: string; readonly label: string } | null;
};
