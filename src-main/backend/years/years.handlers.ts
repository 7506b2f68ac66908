import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { openExample } from './example.ts';
import { yearSettings } from './settings.queries.ts';
import { createYear } from './years.commands.ts';
import { listYears, yearSummary } from './years.queries.ts';

export const yearsHandlers: HandlersOf<'years'> = {
  'years.list': ({ db }) => listYears(db),
  'years.settings': ({ db }, { yearId }) => yearSettings(db, yearId),
  'years.create': (context, input) => createYear(context, input),
  'years.openExample': async (context) => yearSummary(context.db, await openExample(context)),
};
