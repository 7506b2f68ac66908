import { Refusal } from '#shared/contract/errors.ts';
import type { DetailGrouping } from '#shared/domain/budget-views.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { budgetDetails } from '../budget/breakdown.queries.ts';
import { budgetView } from '../budget/budget.queries.ts';
import { factsOfYear } from '../catalogue/facts.queries.ts';
import { notesOfYear } from '../catalogue/notes.queries.ts';
import { indicatorsOfYear } from '../indicators/indicators.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { signOffs } from '../sign-off/sign-off.queries.ts';
import { printedTargets } from '../targets/targets.queries.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { findYear } from '../years/years.queries.ts';
import { buildChapter } from './build-chapter.ts';
import type { BudgetDetails, ChapterData, ChapterSection } from './chapter-data.ts';
import { explanationsOfYear } from './explanations/explanations.queries.ts';

/** The chapters of a year as they stand now, for every screen, document and command. @throws Refusal `not-found` */
export function chapterModel(db: Db, yearId: number): ChapterModel {
  return buildChapter(gatherChapter(db, yearId));
}

/** One query per kind of thing, however many rows there are: the chapter is computed anew after every edit (G4c). */
export function gatherChapter(db: Db, yearId: number): ChapterData {
  const year = db
    .prepare<[number], { year: number; isExample: number }>(
      'SELECT year, is_example AS isExample FROM fiscal_year WHERE id = ?',
    )
    .get(yearId);
  if (!year) throw new Refusal('not-found', { what: 'year' });
  const settings = yearSettings(db, yearId);
  const previousYear = findYear(db, year.year - 1);
  const detailsBy = (by: DetailGrouping): BudgetDetails =>
    Object.values(settings.tables).some(({ breakdown }) => breakdown === by)
      ? { generica: budgetDetails(db, yearId, 'generica', by), activity: budgetDetails(db, yearId, 'activity', by) }
      : { generica: new Map(), activity: new Map() };
  return {
    yearId,
    year: year.year,
    isExample: year.isExample === 1,
    settings,
    budget: budgetsOf(db, yearId),
    previous: previousYear === null ? null : budgetsOf(db, previousYear),
    details: { 'funding-source': detailsBy('funding-source'), rubro: detailsBy('rubro') },
    ...printedTargets(db, yearId),
    indicators: indicatorsOfYear(db, yearId),
    notes: notesOfYear(db, yearId),
    explanations: explanationsOfYear(db, yearId),
    facts: factsOfYear(db, yearId),
    signOffs: signOffs(db, yearId),
    sections: sectionsOfYear(db, yearId),
  };
}

const budgetsOf = (db: Db, yearId: number): ChapterData['budget'] => ({
  generica: budgetView(db, yearId, 'generica'),
  activity: budgetView(db, yearId, 'activity'),
});

function sectionsOfYear(db: Db, yearId: number): readonly ChapterSection[] {
  return db
    .prepare<[number], StoredSection>(
      'SELECT id, kind, level, subject, content FROM chapter_section WHERE year_id = ? ORDER BY position, id',
    )
    .all(yearId)
    .map(toSection);
}

type StoredSection = {
  readonly id: number;
  readonly kind: ChapterSection['kind'];
  readonly level: 1 | 2 | 3 | null;
  readonly subject: string | null;
  readonly content: string;
};

/** Sections are checked when they are stored (years/seed.schema.ts); here they only take the shape of their kind. */
function toSection({ id, kind, level, subject, content }: StoredSection): ChapterSection {
  switch (kind) {
    case 'heading':
      // Stored while it is being written, with the space before the next word.
      return { id, kind, level: level ?? 1, text: (JSON.parse(content) as { text: string }).text.trim() };
    case 'lead':
    case 'paragraph':
    case 'activities':
      return { id, kind, document: JSON.parse(content) as NarrativeDocument };
    case 'activity':
      return { id, kind, activityCode: subject ?? '', document: JSON.parse(content) as NarrativeDocument };
    case 'table':
      return { id, kind, key: subject as TableKey };
    case 'chart':
      return { id, kind };
    default:
      return kind satisfies never;
  }
}
