import type { BudgetSource } from '#shared/domain/budget.ts';
import type { SourceLines } from '#shared/domain/budget-views.ts';
import { sourceLines } from '../budget/sources.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { printedTargets, type TargetData } from '../targets/targets.queries.ts';

/** The figures that the tables are made of, for whoever wants to follow one to its file and row (IM12). */
export type BehindTables = {
  /** One per official file; a file that feeds both dimensions is there once. */
  readonly sources: readonly (SourceLines & { readonly source: BudgetSource })[];
  /** With their split by organic unit. */
  readonly targets: readonly TargetData[];
};

export const nothingBehind: BehindTables = { sources: [], targets: [] };

export function behindTables(db: Db, yearId: number): BehindTables {
  const everything = { genericaCode: null, activityCode: null, fundingSourceCode: null, rubroCode: null };
  const found = (['generica', 'activity'] as const).map((dimension) =>
    sourceLines(db, { yearId, dimension, ...everything, limit: Number.MAX_SAFE_INTEGER }),
  );
  const byBatch = new Map(
    found.flatMap(({ source, ...lines }) => (source === null ? [] : [[source.batchId, { source, ...lines }] as const])),
  );
  return { sources: [...byBatch.values()], targets: printedTargets(db, yearId).targets };
}
