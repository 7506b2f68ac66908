import type { Db } from '../../platform/db/open.ts';
import { inserter } from '../../platform/undo/edit-log.ts';
import { storedIssue } from './issue.queries.ts';

/** The settings of an earlier year for one that is made from it. */
export function carryIssueSettings(db: Db, fromYearId: number, yearId: number): void {
  const stored = storedIssue(db, fromYearId);
  if (!stored) return;
  const { id, ...settings } = stored;
  inserter(db, 'issue_setting')({ year_id: yearId, ...settings });
}
