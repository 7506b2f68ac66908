import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { setTargetCell, setTargetCells } from './targets.commands.ts';
import { listTargets } from './targets.queries.ts';

export const targetsHandlers = {
  'targets.list': ({ db }, { yearId }) => listTargets(db, yearId),
  'targets.setCell': (context, input) => {
    setTargetCell(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'targets.setCells': (context, input) => {
    const result = setTargetCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
} satisfies HandlersOf<'targets'>;
