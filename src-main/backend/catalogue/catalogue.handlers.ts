import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { addToCatalogue, removeFromCatalogue, setCatalogueNames } from './catalogue.commands.ts';
import { catalogueOfYear } from './catalogue.queries.ts';

export const catalogueHandlers: HandlersOf<'catalogue'> = {
  'catalogue.list': ({ db }, { yearId }) => catalogueOfYear(db, yearId),
  'catalogue.add': (context, input) => {
    const id = addToCatalogue(context.db, author(context), input);
    return { id, undo: undoState(context.db, input.yearId) };
  },
  'catalogue.setNames': (context, input) => {
    const result = setCatalogueNames(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'catalogue.remove': (context, input) => {
    removeFromCatalogue(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
};
