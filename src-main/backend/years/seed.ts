import { decimalOf } from '#shared/domain/decimal.ts';
import { signOf, typeFor } from '#shared/domain/indicators.ts';
import { readReferenceSet } from '#shared/domain/reference/resource.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { inserter, type RowImage } from '../platform/undo/edit-log.ts';
import { insertReferences } from '../reference/reference.seed.ts';
import type { SeedIndicator, SeedSection, YearSeed } from './seed.schema.ts';
import { type CatalogueIds, insertTargets } from './seed-targets.ts';

/**
 * Fills a year that has nothing yet with the structure, texts and typed figures of `seed`, in one transaction. Not an act of
 * a person: it leaves no entry in the log, so there is nothing to undo before the first edit.
 * @throws Error for a seed that contradicts itself (a target in a unit of measure that the seed does not list); nothing is written.
 */
export function applySeed(db: Db, yearId: number, seed: YearSeed): void {
  transaction(db, () => {
    insertSettings(db, yearId, seed);
    const targetIds = insertTargets(db, yearId, seed, insertCatalogues(db, yearId, seed));
    const indicatorIds = insertIndicators(db, yearId, seed);
    insertNotes(db, yearId, seed, { targets: targetIds, indicators: indicatorIds });
    insertFacts(db, yearId, seed);
    insertHistory(db, yearId, seed);
    insertSections(db, yearId, seed.sections, indicatorIds);
    insertReferences(db, yearId, readReferenceSet(seed.references));
  });
}

function insertSettings(db: Db, yearId: number, { settings }: YearSeed): void {
  const insert = inserter(db, 'setting');
  for (const [key, value] of Object.entries(settings)) insert({ year_id: yearId, key, value: JSON.stringify(value) });
}

/** Returns the ids of what goals refer to. */
function insertCatalogues(db: Db, yearId: number, seed: YearSeed): CatalogueIds {
  const generica = inserter(db, 'generica');
  for (const row of seed.genericas) generica({ year_id: yearId, ...row });
  const activity = inserter(db, 'activity');
  for (const row of seed.activities) activity({ year_id: yearId, ...row });
  const organicUnit = inserter(db, 'organic_unit');
  const unit = inserter(db, 'unit_of_measure');
  return {
    organicUnits: new Map(
      seed.organicUnits.map((row, index) => [
        row.acronym,
        organicUnit({ year_id: yearId, position: index + 1, ...row }),
      ]),
    ),
    unitsOfMeasure: new Map(seed.unitsOfMeasure.map((row) => [row.name, unit({ year_id: yearId, ...row })])),
  };
}

function insertIndicators(db: Db, yearId: number, seed: YearSeed): ReadonlyMap<string, number> {
  const insertYear = inserter(db, 'indicator_year');
  for (const row of seed.indicatorYears) insertYear({ year_id: yearId, ...row });

  const insertLevel = inserter(db, 'indicator_level');
  const insert = inserter(db, 'indicator');
  const insertValue = inserter(db, 'indicator_value');
  const ids = new Map<string, number>();
  for (const [index, { kind, name: levelName, indicators }] of seed.indicatorLevels.entries()) {
    const levelId = insertLevel({ year_id: yearId, position: index + 1, kind, name: levelName });
    for (const { key, name, decimals, rateBase, sense, sheet, toReview, ...rest } of indicators) {
      const unitType = rest.unitType ?? typeFor(rest.unit, decimals);
      const measure = { unit: signOf(unitType), decimals, unit_type: unitType, rate_base: rateBase, sense };
      const place = { year_id: yearId, level_id: levelId, position: ids.size + 1 };
      const id = insert({ ...place, name, ...measure, ...sheet, to_review: toReview ? 1 : 0 });
      ids.set(key, id);
      for (const value of valueRows(rest)) insertValue({ indicator_id: id, ...value });
    }
  }
  return ids;
}

function valueRows({ values, facts }: Pick<SeedIndicator, 'values' | 'facts'>): readonly RowImage[] {
  return [...new Set([...Object.keys(values), ...Object.keys(facts)])].toSorted().map((year) => {
    const value = values[year];
    const decimal = typeof value === 'string' ? decimalOf(value) : null;
    const { methodBreak = false, ...own } = facts[year] ?? {};
    return {
      year: Number(year),
      scaled: decimal?.scaled ?? null,
      decimals: decimal?.decimals ?? null,
      mark: typeof value === 'object' ? value.mark : null,
      ...own,
      method_break: methodBreak ? 1 : 0,
    };
  });
}

type IdsOfRows = Readonly<Partial<Record<string, ReadonlyMap<string, number>>>>;

function insertNotes(db: Db, yearId: number, { notes }: YearSeed, ids: IdsOfRows): void {
  const insert = inserter(db, 'note');
  const insertAnchor = inserter(db, 'note_anchor');
  for (const { table, text, anchors, toReview } of notes) {
    const noteId = insert({ year_id: yearId, table_key: table, text, to_review: toReview ? 1 : 0 });
    for (const anchor of anchors) insertAnchor({ note_id: noteId, anchor: storedAnchor(anchor, ids[table]) });
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
  const insert = inserter(db, 'fact');
  for (const fact of facts) insert({ year_id: yearId, ...fact });
}

function insertHistory(db: Db, yearId: number, { budgetHistory }: YearSeed): void {
  const insert = inserter(db, 'budget_history');
  for (const { year, pia, pim, devengado, source } of budgetHistory)
    insert({ year_id: yearId, year, pia_cents: pia, pim_cents: pim, devengado_cents: devengado, source });
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
  const insert = inserter(db, 'chapter_section');
  for (const [index, section] of sections.entries())
    insert({
      year_id: yearId,
      position: index + 1,
      kind: section.kind,
      level: section.kind === 'heading' ? section.level : null,
      subject: 'subject' in section ? section.subject : null,
      content: withRows(JSON.stringify(section.content), indicators),
      to_review: section.toReview ? 1 : 0,
    });
}
