import { Button, Group, SegmentedControl, Text, TextInput, Title } from '@mantine/core';
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import type { Output } from '#shared/contract/index.ts';
import { severities } from '#shared/domain/checks.ts';
import { openCounts, openFindings } from '#shared/domain/decisions.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { timeText } from '../../ui/clock.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { AcceptedFindings } from './AcceptedFindings.tsx';
import { FindingRow } from './FindingRow.tsx';
import { FixButton } from './FixButton.tsx';
import { countOf, matching, type SeverityFilter, type ShownFinding } from './findings-view.ts';

const text = es.screens.checks;
const filters = ['all', ...severities] as const satisfies readonly SeverityFilter[];

type Props = Pick<YearScreenProps, 'year' | 'go'>;

/** Everything that does not agree, worst first, with the way to put it right or to answer for it. */
export function FindingsTab({ year, go }: Props) {
  const report = useCall('checks.run', { yearId: year.id });
  return (
    <QueryGate query={report}>
      {(data) => (
        <Report year={year} go={go} report={data} again={() => void report.refetch()} running={report.isFetching} />
      )}
    </QueryGate>
  );
}

type ReportProps = Props & {
  readonly report: Output<'checks.run'>;
  readonly again: () => void;
  readonly running: boolean;
};

function Report({ year, go, report, again, running }: ReportProps) {
  const [filter, setFilter] = useState<SeverityFilter>('all');
  const [words, setWords] = useState('');
  const { findings, rules, ranAt } = report;
  const time = timeText(ranAt, new Date());
  const open = openFindings(findings);
  const shown = matching(open, filter, words);
  const accepted = findings.filter(({ state }) => state === 'accepted');
  const closed = year.state === 'closed';
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Readiness report={report} />
        <Group gap="sm">
          <Text size="sm" c="dimmed">
            {text.ran(rules, time)}
          </Text>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconRefresh size={16} aria-hidden />}
            aria-keyshortcuts="F9"
            loading={running}
            onClick={again}
          >
            {text.runNow}
          </Button>
        </Group>
      </Group>
      {findings.length === 0 ? (
        <p className="checks-none">
          <IconCircleCheck size={18} aria-hidden />
          {text.none(rules, time)}
        </p>
      ) : (
        <>
          <Group gap="sm" mb="sm">
            <SegmentedControl
              size="xs"
              aria-label={text.filter}
              value={filter}
              data={filters.map((value) => ({ value, label: text.filters[value](countOf(open, value)) }))}
              onChange={(value) => setFilter(filters.find((each) => each === value) ?? 'all')}
            />
            <TextInput
              size="xs"
              type="search"
              aria-label={text.search}
              placeholder={text.search}
              className="checks-search"
              value={words}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
          </Group>
          {shown.length === 0 && <Text c="dimmed">{open.length === 0 ? text.noneOpen : text.noneShown}</Text>}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside, which do the work */}
          <div onKeyDown={moveWithArrows}>
            {severities
              .map((severity) => ({ severity, of: shown.filter((finding) => finding.severity === severity) }))
              .filter(({ of }) => of.length > 0)
              .map(({ severity, of }) => (
                <section key={severity} className="checks-group" aria-label={text.groups[severity]}>
                  <Group gap="sm" mb={4}>
                    <Title order={2} size="h5">
                      {text.groups[severity]} ({of.length})
                    </Title>
                    {!closed && <FixAll yearId={year.id} findings={of} />}
                  </Group>
                  <ul className="checks-list">
                    {of.map((finding) => (
                      <FindingRow key={finding.key} yearId={year.id} closed={closed} finding={finding} go={go} />
                    ))}
                  </ul>
                </section>
              ))}
          </div>
          <AcceptedFindings yearId={year.id} closed={closed} findings={matching(accepted, 'all', words)} go={go} />
        </>
      )}
    </>
  );
}

/** One button for everything in sight that the program can put right itself. */
function FixAll({ yearId, findings }: { readonly yearId: number; readonly findings: readonly ShownFinding[] }) {
  const fixable = findings.filter((finding) => finding.fixable);
  if (fixable.length < 2) return null;
  return <FixButton yearId={yearId} findings={fixable} label={text.fixAll(fixable.length)} />;
}

/** CK15 in a line. */
function Readiness({ report }: { readonly report: Output<'checks.run'> }) {
  const { errors, warnings } = openCounts(report.findings);
  return errors + warnings === 0 ? (
    <span className="checks-ready">
      <IconCircleCheck size={16} aria-hidden />
      {text.ready}
    </span>
  ) : (
    <span>{text.notReady(errors, warnings)}</span>
  );
}

/** Up and down go from finding to finding; each has one way to its place that takes the focus. */
function moveWithArrows(event: KeyboardEvent<HTMLElement>): void {
  if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || !(event.target instanceof HTMLElement)) return;
  if (event.target.matches('input, textarea')) return;
  const ways = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-first-place]')];
  const here = ways.findIndex((way) => way.closest('li')?.contains(event.target as Node));
  const next = ways[here + (event.key === 'ArrowDown' ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
