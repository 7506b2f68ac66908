import { writeReferenceSet } from '#shared/domain/reference/resource.ts';
import type { Db } from '../platform/db/open.ts';
import { referencesOfYear } from '../reference/reference.queries.ts';
import { type YearSeed, yearSeedSchema } from './seed.schema.ts';
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
      .prepare('SELECT name, singular, plural FROM unit_of_measure WHERE year_id = ? ORDER BY id')
      .all(yearId),
    targets: readTargets(db, yearId),
    indicatorYears: db.prepare('SELECT year, kind FROM indicator_year WHERE year_id = ? ORDER BY year').all(yearId),
    indicatorLevels: readLevels(db, yearId),
    notes: readNotes(db, yearId),
    facts: db.prepare('SELECT key, label, value, source FROM fact WHERE year_id = ? ORDER BY id').all(yearId),
    sections: readSections(db, yearId),
    references: writeReferenceSet(referencesOfYear(db, yearId)),
  });
}

function readTargets(db: Db, yearId: number): readonly object[] {
  const units = db.prepare<[number], object>(
    `SELECT unit.acronym, share.phrase, share.programmed, share.executed
       FROM target_unit AS share JOIN organic_unit AS unit ON unit.id = share.organic_unit_id
      WHERE share.target_id = ? ORDER BY unit.position`,
  );
  return db
    .prepare<[number], { id: number }>(
      `SELECT target.id, target.activity_code AS activityCode, unit.name AS unitOfMeasure,
              target.poi_version AS poiVersion, target.programmed, target.executed
         FROM target JOIN unit_of_measure AS unit ON unit.id = target.unit_of_measure_id
        WHERE target.year_id = ? ORDER BY target.id`,
    )
    .all(yearId)
    .map(({ id, ...target }) => ({ ...target, units: units.all(id) }));
}

type StoredValue = { year: number; scaled: number | null; decimals: number | null; mark: string | null };

function readLevels(db: Db, yearId: number): readonly object[] {
  const indicators = db.prepare<[number], { id: number }>(
    'SELECT id, name, unit, decimals FROM indicator WHERE level_id = ? ORDER BY position',
  );
  const values = db.prepare<[number], StoredValue>(
    'SELECT year, scaled, decimals, mark FROM indicator_value WHERE indicator_id = ? ORDER BY year',
  );
  return db
    .prepare<[number], { id: number }>('SELECT id, kind, name FROM indicator_level WHERE year_id = ? ORDER BY position')
    .all(yearId)
    .map(({ id: levelId, ...level }) => ({
      ...level,
      indicators: indicators.all(levelId).map(({ id, ...indicator }) => ({
        key: String(id),
        ...indicator,
        values: Object.fromEntries(values.all(id).flatMap((value) => seedValue(value))),
      })),
    }));
}

/** An empty cell is absent from the seed. */
function seedValue({ year, scaled, decimals, mark }: StoredValue): readonly (readonly [string, string | object])[] {
  if (mark !== null) return [[String(year), { mark }]];
  if (scaled === null || decimals === null) return [];
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`;
  return [[String(year), scaled < 0 ? `-${text}` : text]];
}

/** Anchors by row id become what `applySeed` understands; an anchor to a row that is gone has nothing to hold on to. */
function readNotes(db: Db, yearId: number): readonly object[] {
  const anchors = db.prepare<[number], string>('SELECT anchor FROM note_anchor WHERE note_id = ? ORDER BY id').pluck();
  const activityOf = db.prepare<[string], string>('SELECT activity_code FROM target WHERE id = ?').pluck();
  const indicatorOf = db.prepare<[string], number>('SELECT id FROM indicator WHERE id = ?').pluck();
  return db
    .prepare<[number], { id: number; table: string; text: string }>(
      'SELECT id, table_key AS "table", text FROM note WHERE year_id = ? ORDER BY id',
    )
    .all(yearId)
    .map(({ id, ...note }) => ({
      ...note,
      anchors: anchors.all(id).flatMap((anchor) => {
        const [place = '', row = '', ...rest] = anchor.split(':');
        if (place !== 'row' && place !== 'value') return [anchor];
        if (note.table !== 'targets' && note.table !== 'indicators') return [anchor];
        const key = note.table === 'targets' ? activityOf.get(row) : indicatorOf.get(row);
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
