import type { ImportPlan } from '#shared/domain/imports.ts';
import type { ParseResult } from './runner.ts';

/** A plan a person is looking at, with what promote needs to apply exactly it. */
export type PendingPlan = {
  readonly plan: ImportPlan;
  readonly result: ParseResult;
  /** The upload the plan was made from; it lives as long as the plan. */
  readonly handle: string;
  readonly path: string;
};

/** Plans that wait for a decision. They die with the process: a plan is cheap to make again, an unseen import is not. */
export type PendingPlans = {
  /** Keeps the plan; returns the ones it pushed out, so that their uploads can be discarded. */
  readonly keep: (pending: PendingPlan) => readonly PendingPlan[];
  readonly get: (planId: string) => PendingPlan | null;
  readonly drop: (planId: string) => PendingPlan | null;
};

/** A parsed file of a big unit takes tens of megabytes, and a person decides about one file at a time. */
const KEPT = 4;

export function createPendingPlans(): PendingPlans {
  const plans = new Map<string, PendingPlan>();
  const drop = (planId: string): PendingPlan | null => {
    const pending = plans.get(planId) ?? null;
    plans.delete(planId);
    return pending;
  };
  return {
    keep: (pending) => {
      // The same file planned again, with another choice: the upload goes on to the newer plan.
      for (const [planId, { handle }] of plans) if (handle === pending.handle) plans.delete(planId);
      plans.set(pending.plan.planId, pending);
      return [...plans.keys()].slice(0, -KEPT).flatMap((planId) => drop(planId) ?? []);
    },
    get: (planId) => plans.get(planId) ?? null,
    drop,
  };
}
