import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { undoState } from '../platform/undo/edit-log.ts';
import { acceptFinding, reopenFinding } from './decisions.commands.ts';
import { fixFindings } from './fix.commands.ts';

export const checksHandlers = {
  'checks.run': ({ checker }, { yearId }) => checker.check(yearId),
  'checks.accept': (context, input) => {
    acceptFinding(context, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'checks.fix': (context, input) => {
    fixFindings(context, author(context), input);
    return undoState(context.db, input.yearId);
  },
  'checks.reopen': (context, input) => {
    reopenFinding(context.db, author(context), input);
    return undoState(context.db, input.yearId);
  },
} satisfies HandlersOf<'checks'>;
