import { Button, Popover } from '@mantine/core';
import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { YearSummary } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../rpc/hooks.ts';
import { FindingsList } from '../ui/feedback/FindingsList.tsx';
import { findingsSummary } from '../ui/feedback/findings-summary.ts';

/** How many disagreements the checks found; the list is one click away. */
export function FindingsButton({ year }: { readonly year: YearSummary }) {
  const [opened, setOpened] = useState(false);
  const findings = useCall('checks.run', { yearId: year.id }).data;
  if (!findings) return null;
  const worst = (['error', 'warning', 'note'] as const).find((level) => findings.some((f) => f.severity === level));
  const Icon = icons[worst ?? 'none'];
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={480}
      trapFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          variant="default"
          size="compact-sm"
          className={`top-findings is-${worst ?? 'none'}`}
          leftSection={<Icon size={16} aria-hidden />}
          title={es.frame.findings.open}
          onClick={() => setOpened(!opened)}
        >
          {findingsSummary(findings)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={es.frame.findings.title} className="findings-panel">
        <FindingsList findings={findings} />
        <Button variant="default" size="compact-sm" onClick={() => setOpened(false)}>
          {es.frame.findings.close}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

const icons = {
  error: IconAlertCircle,
  warning: IconAlertTriangle,
  note: IconInfoCircle,
  none: IconCircleCheck,
} as const;
