import { Refusal } from '#shared/contract/errors.ts';
import { author } from '../context.ts';
import type { HandlersOf } from '../platform/rpc/dispatch.ts';
import { forgetLayout, rememberedLayouts, rememberLayout, renameLayout } from './assistant/layouts.ts';
import { importHistory } from './imports.queries.ts';
import { writeOriginal } from './original.ts';
import { planImport } from './plan.ts';
import { discardImport, promoteImport } from './promote.ts';

export const importsHandlers: HandlersOf<'imports'> = {
  'imports.plan': (context, input) => planImport(context, input),
  'imports.promote': (context, { planId, controlPim, accepted }) =>
    promoteImport(context, planId, { controlPim: controlPim ?? null, accepted: accepted ?? [] }),
  'imports.discard': (context, { planId }) => {
    discardImport(context, planId);
    return null;
  },
  'imports.rememberLayout': (context, { planId, name }) => {
    const result = context.plans.get(planId)?.result;
    if (result === undefined) throw new Refusal('plan-expired');
    if (result.kind !== 'table') throw new Refusal('import-refused');
    rememberLayout(context.db, author(context), { name, table: result.table });
    return null;
  },
  'imports.layouts': ({ db }) => rememberedLayouts(db),
  'imports.renameLayout': ({ db }, { id, name }) => {
    renameLayout(db, id, name);
    return null;
  },
  'imports.forgetLayout': ({ db }, { id }) => {
    forgetLayout(db, id);
    return null;
  },
  'imports.original': (context, { batchId }) => writeOriginal(context, batchId),
  'imports.history': ({ db }, { yearId }) => importHistory(db, yearId),
};
