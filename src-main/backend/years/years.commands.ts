import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { YearSummary } from '#shared/contract/types.ts';
import { carryIssueSettings } from '../chapter/issue/carry-settings.ts';
import type { Context } from '../context.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { readSeed } from './read-seed.ts';
import { moveToYear, rollForward } from './roll-forward.ts';
import { type YearSeed, yearSeedSchema } from './seed.schema.ts';
import { applySeed } from './seed.ts';
import { yearSummary } from './years.queries.ts';

type NewYear = Input<'years.create'>;

/**
 * A new fiscal year: from an earlier year (MY1) or from the blank structure, whose entity the person must then give.
 * @throws Refusal `year-exists`, `not-found` for the earlier year, `invalid-input` for a blank year without an entity.
 */
export function createYear({ db, clock, resourcesDir }: Context, { year, fromYearId, entity }: NewYear): YearSummary {
  return transaction(db, () => {
    if (yearExists(db, year)) throw new Refusal('year-exists', { year: String(year) });
    if (fromYearId === null && entity === null) throw new Refusal('invalid-input', { issues: 'entity: required' });
    const seed =
      fromYearId === null
        ? moveToYear(readSeedFile(join(resourcesDir, 'structure', 'blank.json')), year)
        : rollForward(readSeed(db, requireYear(db, fromYearId)), year);
    const yearId = insertYear(db, { year, isExample: false, at: clock() });
    applySeed(db, yearId, entity === null ? seed : withEntity(seed, entity));
    if (fromYearId !== null) carryIssueSettings(db, fromYearId, yearId);
    return yearSummary(db, yearId);
  });
}

/** The row a year's structure hangs on; returns its id. */
export function insertYear(
  db: Db,
  { year, isExample, at }: { readonly year: number; readonly isExample: boolean; readonly at: Date },
): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO fiscal_year (year, is_example, created_at) VALUES (?, ?, ?)')
    .run(year, isExample ? 1 : 0, at.toISOString());
  return Number(lastInsertRowid);
}

/** A file in the format of resources/structure/README.md. @throws ZodError for anything else. */
export const readSeedFile = (path: string): YearSeed => yearSeedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

const yearExists = (db: Db, year: number): boolean =>
  db.prepare('SELECT 1 FROM fiscal_year WHERE year = ? AND is_example = 0').get(year) !== undefined;

function requireYear(db: Db, yearId: number): number {
  const known = db.prepare('SELECT 1 FROM fiscal_year WHERE id = ?').get(yearId);
  if (known === undefined) throw new Refusal('not-found', { what: 'year' });
  return yearId;
}

/** The tables print the programme's name in capitals, the sentences as it was written. */
function withEntity(seed: YearSeed, { programName, ...entity }: NonNullable<NewYear['entity']>): YearSeed {
  const named: YearSeed['settings']['entity'] = {
    ...seed.settings.entity,
    ...entity,
    programTableName: programName.toLocaleUpperCase('es-PE'),
    programTextName: programName,
  };
  return { ...seed, settings: { ...seed.settings, entity: named } };
}
