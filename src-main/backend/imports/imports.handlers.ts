import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { importHistory } from './imports.queries.ts';
import { writeOriginal } from './original.ts';
import { planImport } from './plan.ts';
import { discardImport, promoteImport } from './promote.ts';

export const importsHandlers: HandlersOf<'imports'> = {
  'imports.plan': (context, input) => planImport(context, input),
  'imports.promote': (context, { planId, controlPim }) => promoteImport(context, planId, controlPim ?? null),
  'imports.discard': (context, { planId }) => {
    discardImport(context, planId);
    return null;
  },
  'imports.original': (context, { batchId }) => writeOriginal(context, batchId),
  'imports.history': ({ db }, { yearId }) => importHistory(db, yearId),
};
