import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { requirePlace, setComment } from './cells.commands.ts';
import { cellComments, cellHistory, cellOrigin } from './cells.queries.ts';

export const cellsHandlers: HandlersOf<'cells'> = {
  'cells.comments': ({ db }, { yearId }) => cellComments(db, yearId),
  'cells.history': ({ db }, { yearId, cell }) => cellHistory(db, yearId, requirePlace(cell)),
  'cells.origin': ({ db }, { yearId, cell }) => cellOrigin(db, yearId, requirePlace(cell)),
  'cells.setComment': (context, input) => {
    setComment(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
};
