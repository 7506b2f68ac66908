import type { Input } from '#shared/contract/index.ts';
import type { RecordArea, RecordEntry, RecordPage, RecordState } from '#shared/domain/record.ts';
import { fold } from '#shared/domain/review/fold.ts';
import { es } from '#shared/strings/es.ts';
import { csvText } from '../chapter/render-csv/csv.ts';
import type { Db } from '../platform/db/open.ts';
import { findBrokenEntry } from '../platform/undo/edit-log.ts';
import { readContent } from '../years/version-content.ts';
import { areasOf, tablesOf } from './areas.ts';
import { describeChanges, storedChanges } from './describe.ts';

type Filter = Input<'record.list'>['filter'];
type Options = { readonly before: number | null; readonly limit: number };

/** The record of a year, the newest first, as far as the filter lets through (VE4). */
export function recordPage(db: Db, { yearId, filter, ...options }: Input<'record.list'>): RecordPage {
  // One more than asked for tells whether there is another page.
  const entries = entriesOf(db, yearId, filter, { ...options, limit: options.limit + 1 });
  const shown = entries.slice(0, options.limit);
  return {
    entries: shown,
    next: entries.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
    people: db
      .prepare<[number], string>('SELECT DISTINCT by FROM edit_log WHERE year_id = ? ORDER BY by')
      .pluck()
      .all(yearId),
  };
}

/** Every entry and everything it did, one line per datum. */
export function recordCsv(db: Db, { yearId, filter }: Input<'record.csv'>): string {
  const { columns, kinds, areas, undone } = es.record;
  const content = readContent(db, yearId);
  const rows = entriesOf(db, yearId, filter, { before: null, limit: Number.MAX_SAFE_INTEGER }).flatMap((entry) => {
    const own = [
      ...[String(entry.id), entry.at, entry.by, kinds[entry.kind], entry.label, entry.reason ?? ''],
      entry.undone ? undone : '',
    ];
    const changes = describeChanges(storedChanges(db, yearId, entry.id), content);
    if (changes.length === 0) return [[...own, '', '', '', '', '', '']];
    return changes.map(({ area, what, which, field, before, after }) => [
      ...own,
      areas[area],
      what,
      which,
      field,
      before ?? '',
      after ?? '',
    ]);
  });
  const fields = [[...columns], ...rows].map((row) => row.map((text) => ({ text })));
  return csvText(fields, { separator: ';' });
}

/** Follows the chain of hashes from the first entry on (C-30). */
export function recordState(db: Db, yearId: number): RecordState {
  const entries = db.prepare<[number], number>('SELECT count(*) FROM edit_log WHERE year_id = ?').pluck().get(yearId);
  const id = findBrokenEntry(db, yearId);
  const broken =
    id === null
      ? undefined
      : db
          .prepare<[number], { id: number; at: string; label: string }>(
            'SELECT id, at, label FROM edit_log WHERE id = ?',
          )
          .get(id);
  return { entries: entries ?? 0, brokenFrom: broken ?? null };
}

type StoredEntry = Omit<RecordEntry, 'undone' | 'areas'> & { readonly undone: 0 | 1; readonly tables: string | null };

function entriesOf(db: Db, yearId: number, { area, by, text }: Filter, { before, limit }: Options) {
  const wanted = fold(text.trim());
  const found: RecordEntry[] = [];
  const rows = db
    .prepare<
      [{ yearId: number; before: number | null; by: string | null; tables: string | null; wholeYear: 0 | 1 }],
      StoredEntry
    >(
      `SELECT log.id, log.at, log.by, log.kind, log.label, log.reason, coalesce(stack.undone, 0) AS undone,
              json_array_length(log.changes) AS changes,
              (SELECT group_concat(DISTINCT json_extract(change.value, '$.table')) FROM json_each(log.changes) AS change)
                AS tables
         FROM edit_log AS log LEFT JOIN undo_stack AS stack ON stack.entry_id = log.id
        WHERE log.year_id = @yearId AND (@before IS NULL OR log.id < @before) AND (@by IS NULL OR log.by = @by)
          AND (@tables IS NULL
            OR (@wholeYear = 1 AND log.changes = '[]')
            OR EXISTS (SELECT 1 FROM json_each(log.changes) AS change JOIN json_each(@tables) AS wanted
                        WHERE json_extract(change.value, '$.table') = wanted.value))
        ORDER BY log.id DESC`,
    )
    .iterate({
      yearId,
      before,
      by,
      tables: area === null ? null : JSON.stringify(tablesOf(area)),
      wholeYear: area === 'year' ? 1 : 0,
    });
  for (const { tables, undone, ...entry } of rows) {
    if (wanted !== '' && !fold(`${entry.label} ${entry.reason ?? ''}`).includes(wanted)) continue;
    const areas: readonly RecordArea[] = tables === null ? ['year'] : areasOf(tables.split(','));
    found.push({ ...entry, undone: undone === 1, areas });
    if (found.length >= limit) break;
  }
  return found;
}
