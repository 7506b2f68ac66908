import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { budgetView } from './budget.queries.ts';

export const budgetHandlers: HandlersOf<'budget'> = {
  'budget.view': ({ db }, { yearId, dimension }) => budgetView(db, yearId, dimension),
};
