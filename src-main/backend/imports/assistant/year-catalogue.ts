import { type StoredIndicator, storedIndicators } from '../../indicators/stored-indicators.ts';
import type { Db } from '../../platform/db/open.ts';
import type { CatalogueEntry, CodeCatalogue } from '../codes.ts';

export type UnitOfMeasure = {
  readonly id: number;
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
};
export type OrganicUnit = { readonly id: number; readonly acronym: string; readonly name: string };
/** What the rows of a table are looked up in. */
export type YearCatalogue = CodeCatalogue & {
  readonly year: number;
  readonly units: readonly UnitOfMeasure[];
  readonly organicUnits: readonly OrganicUnit[];
  readonly indicators: readonly StoredIndicator[];
  readonly indicatorYears: ReadonlySet<number>;
};

/** The catalogues of a year as they are now. */
export function yearCatalogue(db: Db, yearId: number, year: number): YearCatalogue {
  return {
    year,
    ...codeCatalogue(db, yearId),
    units: db
      .prepare<[number], UnitOfMeasure>('SELECT id, name, singular, plural FROM unit_of_measure WHERE year_id = ?')
      .all(yearId),
    organicUnits: db
      .prepare<[number], OrganicUnit>('SELECT id, acronym, name FROM organic_unit WHERE year_id = ? ORDER BY position')
      .all(yearId),
    indicators: storedIndicators(db, yearId),
    indicatorYears: new Set(
      db.prepare<[number], number>('SELECT year FROM indicator_year WHERE year_id = ?').pluck().all(yearId),
    ),
  };
}

/** The codes alone, for files of known formats. */
export const codeCatalogue = (db: Db, yearId: number): CodeCatalogue => ({
  genericas: db
    .prepare<[number], CatalogueEntry>('SELECT code, name FROM generica WHERE year_id = ? ORDER BY code')
    .all(yearId),
  activities: db
    .prepare<[number], CatalogueEntry>('SELECT code, name FROM activity WHERE year_id = ? ORDER BY code')
    .all(yearId),
});
