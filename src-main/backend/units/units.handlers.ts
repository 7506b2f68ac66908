import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { addUnitRows, moveUnitRows, removeUnitRows, setUnitCells } from './units.commands.ts';
import { unitRows } from './units.queries.ts';

export const unitsHandlers: HandlersOf<'units'> = {
  'units.list': ({ db }, { yearId, kind }) => unitRows(db, yearId, kind),
  'units.setCells': (context, input) => {
    const result = setUnitCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'units.addRows': (context, input) => {
    const ids = addUnitRows(context.db, author(context), input);
    return { ids, undo: undoState(context.db, input.yearId) };
  },
  'units.removeRows': (context, input) => {
    removeUnitRows(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'units.moveRows': (context, input) => {
    const moved = moveUnitRows(context.db, author(context), input);
    return { moved, undo: undoState(context.db, input.yearId) };
  },
};
