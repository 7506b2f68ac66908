import type { Input, UndoState } from '#shared/contract/index.ts';
import { author, type Context } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { type Author, undoState } from '../platform/undo/edit-log.ts';
import { setIndicatorCell, setIndicatorCells } from './indicators.commands.ts';
import { indicatorTable } from './indicators.queries.ts';
import { removeRows, removeYear } from './remove.commands.ts';
import { addYear, setLevelKind, setSheet, setValueFacts, setYearKind } from './sheet.commands.ts';
import { addIndicator, addLevel, moveRows } from './structure.commands.ts';

export const indicatorsHandlers: HandlersOf<'indicators'> = {
  'indicators.table': ({ db }, { yearId }) => indicatorTable(db, yearId),
  'indicators.setCell': acting(setIndicatorCell),
  'indicators.setCells': (context, input) => {
    const result = setIndicatorCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'indicators.addLevel': (context, input) => {
    const id = addLevel(context.db, author(context), input);
    return { id, undo: undoState(context.db, input.yearId) };
  },
  'indicators.addIndicator': (context, input) => {
    const id = addIndicator(context.db, author(context), input);
    return { id, undo: undoState(context.db, input.yearId) };
  },
  'indicators.move': (context, input) => {
    const moved = moveRows(context.db, author(context), input);
    return { moved, undo: undoState(context.db, input.yearId) };
  },
  'indicators.remove': acting(removeRows),
  'indicators.setLevelKind': acting(setLevelKind),
  'indicators.setSheet': acting(setSheet),
  'indicators.setValueFacts': acting(setValueFacts),
  'indicators.addYear': acting(addYear),
  'indicators.setYearKind': acting(setYearKind),
  'indicators.removeYear': acting(removeYear),
};

type AnyInput = Input<'indicators.setCell'> | { readonly yearId: number };

/** A command that answers with what can be undone then. */
function acting<I extends AnyInput>(act: (db: Context['db'], by: Author, input: I) => void) {
  return (context: Context, input: I): UndoState => {
    act(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  };
}
