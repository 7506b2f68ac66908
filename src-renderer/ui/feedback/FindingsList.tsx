import type { Finding } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { Severity } from './Severity.tsx';

const text = es.frame.findings;
const order = { error: 0, warning: 1, note: 2 } as const;

/** What disagrees, worst first; each sentence names the place and both figures. */
export function FindingsList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="findings-none">{text.noneLong}</p>;
  const sorted = findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
  return (
    <ul className="findings">
      {sorted.map((finding) => (
        <li key={JSON.stringify([finding.rule, finding.where, finding.found])}>
          <Severity level={finding.severity} />
          <p>{es.checks.message(finding)}</p>
        </li>
      ))}
    </ul>
  );
}
