import type { IndicatorValue } from '#shared/contract/types.ts';
import { figureText, plainDecimal } from '#shared/domain/decimal.ts';
import { writeReferenceSet } from '#shared/domain/reference/resource.ts';
import { indicatorsOfYear } from '../indicators/indicators.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { referencesOfYear } from '../reference/reference.queries.ts';
import { poiVersions, printedVersion } from '../targets/poi-versions.queries.ts';
import { type YearSeed, yearSeedSchema } from './seed.schema.ts';
import { readTargets } from './seed-targets.ts';
import { yearSettings } from './settings.queries.ts';

/** The inverse of `applySeed`: a year's structure, texts and typed figures as they are now; nothing that was imported. */
export function readSeed(db: Db, yearId: number): YearSeed {
  const year = db.prepare<[number], number>('SELECT year FROM fiscal_year WHERE id = ?').pluck().get(yearId);
  return yearSeedSchema.parse({
    format: 'memoria-ufpp/year-structure/1',
    year,
    settings: yearSettings(db, yearId),
    genericas: db.prepare('SELECT code, name FROM generica WHERE year_id = ? ORDER BY code').all(yearId),
    activities: db.prepare('SELECT code, name FROM activity WHERE year_id = ? ORDER BY code').all(yearId),
    organicUnits: db.prepare('SELECT acronym, name FROM organic_unit WHERE year_id = ? ORDER BY position').all(yearId),
    unitsOfMeasure: db
      .prepare('SELECT name, singular, plural, gender FROM unit_of_measure WHERE year_id = ? ORDER BY id')
      .all(yearId),
    targets: readTargets(db, yearId),
    poiVersions: poiVersions(db, yearId).map(({ name, chosen }) => ({ name, printed: chosen })),
    indicatorYears: db.prepare('SELECT year, kind FROM indicator_year WHERE year_id = ? ORDER BY year').all(yearId),
    indicatorLevels: readLevels(db, yearId),
    notes: readNotes(db, yearId),
    facts: db.prepare('SELECT key, label, value, source FROM fact WHERE year_id = ? ORDER BY id').all(yearId),
    budgetHistory: db
      .prepare(
        `SELECT year, pia_cents AS pia, pim_cents AS pim, devengado_cents AS devengado, source
           FROM budget_history WHERE year_id = ? ORDER BY year`,
      )
      .all(yearId),
    sections: readSections(db, yearId),
    references: writeReferenceSet(referencesOfYear(db, yearId)),
  });
}

/** An empty cell is absent from the seed, and so is a value that is a quotient. */
function readLevels(db: Db, yearId: number): readonly object[] {
  const { levels, rows } = indicatorsOfYear(db, yearId);
  return levels.map(({ id: levelId, kind, name }) => ({
    kind,
    name,
    indicators: rows
      .filter((row) => row.levelId === levelId)
      .map(({ id, values, ...row }) => ({
        key: String(id),
        name: row.name,
        unit: row.unit,
        decimals: row.decimals,
        unitType: row.unitType,
        rateBase: row.rateBase,
        sense: row.sense,
        sheet: row.sheet,
        toReview: row.toReview,
        values: Object.fromEntries(values.flatMap(seedValue)),
        facts: Object.fromEntries(values.flatMap(seedFacts)),
      })),
  }));
}

function seedValue({ year, value, mark, computed }: IndicatorValue): readonly (readonly [string, string | object])[] {
  if (mark !== null) return [[String(year), { mark }]];
  return value === null || computed ? [] : [[String(year), plainDecimal(value)]];
}

function seedFacts(value: IndicatorValue): readonly (readonly [string, object])[] {
  const facts = {
    numerator: value.numerator && plainDecimal(value.numerator),
    denominator: value.denominator && plainDecimal(value.denominator),
    source: value.source,
    methodBreak: value.methodBreak,
    goal: figureText(value.goal),
    published: value.published && figureText(value.published),
    correction: value.correction,
  };
  const known = Object.values(facts).some((each) => each !== null && each !== '' && each !== false);
  return known ? [[String(value.year), facts]] : [];
}

/**
 * Anchors by row id become what `applySeed` understands: goals, those of the printed POI version, by their activities, which each
 * version has once. An anchor to another goal, or to a row that is gone, has nothing to hold on to.
 */
function readNotes(db: Db, yearId: number): readonly object[] {
  const anchors = db.prepare<[number], string>('SELECT anchor FROM note_anchor WHERE note_id = ? ORDER BY id').pluck();
  const printed = printedVersion(db, yearId);
  const activityOf = db
    .prepare<[string, string | null], string>('SELECT activity_code FROM target WHERE id = ? AND poi_version = ?')
    .pluck();
  const indicatorOf = db.prepare<[string], number>('SELECT id FROM indicator WHERE id = ?').pluck();
  return db
    .prepare<[number], { id: number; table: string; text: string; toReview: 0 | 1 }>(
      'SELECT id, table_key AS "table", text, to_review AS toReview FROM note WHERE year_id = ? ORDER BY id',
    )
    .all(yearId)
    .map(({ id, toReview, ...note }) => ({
      ...note,
      toReview: toReview === 1,
      anchors: anchors.all(id).flatMap((anchor) => {
        const [place = '', row = '', ...rest] = anchor.split(':');
        if (place !== 'row' && place !== 'value') return [anchor];
        if (note.table !== 'targets' && note.table !== 'indicators') return [anchor];
        const key = note.table === 'targets' ? activityOf.get(row, printed) : indicatorOf.get(row);
        return key === undefined ? [] : [[place, key, ...rest].join(':')];
      }),
    }));
}

function readSections(db: Db, yearId: number): readonly object[] {
  return db
    .prepare<
      [number],
      { kind: string; level: number | null; subject: string | null; content: string; toReview: number }
    >(
      `SELECT kind, level, subject, content, to_review AS toReview FROM chapter_section WHERE year_id = ? ORDER BY position`,
    )
    .all(yearId)
    .map(({ kind, level, subject, content, toReview }) => ({
      kind,
      ...(level === null ? {} : { level }),
      ...(subject === null ? {} : { subject }),
      content: JSON.parse(content),
      toReview: toReview === 1,
    }));
}
