import { decimalOf } from '#shared/domain/decimal.ts';
import { signOf, typeFor } from '#shared/domain/indicators.ts';
import { readReferenceSet } from '#shared/domain/reference/resource.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { insertReferences } from '../reference/reference.seed.ts';
import type { SeedIndicator, SeedSection, YearSeed } from './seed.schema.ts';
import { insertTargets } from './seed-targets.ts';

/**
 * Fills a year that has nothing yet with the structure, texts and typed figures of `seed`, in one transaction. Not an act of
 * a person: it leaves no entry in the log, so there is nothing to undo before the first edit.
 * @throws Error for a seed that contradicts itself (a target in a unit of measure that the seed does not list); nothing is written.
 */
export function applySeed(db: Db, yearId: number, seed: YearSeed): void {
  transaction(db, () => {
    insertSettings(db, yearId, seed);
    insertCatalogues(db, yearId, seed);
    const targetIds = insertTargets(db, yearId, seed);
    const indicatorIds = insertIndicators(db, yearId, seed);
    insertNotes(db, yearId, seed, { targets: targetIds, indicators: indicatorIds });
    insertFacts(db, yearId, seed);
    insertHistory(db, yearId, seed);
    insertSections(db, yearId, seed.sections, indicatorIds);
    insertReferences(db, yearId, readReferenceSet(seed.references));
  });
}

function insertSettings(db: Db, yearId: number, { settings }: YearSeed): void {
  const insert = db.prepare('INSERT INTO setting (year_id, key, value) VALUES (?, ?, ?)');
  for (const [key, value] of Object.entries(settings)) insert.run(yearId, key, JSON.stringify(value));
}

function insertCatalogues(db: Db, yearId: number, seed: YearSeed): void {
  const generica = db.prepare('INSERT INTO generica (year_id, code, name) VALUES (?, ?, ?)');
  for (const { code, name } of seed.genericas) generica.run(yearId, code, name);
  const activity = db.prepare('INSERT INTO activity (year_id, code, name) VALUES (?, ?, ?)');
  for (const { code, name } of seed.activities) activity.run(yearId, code, name);
  const organicUnit = db.prepare('INSERT INTO organic_unit (year_id, position, acronym, name) VALUES (?, ?, ?, ?)');
  for (const [index, { acronym, name }] of seed.organicUnits.entries())
    organicUnit.run(yearId, index + 1, acronym, name);
  const unit = db.prepare(
    'INSERT INTO unit_of_measure (year_id, name, singular, plural, gender) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { name, singular, plural, gender } of seed.unitsOfMeasure)
    unit.run(yearId, name, singular, plural, gender);
}

function insertIndicators(db: Db, yearId: number, seed: YearSeed): ReadonlyMap<string, number> {
  const insertYear = db.prepare('INSERT INTO indicator_year (year_id, year, kind) VALUES (?, ?, ?)');
  for (const { year, kind } of seed.indicatorYears) insertYear.run(yearId, year, kind);

  const insertLevel = db.prepare('INSERT INTO indicator_level (year_id, position, kind, name) VALUES (?, ?, ?, ?)');
  const insert = db.prepare(
    `INSERT INTO indicator (year_id, level_id, position, name, unit, decimals, unit_type, rate_base, sense, definition, formula,
       numerator, denominator, source, method, responsible, periodicity, baseline, to_review)
     VALUES (@yearId, @levelId, @position, @name, @unit, @decimals, @unitType, @rateBase, @sense, @definition, @formula,
       @numerator, @denominator, @source, @method, @responsible, @periodicity, @baseline, @toReview)`,
  );
  const ids = new Map<string, number>();
  for (const [index, level] of seed.indicatorLevels.entries()) {
    const levelId = insertLevel.run(yearId, index + 1, level.kind, level.name).lastInsertRowid;
    for (const { key, name, decimals, rateBase, sense, sheet, toReview, ...rest } of level.indicators) {
      const unitType = rest.unitType ?? typeFor(rest.unit, decimals);
      const unit = signOf(unitType);
      const own = { yearId, levelId, position: ids.size + 1, name, unit, decimals, unitType, rateBase, sense };
      const id = Number(insert.run({ ...own, ...sheet, toReview: toReview ? 1 : 0 }).lastInsertRowid);
      ids.set(key, id);
      insertValues(db, id, rest);
    }
  }
  return ids;
}

function insertValues(db: Db, id: number, { values, facts }: Pick<SeedIndicator, 'values' | 'facts'>): void {
  const insert = db.prepare(
    `INSERT INTO indicator_value (indicator_id, year, scaled, decimals, mark, numerator, denominator, source, method_break, goal,
       published, correction)
     VALUES (@id, @year, @scaled, @decimals, @mark, @numerator, @denominator, @source, @methodBreak, @goal, @published, @correction)`,
  );
  const nothing = { numerator: null, denominator: null, source: '', goal: '', published: null, correction: null };
  for (const year of new Set([...Object.keys(values), ...Object.keys(facts)].toSorted())) {
    const value = values[year];
    const decimal = typeof value === 'string' ? decimalOf(value) : null;
    insert.run({
      ...nothing,
      ...facts[year],
      methodBreak: facts[year]?.methodBreak ? 1 : 0,
      id,
      year: Number(year),
      scaled: decimal?.scaled ?? null,
      decimals: decimal?.decimals ?? null,
      mark: typeof value === 'object' ? value.mark : null,
    });
  }
}

type IdsOfRows = Readonly<Partial<Record<string, ReadonlyMap<string, number>>>>;

function insertNotes(db: Db, yearId: number, { notes }: YearSeed, ids: IdsOfRows): void {
  const insert = db.prepare('INSERT INTO note (year_id, table_key, text, to_review) VALUES (?, ?, ?, ?)');
  const insertAnchor = db.prepare('INSERT INTO note_anchor (note_id, anchor) VALUES (?, ?)');
  for (const { table, text, anchors, toReview } of notes) {
    const noteId = insert.run(yearId, table, text, toReview ? 1 : 0).lastInsertRowid;
    for (const anchor of anchors) insertAnchor.run(noteId, storedAnchor(anchor, ids[table]));
  }
}

/** Rows of targets and indicators are anchored by id, which the seed cannot know: it says the activity code or the key. */
function storedAnchor(anchor: string, ids: ReadonlyMap<string, number> | undefined): string {
  const [place = '', key = '', ...rest] = anchor.split(':');
  if (ids === undefined || (place !== 'row' && place !== 'value')) return anchor;
  const id = ids.get(key);
  if (id === undefined) throw new Error(`a note is anchored to "${anchor}", which the year does not have`);
  return [place, id, ...rest].join(':');
}

function insertFacts(db: Db, yearId: number, { facts }: YearSeed): void {
  const insert = db.prepare('INSERT INTO fact (year_id, key, label, value, source) VALUES (?, ?, ?, ?, ?)');
  for (const { key, label, value, source } of facts) insert.run(yearId, key, label, value, source);
}

function insertHistory(db: Db, yearId: number, { budgetHistory }: YearSeed): void {
  const insert = db.prepare(
    `INSERT INTO budget_history (year_id, year, pia_cents, pim_cents, devengado_cents, source) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { year, pia, pim, devengado, source } of budgetHistory)
    insert.run(yearId, year, pia, pim, devengado, source);
}

/** Sentences link an indicator by its row, which the seed cannot know: it says the key. */
const withRows = (content: string, ids: ReadonlyMap<string, number>): string =>
  content.replace(/"indicators\/([\w-]+)\/(?=\d{4}")/g, (ref, key: string) => {
    const id = ids.get(key);
    return id === undefined ? ref : `"indicators/${id}/`;
  });

function insertSections(
  db: Db,
  yearId: number,
  sections: readonly SeedSection[],
  indicators: ReadonlyMap<string, number>,
): void {
  const insert = db.prepare(
    `INSERT INTO chapter_section (year_id, position, kind, level, subject, content, to_review) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const [index, section] of sections.entries()) {
    const level = section.kind === 'heading' ? section.level : null;
    const subject = 'subject' in section ? section.subject : null;
    const content = withRows(JSON.stringify(section.content), indicators);
    insert.run(yearId, index + 1, section.kind, level, subject, content, section.toReview ? 1 : 0);
  }
}
