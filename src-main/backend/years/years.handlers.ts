import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { closeYear, reopenYear } from './closing.ts';
import { compareVersions } from './compare-versions.ts';
import { openExample } from './example.ts';
import { yearSettings } from './settings.queries.ts';
import { listVersions, makeVersion, restoreVersion } from './versions.ts';
import { createYear } from './years.commands.ts';
import { listYears, yearSummary } from './years.queries.ts';

export const yearsHandlers: HandlersOf<'years'> = {
  'years.list': ({ db }) => listYears(db),
  'years.settings': ({ db }, { yearId }) => yearSettings(db, yearId),
  'years.create': (context, input) => createYear(context, input),
  'years.close': (context, { yearId }) => {
    closeYear(context.db, author(context), yearId);
    return yearSummary(context.db, yearId);
  },
  'years.reopen': (context, input) => {
    reopenYear(context.db, author(context), input);
    return yearSummary(context.db, input.yearId);
  },
  'years.versions': ({ db }, { yearId }) => listVersions(db, yearId),
  'years.makeVersion': (context, input) => makeVersion(context.db, author(context), input),
  'years.compareVersions': ({ db }, input) => compareVersions(db, input),
  'years.restoreVersion': (context, input) => {
    restoreVersion(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'years.openExample': async (context) => yearSummary(context.db, await openExample(context)),
};
