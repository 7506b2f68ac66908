import { notesOfYear } from '../catalogue/notes.queries.ts';
import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { markReviewed, removeNote, saveNote } from './notes.commands.ts';

export const notesHandlers: HandlersOf<'notes'> = {
  'notes.list': ({ db }, { yearId, table }) =>
    (notesOfYear(db, yearId)[table] ?? []).map(({ id, text, anchors, toReview }) => ({ id, text, anchors, toReview })),
  'notes.save': (context, input) => {
    saveNote(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'notes.markReviewed': (context, input) => {
    markReviewed(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'notes.remove': (context, input) => {
    removeNote(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
};
