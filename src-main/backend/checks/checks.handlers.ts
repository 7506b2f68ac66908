import type { Finding } from '#shared/domain/checks.ts';
import type { Db } from '../platform/db/open.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { gatherChecked } from './check-facts.ts';
import { runChecks } from './run-checks.ts';

/** The findings of a year as it stands now, errors first. @throws Refusal `not-found` */
export const checkYear = (db: Db, yearId: number): readonly Finding[] => runChecks(gatherChecked(db, yearId));

export const checksHandlers = {
  'checks.run': ({ db }, { yearId }) => checkYear(db, yearId),
} satisfies HandlersOf<'checks'>;
