import { inflateSync } from 'node:zlib';
import type { IssueSettings } from '#shared/contract/types.ts';
import type { Db } from '../../platform/db/open.ts';

/** How a year is issued. A year that nobody set anything for has no template and prints its contents. */
export function issueSettings(db: Db, yearId: number): IssueSettings {
  const row = storedIssue(db, yearId);
  const template =
    db
      .prepare<[number | null], NonNullable<IssueSettings['template']>>(
        'SELECT name, size, sha256 FROM document_template WHERE id = ?',
      )
      .get(row?.template_id ?? null) ?? null;
  return { template, contents: row?.contents !== 0 };
}

/** The bytes of the year's template, or `null`. */
export function templateOf(db: Db, yearId: number): Uint8Array | null {
  const compressed = db
    .prepare<[number], Buffer>(
      `SELECT template.compressed FROM issue_setting AS issue
         JOIN document_template AS template ON template.id = issue.template_id WHERE issue.year_id = ?`,
    )
    .pluck()
    .get(yearId);
  return compressed === undefined ? null : inflateSync(compressed);
}

export type StoredIssue = {
  readonly id: number;
  readonly template_id: number | null;
  readonly contents: number;
};

export const storedIssue = (db: Db, yearId: number): StoredIssue | undefined =>
  db
    .prepare<[number], StoredIssue>('SELECT id, template_id, contents FROM issue_setting WHERE year_id = ?')
    .get(yearId);
