import { inOrder } from '#shared/domain/checks.ts';
import { type CheckReport, withDecisions } from '#shared/domain/decisions.ts';
import { findingsOf, type RuleRun, rulesRun, runRules } from '#shared/domain/rule-engine.ts';
import type { Db } from '../platform/db/open.ts';
import { type CheckFacts, factsOf, gatherChecked } from './check-facts.ts';
import { correctionOf } from './corrections.ts';
import { decisionsOfYear } from './decisions.queries.ts';
import { namedPlace } from './places.ts';
import { ruleGroups } from './rule-groups.ts';

export type Checker = {
  /** What the checks say of the year as it stands now, errors first. @throws Refusal `not-found` */
  readonly check: (yearId: number) => CheckReport;
};

/**
 * Keeps what it found of each year, so that after an edit only the rules it touches run again (CK19), and none while nothing
 * was written: bar, preview and overview all ask after the same edit.
 */
export function createChecker({ db, clock }: { readonly db: Db; readonly clock: () => Date }): Checker {
  const runs = new Map<number, RuleRun<CheckFacts>>();
  const last = new Map<number, { readonly state: string; readonly report: Omit<CheckReport, 'ranAt'> }>();
  const findAll = (yearId: number): Omit<CheckReport, 'ranAt'> => {
    const run = runRules(ruleGroups, factsOf(gatherChecked(db, yearId)), runs.get(yearId) ?? null);
    runs.set(yearId, run);
    return {
      findings: withDecisions(inOrder(findingsOf(run)), decisionsOfYear(db, yearId)).map((finding) => ({
        ...finding,
        places: finding.where.map((place) => namedPlace(place, run.facts)),
        fixable: correctionOf(run.facts, finding) !== null,
      })),
      rules: rulesRun(run),
    };
  };
  return {
    check: (yearId) => {
      const state = stateOf(db);
      const known = last.get(yearId);
      const report = known && state !== null && known.state === state ? known.report : findAll(yearId);
      if (state !== null) last.set(yearId, { state, report });
      return { ...report, ranAt: clock().toISOString() };
    },
  };
}

/**
 * Another text whenever this or any other connection has written; `null` within a transaction, for what is rolled back is
 * counted as written too.
 */
function stateOf(db: Db): string | null {
  if (db.inTransaction) return null;
  const own = db.prepare<[], number>('SELECT total_changes()').pluck().get();
  return `${own}:${db.pragma('data_version', { simple: true })}`;
}
