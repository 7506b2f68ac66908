import type { Db } from '../platform/db/open.ts';

/** Figures of other chapters that the narrative quotes, by key; `null` while not filled in. */
export function factsOfYear(db: Db, yearId: number): ReadonlyMap<string, number | null> {
  return new Map(
    db
      .prepare<[number], { key: string; value: number | null }>(
        'SELECT key, value FROM fact WHERE year_id = ? ORDER BY id',
      )
      .all(yearId)
      .map(({ key, value }) => [key, value]),
  );
}

/** What each of those figures is called and where it is from, by key. */
export function factNames(
  db: Db,
  yearId: number,
): ReadonlyMap<string, { readonly label: string; readonly source: string }> {
  return new Map(
    db
      .prepare<[number], { key: string; label: string; source: string }>(
        'SELECT key, label, source FROM fact WHERE year_id = ? ORDER BY id',
      )
      .all(yearId)
      .map(({ key, label, source }) => [key, { label, source }]),
  );
}
