import { cellAddress } from '#shared/domain/cell-address.ts';
import type { ToReview } from '#shared/domain/overview.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import type { Change } from '../platform/undo/edit-log.ts';
import { plainTextOf } from '../record/json-fields.ts';

/** What a new year took over and nobody has looked at yet: texts in reading order, notes, sheets of indicators (MY1). */
export function textsToReview(db: Db, yearId: number): readonly ToReview[] {
  return [...sections(db, yearId), ...notes(db, yearId), ...sheets(db, yearId)];
}

/** The change that takes the mark away. */
export const reviewedChange = ({ kind, id }: Pick<ToReview, 'kind' | 'id'>): Change => ({
  table: tableOf[kind],
  id,
  before: { to_review: 1 },
  after: { to_review: 0 },
});

const tableOf = { section: 'chapter_section', note: 'note', indicator: 'indicator' } as const;

function sections(db: Db, yearId: number): readonly ToReview[] {
  return db
    .prepare<[number], { id: number; kind: string; subject: string | null; content: string }>(
      `SELECT id, kind, subject, content FROM chapter_section WHERE year_id = ? AND to_review = 1 ORDER BY position, id`,
    )
    .all(yearId)
    .map(({ id, kind, subject, content }) => ({
      kind: 'section',
      id,
      label: [
        kind === 'activities' ? es.overview.activities : kind === 'activity' ? es.overview.activity(subject ?? '') : '',
        shortened(plainTextOf(content)),
      ]
        .filter((part) => part !== '')
        .join(': '),
      address: kind === 'activity' ? `activity-${subject}` : `section-${id}`,
      area: 'narrative',
    }));
}

function notes(db: Db, yearId: number): readonly ToReview[] {
  return db
    .prepare<[number], { id: number; tableKey: string; text: string }>(
      'SELECT id, table_key AS tableKey, text FROM note WHERE year_id = ? AND to_review = 1 ORDER BY id',
    )
    .all(yearId)
    .map(({ id, tableKey, text }) => ({
      kind: 'note',
      id,
      label: es.overview.note(shortened(text)),
      address: '',
      area: tableKey === 'targets' ? 'targets' : 'indicators',
    }));
}

function sheets(db: Db, yearId: number): readonly ToReview[] {
  return db
    .prepare<[number, number], { id: number; name: string; year: number | null }>(
      `SELECT id, name, (SELECT max(year) FROM indicator_year WHERE year_id = ? AND kind = 'historical') AS year
         FROM indicator WHERE year_id = ? AND to_review = 1 ORDER BY position, id`,
    )
    .all(yearId, yearId)
    .map(({ id, name, year }) => ({
      kind: 'indicator',
      id,
      label: es.overview.sheet(shortened(name)),
      address: year === null ? '' : cellAddress({ kind: 'indicator', id, year }),
      area: 'indicators',
    }));
}

const longest = 110;
const shortened = (text: string): string => (text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text);
