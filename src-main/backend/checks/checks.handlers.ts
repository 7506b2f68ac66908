import type { Finding } from '#shared/domain/checks.ts';
import { buildChapter } from '../chapter/build-chapter.ts';
import { gatherChapter } from '../chapter/chapter.queries.ts';
import type { Db } from '../platform/db/open.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { sourcesBeside } from './checks.queries.ts';
import { runChecks } from './run-checks.ts';

/** The findings of a year as it stands now, errors first. @throws Refusal `not-found` */
export function checkYear(db: Db, yearId: number): readonly Finding[] {
  const data = gatherChapter(db, yearId);
  return runChecks({ data, chapter: buildChapter(data), beside: sourcesBeside(db, yearId) });
}

export const checksHandlers = {
  'checks.run': ({ db }, { yearId }) => checkYear(db, yearId),
} satisfies HandlersOf<'checks'>;
