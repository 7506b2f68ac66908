import { author } from '../../context.ts';
import type { HandlersOf } from '../rpc/dispatch.ts';
import { listLog, stepEdit, undoState } from './edit-log.ts';

export const editHandlers: HandlersOf<'edit'> = {
  'edit.state': ({ db }, { yearId }) => undoState(db, yearId),
  'edit.undo': (context, { yearId }) => {
    stepEdit(context.db, author(context), yearId, 'undo');
    return undoState(context.db, yearId);
  },
  'edit.redo': (context, { yearId }) => {
    stepEdit(context.db, author(context), yearId, 'redo');
    return undoState(context.db, yearId);
  },
  'edit.log': ({ db }, { yearId, limit }) => listLog(db, yearId, limit),
};
