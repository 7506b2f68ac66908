import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { setIndicatorCell, setIndicatorCells } from './indicators.commands.ts';
import { indicatorTable } from './indicators.queries.ts';

export const indicatorsHandlers = {
  'indicators.table': ({ db }, { yearId }) => indicatorTable(db, yearId),
  'indicators.setCell': (context, input) => {
    setIndicatorCell(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'indicators.setCells': (context, input) => {
    const result = setIndicatorCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
} satisfies HandlersOf<'indicators'>;
