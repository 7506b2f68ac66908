import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { importSettings, setSetting } from './settings.commands.ts';
import { writeConfiguration } from './structure-file.ts';

export const settingsHandlers = {
  'settings.setField': (context, input) => {
    setSetting(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'settings.export': ({ db }, { yearId }) => ({ text: writeConfiguration(db, yearId) }),
  'settings.import': (context, input) => {
    importSettings(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
} satisfies HandlersOf<'settings'>;
