import type { Context } from '../context.ts';
import { author } from '../context.ts';
import type { Db } from '../platform/db/open.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { type Author, undoState } from '../platform/undo/edit-log.ts';
import { addGoals, addUnits, moveGoals, removeRows } from './goals.commands.ts';
import { addVersion, printVersion, removeVersion, renameVersion } from './poi-versions.commands.ts';
import { listPoiVersions } from './poi-versions.queries.ts';
import { setTargetCell, setTargetCells, takeFromSiaf } from './targets.commands.ts';
import { goalChoices, listTargets } from './targets.queries.ts';

/** A command whose answer is what can be undone now. */
const told =
  <In extends { readonly yearId: number }>(act: (db: Db, by: Author, input: In) => void) =>
  (context: Context, input: In) => {
    act(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  };

export const targetsHandlers = {
  'targets.list': ({ db }, { yearId }) => listTargets(db, yearId),
  'targets.choices': ({ db }, { yearId }) => goalChoices(db, yearId),
  'targets.setCell': told(setTargetCell),
  'targets.setCells': (context, input) => {
    const result = setTargetCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'targets.addGoals': (context, input) => {
    const result = addGoals(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'targets.removeRows': told(removeRows),
  'targets.moveGoals': (context, input) => {
    const moved = moveGoals(context.db, author(context), input);
    return { moved, undo: undoState(context.db, input.yearId) };
  },
  'targets.addUnits': told(addUnits),
  'targets.takeFromSiaf': told(takeFromSiaf),
  'targets.versions': ({ db }, { yearId }) => listPoiVersions(db, yearId),
  'targets.addVersion': told(addVersion),
  'targets.renameVersion': told(renameVersion),
  'targets.removeVersion': told(removeVersion),
  'targets.printVersion': told(printVersion),
} satisfies HandlersOf<'targets'>;
