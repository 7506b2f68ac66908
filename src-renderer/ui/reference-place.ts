/** A table of another chapter, and a cell of it by the name of its row (`null`: its printed total) and the key of its column. */
export type ReferencePlace = {
  readonly table: string;
  readonly row?: string | null;
  readonly column?: string;
};

/** What the screen of reference tables is opened with to show a place: `YearScreenProps.at`. */
export const placeText = ({ table, row, column }: ReferencePlace): string =>
  JSON.stringify(row === undefined ? [table] : [table, row, column ?? '']);

/** The inverse; `null` for anything else. */
export function parsePlace(at: string | null): ReferencePlace | null {
  if (at === null || !at.startsWith('[')) return null;
  try {
    const [table, row, column]: readonly unknown[] = JSON.parse(at);
    if (typeof table !== 'string') return null;
    if (typeof row !== 'string' && row !== null) return { table };
    return { table, row, ...(typeof column === 'string' && column !== '' && { column }) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
