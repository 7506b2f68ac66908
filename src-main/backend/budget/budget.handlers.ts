import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { budgetBreakdown, budgetCross, budgetMonths } from './breakdown.queries.ts';
import { setBudgetCells, setOfficial } from './budget.commands.ts';
import { budgetView } from './budget.queries.ts';
import { removeHistory, setHistory } from './history.commands.ts';
import { budgetHistory } from './history.queries.ts';
import { budgetDifference, budgetSources, sourceLines } from './sources.queries.ts';

export const budgetHandlers: HandlersOf<'budget'> = {
  'budget.view': ({ db }, { yearId, dimension }) => budgetView(db, yearId, dimension),
  'budget.breakdown': ({ db }, { yearId, by }) => budgetBreakdown(db, yearId, by),
  'budget.months': ({ db }, { yearId, ...which }) => budgetMonths(db, yearId, which),
  'budget.cross': ({ db }, { yearId }) => budgetCross(db, yearId),
  'budget.sourceLines': ({ db }, input) => sourceLines(db, input),
  'budget.sources': ({ db }, { yearId }) => budgetSources(db, yearId),
  'budget.difference': ({ db }, input) => budgetDifference(db, input),
  'budget.setOfficial': (context, input) => {
    setOfficial(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'budget.setCells': (context, input) => {
    const result = setBudgetCells(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'budget.history': ({ db }, { yearId }) => budgetHistory(db, yearId),
  'budget.setHistory': (context, input) => {
    const result = setHistory(context.db, author(context), input);
    return { ...result, undo: undoState(context.db, input.yearId) };
  },
  'budget.removeHistory': (context, input) => {
    const removed = removeHistory(context.db, author(context), input);
    return { removed, undo: undoState(context.db, input.yearId) };
  },
};
