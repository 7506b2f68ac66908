import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { sign, withdrawSignature } from '../sign-off/sign-off.commands.ts';
import { confirmControl, markReviewed } from './overview.commands.ts';
import { yearOverview } from './overview.queries.ts';

export const overviewHandlers: HandlersOf<'overview'> = {
  'overview.view': (context, { yearId }) => yearOverview(context, yearId),
  'overview.markReviewed': (context, input) => {
    const reviewed = markReviewed(context.db, author(context), input);
    return { reviewed, undo: undoState(context.db, input.yearId) };
  },
  'overview.confirmControl': (context, input) => {
    confirmControl(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'overview.sign': (context, input) => {
    sign(context, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'overview.withdraw': (context, input) => {
    withdrawSignature(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
};
