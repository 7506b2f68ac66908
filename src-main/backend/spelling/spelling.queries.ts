import type { Db } from '../platform/db/open.ts';
import { yearSettings } from '../years/settings.queries.ts';
import type { YearWords } from './speller.ts';

/** The words that a year adds: the names it has for everything, and its own dictionary. */
export function yearWords(db: Db, yearId: number): YearWords {
  const { entity, glossary, spelling } = yearSettings(db, yearId);
  const names = db
    .prepare<{ yearId: number }, string>(
      `SELECT name FROM generica WHERE year_id = @yearId
       UNION SELECT name FROM activity WHERE year_id = @yearId
       UNION SELECT name FROM organic_unit WHERE year_id = @yearId
       UNION SELECT acronym FROM organic_unit WHERE year_id = @yearId
       UNION SELECT name || ' ' || singular || ' ' || plural FROM unit_of_measure WHERE year_id = @yearId`,
    )
    .pluck()
    .all({ yearId });
  const ofEntity = Object.values(entity).flatMap((value: string | readonly string[]) => value);
  return { names: [...names, ...ofEntity, ...glossary.terms], own: spelling.words };
}
