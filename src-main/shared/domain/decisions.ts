import { type Finding, findingKey, findingNumbers, type RuleId } from './checks.ts';

/** A finding that somebody accepted, with the numbers it had then (CK14). */
export type Decision = {
  readonly finding: string;
  readonly numbers: string;
  readonly reason: string;
  readonly by: string;
  /** ISO time. */
  readonly at: string;
};

/**
 * `open`: nobody answered it. `accepted`: with the numbers it has now. `returned`: it was accepted, but its numbers are others
 * since, so it is open again and says what was accepted.
 */
export type FindingState = 'open' | 'accepted' | 'returned';

/** A place of a finding in words; `address` is what the window opens to show it, `null` where there is nothing to show. */
export type NamedPlace = { readonly label: string; readonly address: string | null };

export type CheckedFinding = Finding & {
  readonly key: string;
  readonly state: FindingState;
  readonly decision: Pick<Decision, 'reason' | 'by' | 'at'> | null;
  /** May be accepted; what would print without its figure, its source or its cut-off must be put right. */
  readonly acceptable: boolean;
};

/** What the checks say of a year (CK15). `places`: those of `where`, in its order. `fixable`: `checks.fix` puts it right. */
export type CheckReport = {
  readonly findings: readonly (CheckedFinding & {
    readonly places: readonly NamedPlace[];
    readonly fixable: boolean;
  })[];
  /** How many rules were checked, and when (ISO time). */
  readonly rules: number;
  readonly ranAt: string;
};

/** NA12, IM14: without these the chapters would not say what they have to. */
const mustBePutRight = ['missing-figure', 'source-missing', 'cut-off-unknown'] as const satisfies readonly RuleId[];

export function withDecisions(findings: readonly Finding[], decisions: readonly Decision[]): readonly CheckedFinding[] {
  const byKey = new Map(decisions.map((decision) => [decision.finding, decision]));
  return findings.map((finding): CheckedFinding => {
    const key = findingKey(finding);
    const acceptable = !mustBePutRight.some((rule) => rule === finding.rule);
    const decided = byKey.get(key);
    if (!decided) return { ...finding, key, acceptable, state: 'open', decision: null };
    const { reason, by, at } = decided;
    const state = decided.numbers === findingNumbers(finding) ? 'accepted' : 'returned';
    return { ...finding, key, acceptable, state, decision: { reason, by, at } };
  });
}

/** What still needs an answer: everything that is not accepted as it stands. */
export const openFindings = <F extends CheckedFinding>(findings: readonly F[]): readonly F[] =>
  findings.filter(({ state }) => state !== 'accepted');

/** CK15: what keeps the chapters from being issued as final. Notes are facts to know and keep nothing back. */
export const openCounts = (findings: readonly CheckedFinding[]): FindingCounts => countsOf(openFindings(findings));

export type FindingCounts = { readonly errors: number; readonly warnings: number };

/** What the pages say of the checks (OU11): what waits for an answer, and what was accepted with a reason. */
export type CheckState = { readonly open: FindingCounts; readonly accepted: FindingCounts };

export const checkState = (findings: readonly CheckedFinding[]): CheckState => ({
  open: openCounts(findings),
  accepted: countsOf(findings.filter(({ state }) => state === 'accepted')),
});

function countsOf(findings: readonly CheckedFinding[]): FindingCounts {
  const count = (severity: Finding['severity']): number => findings.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}
