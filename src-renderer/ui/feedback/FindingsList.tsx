import { type Finding, findingKey, inOrder } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { Severity } from './Severity.tsx';

const text = es.frame.findings;

/** What disagrees, worst first; each sentence names the place and both figures. */
export function FindingsList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="findings-none">{text.noneLong}</p>;
  return (
    <ul className="findings">
      {inOrder(findings).map((finding) => (
        <li key={findingKey(finding)}>
          <Severity level={finding.severity} />
          <p>
            {es.checks.message(finding)} <span className="finding-advice">{es.checks.advice(finding)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
