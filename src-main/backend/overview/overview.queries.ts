import { openCounts } from '#shared/domain/decisions.ts';
import type { Cents } from '#shared/domain/money.ts';
import type { OfficialFile, SinceImport, YearFacts, YearOverview } from '#shared/domain/overview.ts';
import type { Context } from '../context.ts';
import { indicatorsOfYear } from '../indicators/indicators.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { areasOf } from '../record/areas.ts';
import { signOffs } from '../sign-off/sign-off.queries.ts';
import { printedTargets } from '../targets/targets.queries.ts';
import { lastIssue } from './issues.ts';
import { textsToReview } from './to-review.ts';

/** Where the work on a year stands. @throws Refusal `not-found` */
export function yearOverview({ db, checker }: Pick<Context, 'db' | 'checker'>, yearId: number): YearOverview {
  const toReview = textsToReview(db, yearId);
  const files = officialFiles(db, yearId);
  const facts: YearFacts = {
    dimensions: new Set(files.flatMap(({ dimensions }) => dimensions)).size,
    files: files.map(({ dimensions: _, ...file }) => file),
    targets: filledTargets(db, yearId),
    indicators: filledIndicators(db, yearId),
    toReview: toReview.length,
    findings: openCounts(checker.check(yearId).findings),
    issued: lastIssue(db, yearId),
  };
  return { facts, toReview, signOffs: signOffs(db, yearId), sinceImport: sinceImport(db, yearId) };
}

function filledTargets(db: Db, yearId: number): YearFacts['targets'] {
  const figures = printedTargets(db, yearId).targets.flatMap(({ programmed, executed }) => [programmed, executed]);
  return { filled: figures.filter((figure) => figure !== null).length, of: figures.length };
}

/** Of the cells that the table prints; "n.d." and "–" are filled in (IN9). */
function filledIndicators(db: Db, yearId: number): YearFacts['indicators'] {
  const { rows, years } = indicatorsOfYear(db, yearId);
  const printed = new Set(years.map(({ year }) => year));
  const filled = rows
    .flatMap(({ values }) => values)
    .filter(({ year, value, mark }) => printed.has(year) && (value !== null || mark !== null));
  return { filled: filled.length, of: rows.length * years.length };
}

function officialFiles(db: Db, yearId: number): readonly (OfficialFile & { readonly dimensions: readonly string[] })[] {
  return db
    .prepare<[number], Omit<OfficialFile, 'confirmed'> & { pim: Cents | null; confirmed: 0 | 1; dimensions: string }>(
      `SELECT batch.id AS batchId, file.name AS fileName, batch.cut_off_date AS cutOffDate, batch.imported_at AS importedAt,
              batch.pim_cents AS pim, batch.control_pim_cents IS NOT NULL AS confirmed,
              group_concat(official.dimension) AS dimensions
         FROM official_source AS official
         JOIN import_batch AS batch ON batch.id = official.batch_id
         JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE official.year_id = ? AND official.dimension IN ('generica', 'activity')
        GROUP BY batch.id ORDER BY batch.id`,
    )
    .all(yearId)
    .map((file) => ({ ...file, confirmed: file.confirmed === 1, dimensions: file.dimensions.split(',') }));
}

const newestShown = 5;

/** The last import that counts, and what people did after it. */
function sinceImport(db: Db, yearId: number): SinceImport | null {
  const last = db
    .prepare<[number], { id: number; label: string; at: string }>(
      `SELECT log.id, log.label, log.at FROM edit_log AS log LEFT JOIN undo_stack AS stack ON stack.entry_id = log.id
        WHERE log.year_id = ? AND log.kind = 'import' AND coalesce(stack.undone, 0) = 0 ORDER BY log.id DESC LIMIT 1`,
    )
    .get(yearId);
  if (!last) return null;
  const { label, at } = last;
  const after = db
    .prepare<[number, number], SinceImport['newest'][number]>(
      'SELECT id, label, by, at FROM edit_log WHERE year_id = ? AND id > ? ORDER BY id DESC',
    )
    .all(yearId, last.id);
  const tables = db
    .prepare<[number, number], string>(
      `SELECT DISTINCT json_extract(change.value, '$.table') FROM edit_log AS log, json_each(log.changes) AS change
        WHERE log.year_id = ? AND log.id > ?`,
    )
    .pluck()
    .all(yearId, last.id);
  return { label, at, acts: after.length, areas: areasOf(tables), newest: after.slice(0, newestShown) };
}
