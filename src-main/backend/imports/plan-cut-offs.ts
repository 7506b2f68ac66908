import type { ParsedFile, Problem } from '#shared/domain/imports.ts';
import { officialSource } from '../budget/budget.queries.ts';
import type { Db } from '../platform/db/open.ts';

/**
 * How the file's cut-off date stands to those that are there: the same query of the same day again, an older one than what
 * it replaces, or other tables of the report from another day (IM10, formats.md §1.4). Dates as ISO 8601.
 */
export function cutOffProblems(db: Db, yearId: number, file: ParsedFile): readonly Problem[] {
  const { cutOffDate } = file;
  if (cutOffDate === null || file.lines.length === 0) return [];
  const problems: Problem[] = [];
  const add = (severity: Problem['severity'], code: Problem['code'], expected: string, fileName: string): void => {
    problems.push({ severity, code, at: null, found: cutOffDate, detail: { expected, fileName } });
  };
  const replaced = activeBatch(db, yearId, file.profile);
  if (replaced !== null && replaced.cutOffDate !== null) {
    if (replaced.cutOffDate === cutOffDate) add('note', 'same-cut-off', replaced.cutOffDate, replaced.fileName);
    if (replaced.cutOffDate > cutOffDate) add('warning', 'older-cut-off', replaced.cutOffDate, replaced.fileName);
  }
  const others = (['generica', 'activity'] as const)
    .filter((dimension) => !file.dimensions.includes(dimension))
    .flatMap((dimension) => officialSource(db, yearId, dimension) ?? []);
  for (const other of new Map(others.map((source) => [source.batchId, source])).values())
    if (other.cutOffDate !== null && other.cutOffDate !== cutOffDate)
      add('warning', 'cut-offs-differ', other.cutOffDate, other.fileName);
  return problems;
}

type ActiveBatch = { readonly fileName: string; readonly cutOffDate: string | null };

function activeBatch(db: Db, yearId: number, profile: string): ActiveBatch | null {
  const row = db
    .prepare<[number, string], ActiveBatch>(
      `SELECT file.name AS fileName, batch.cut_off_date AS cutOffDate
         FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE batch.year_id = ? AND batch.state = 'active' AND batch.profile = ? ORDER BY batch.id DESC LIMIT 1`,
    )
    .get(yearId, profile);
  return row ?? null;
}
