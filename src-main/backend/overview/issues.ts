import type { ExportedFile } from '#shared/contract/types.ts';
import type { Issued } from '#shared/domain/overview.ts';
import type { Db } from '../platform/db/open.ts';
import type { Author } from '../platform/undo/edit-log.ts';

/** Keeps that the chapters were written, by whom and in which files; also of a closed year, whose data stay as they are. */
export function rememberIssue(
  db: Db,
  { at, by }: Author,
  {
    yearId,
    final,
    files,
  }: { readonly yearId: number; readonly final: boolean; readonly files: readonly ExportedFile[] },
): void {
  db.prepare(
    `INSERT INTO year_issue (year_id, issued_at, issued_by, final, files, last_entry)
     VALUES (@yearId, @at, @by, @final, @files,
             (SELECT coalesce(max(id), 0) FROM edit_log WHERE year_id = @yearId))`,
  ).run({
    yearId,
    at,
    by,
    final: final ? 1 : 0,
    files: JSON.stringify(files.map(({ fileName, sha256 }) => ({ fileName, sha256 }))),
  });
}

/** The last final issue, else the last draft; `null` while there is none. */
export function lastIssue(db: Db, yearId: number): Issued | null {
  const row = db
    .prepare<[number], Omit<Issued, 'final'> & { final: 0 | 1 }>(
      `SELECT issued_at AS at, issued_by AS by, final,
              (SELECT count(*) FROM edit_log AS log WHERE log.year_id = issue.year_id AND log.id > issue.last_entry)
                AS changesSince
         FROM year_issue AS issue WHERE year_id = ? ORDER BY final DESC, id DESC LIMIT 1`,
    )
    .get(yearId);
  return row ? { ...row, final: row.final === 1 } : null;
}
