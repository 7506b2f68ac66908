import { Button } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { YearSummary } from '#shared/contract/index.ts';
import { severities } from '#shared/domain/checks.ts';
import { openFindings } from '#shared/domain/decisions.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../rpc/hooks.ts';
import { findingsSummary } from '../ui/feedback/findings-summary.ts';
import { goTo } from './route.ts';

/** How many findings wait for an answer (features.md D1); they are one click away. */
export function FindingsButton({ year }: { readonly year: YearSummary }) {
  const report = useCall('checks.run', { yearId: year.id }).data;
  if (!report) return null;
  const open = openFindings(report.findings);
  const worst = severities.find((level) => open.some(({ severity }) => severity === level)) ?? 'none';
  const Icon = icons[worst];
  const summary = findingsSummary(open);
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={`top-findings is-${worst}`}
      leftSection={<Icon size={16} aria-hidden />}
      title={es.frame.findings.open}
      aria-label={es.frame.findings.state(summary)}
      onClick={() => goTo({ yearId: year.id, screen: 'checks' })}
    >
      <span>
        <span className="top-findings-word">{es.frame.findings.word} </span>
        {summary}
      </span>
    </Button>
  );
}

const icons = {
  error: IconAlertCircle,
  warning: IconAlertTriangle,
  note: IconInfoCircle,
  none: IconCircleCheck,
} as const;
