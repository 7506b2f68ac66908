import { Button, Text } from '@mantine/core';
import { es } from '#shared/strings/es.ts';
import { errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { Severity } from '../../ui/feedback/Severity.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { Places } from './FindingRow.tsx';
import type { ShownFinding } from './findings-view.ts';

const text = es.screens.checks;

type Props = Pick<YearScreenProps, 'go'> & {
  readonly yearId: number;
  readonly closed: boolean;
  readonly findings: readonly ShownFinding[];
};

/** What was accepted, with its reason, out of the way until somebody looks. */
export function AcceptedFindings({ yearId, closed, findings, go }: Props) {
  const reopen = useCommand('checks.reopen');
  const { say } = useNotices();
  if (findings.length === 0) return null;
  const now = new Date();
  return (
    <details className="checks-accepted">
      <summary>{text.accepted(findings.length)}</summary>
      {reopen.isError && <ErrorNote text={errorText(reopen.error)} />}
      <ul className="checks-list">
        {findings.map((finding) => (
          <li key={finding.key}>
            <Severity level={finding.severity} />
            <div className="checks-what">
              <p>{es.checks.message(finding)}</p>
              {finding.decision && (
                <Text size="sm">
                  {text.acceptedBy(finding.decision.reason, finding.decision.by, timeText(finding.decision.at, now))}
                </Text>
              )}
              <Places finding={finding} go={go} />
            </div>
            <span />
            {!closed && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={text.reopenLong(es.checks.message(finding))}
                onClick={() =>
                  reopen.mutate(
                    { yearId, key: finding.key },
                    { onSuccess: () => say({ tone: 'done', text: text.reopened, undoable: true }) },
                  )
                }
              >
                {text.reopen}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
