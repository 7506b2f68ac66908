import type { Db } from '../../platform/db/open.ts';
import { type Change, freshId } from '../../platform/undo/edit-log.ts';
import { storedIssue } from './issue.queries.ts';

export type IssueValues = { readonly template_id: number | null } | { readonly contents: number };

/** What makes the settings of a year's issues these; a year that nobody set anything for has no row yet. */
export function issueChange(db: Db, yearId: number, values: IssueValues): Change {
  const { id, ...present } = storedIssue(db, yearId) ?? { id: null, template_id: null, contents: 1 };
  const after = { ...present, ...values };
  return id === null
    ? {
        table: 'issue_setting',
        id: freshId(db, 'issue_setting'),
        before: null,
        after: { year_id: yearId, ...after },
      }
    : { table: 'issue_setting', id, before: present, after };
}
