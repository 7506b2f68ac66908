import { type Finding, type FindingPlace, findingKey, type RuleId } from '#shared/domain/checks.ts';

const key = (rule: RuleId, where: readonly FindingPlace[], subject = ''): string =>
  findingKey({ rule, severity: 'note', where, expected: '', found: '', difference: null, detail: {}, subject });
const gap = (row: string): string =>
  key('physical-financial-gap', [
    { table: 'targets', row, column: 'progress' },
    { table: 'execution-by-activity', row },
  ]);

/** What 2024 has as it was published, finding by finding: checks.test.ts has them in full. */
const known: ReadonlySet<string> = new Set([
  gap('5000276'),
  gap('5006296'),
  key('shares-add-up', [{ table: 'pim-by-generica', row: 'total', column: 'share' }]),
  key('text-contradiction', [{ paragraph: 'section-17' }], 'period enero'),
]);

/** Without those and no others: the same rule in another place stays. */
export const beyondKnown = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((finding) => !known.has(findingKey(finding)));
