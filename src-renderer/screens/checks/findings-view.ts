import type { Output } from '#shared/contract/index.ts';
import type { Severity } from '#shared/domain/checks.ts';
import { fold } from '#shared/domain/review/fold.ts';
import { es } from '#shared/strings/es.ts';

export type ShownFinding = Output<'checks.run'>['findings'][number];
export type SeverityFilter = Severity | 'all';

/** What the person asked to see: of one severity or all, with all the words somewhere in it, whatever their accents. */
export function matching(
  findings: readonly ShownFinding[],
  filter: SeverityFilter,
  words: string,
): readonly ShownFinding[] {
  const wanted = fold(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return findings.filter((finding) => {
    if (filter !== 'all' && finding.severity !== filter) return false;
    const said = fold(textOf(finding));
    return wanted.every((word) => said.includes(word));
  });
}

export const countOf = (findings: readonly ShownFinding[], filter: SeverityFilter): number =>
  filter === 'all' ? findings.length : findings.filter(({ severity }) => severity === filter).length;

const textOf = (finding: ShownFinding): string =>
  [
    es.checks.message(finding),
    es.checks.advice(finding),
    ...finding.places.map(({ label }) => label),
    finding.expected,
    finding.found,
    finding.difference ?? '',
    finding.decision?.reason ?? '',
  ].join(' ');
