import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { importSettings, setSetting, settingsFile } from './settings.commands.ts';

export const settingsHandlers = {
  'settings.setField': (context, input) => {
    setSetting(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'settings.export': ({ db }, { yearId }) => ({ text: settingsFile(yearSettings(db, yearId)) }),
  'settings.import': (context, input) => {
    importSettings(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
} satisfies HandlersOf<'settings'>;
