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

/** Keeps what it found of each year, so that after an edit only the rules it touches run again (CK19). */
export function createChecker({ db, clock }: { readonly db: Db; readonly clock: () => Date }): Checker {
  const runs = new Map<number, RuleRun<CheckFacts>>();
  return {
    check: (yearId) => {
      const run = runRules(ruleGroups, factsOf(gatherChecked(db, yearId)), runs.get(yearId) ?? null);
      runs.set(yearId, run);
      return {
        findings: withDecisions(inOrder(findingsOf(run)), decisionsOfYear(db, yearId)).map((finding) => ({
          ...finding,
          places: finding.where.map((place) => namedPlace(place, run.facts)),
          fixable: correctionOf(run.facts, finding) !== null,
        })),
        rules: rulesRun(run),
        ranAt: clock().toISOString(),
      };
    },
  };
}
