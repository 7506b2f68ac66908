import { type Checked, factsOf } from '#backend/checks/check-facts.ts';
import { ruleGroups } from '#backend/checks/rule-groups.ts';
import { type Finding, inOrder } from '#shared/domain/checks.ts';
import { findingsOf, runRules } from '#shared/domain/rule-engine.ts';

/** All rules over one year (SPEC CK), errors first; pure, so that the same data always gives the same findings. */
export const runChecks = (checked: Checked): readonly Finding[] =>
  inOrder(findingsOf(runRules(ruleGroups, factsOf(checked), null)));
