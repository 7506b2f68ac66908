import { Button, Checkbox, Group, Tabs, Text, Title } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { BudgetDimension, BudgetSource, BudgetView } from '#shared/domain/budget.ts';
import { dateText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { BarChart } from '../../ui/chart/BarChart.tsx';
import { copyText } from '../../ui/clipboard.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { useNotices } from '../../ui/feedback/notices.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { tableTsv } from '../../ui/grid/table-tsv.ts';
import type { YearScreenProps } from '../../ui/screen.ts';
import { type BudgetLine, budgetColumns, budgetLines, chartOf } from './budget-lines.ts';

const text = es.screens.budget;
const dimensions = ['generica', 'activity'] as const satisfies readonly BudgetDimension[];

/** The official budget of the year, by genérica (tables 18-20) and by activity (table 21). */
export function BudgetScreen({ year, go }: YearScreenProps) {
  const [dimension, setDimension] = useState<BudgetDimension>('generica');
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <Tabs
        value={dimension}
        onChange={(value) => setDimension(value === 'activity' ? 'activity' : 'generica')}
        keepMounted={false}
      >
        <Tabs.List>
          {dimensions.map((id) => (
            <Tabs.Tab key={id} value={id}>
              {es.screens.dimensions[id]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {dimensions.map((id) => (
          <Tabs.Panel key={id} value={id} pt="sm">
            <Dimension yearId={year.id} dimension={id} goToImports={() => go('imports')} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

type DimensionProps = {
  readonly yearId: number;
  readonly dimension: BudgetDimension;
  readonly goToImports: () => void;
};

function Dimension({ yearId, dimension, goToImports }: DimensionProps) {
  const view = useCall('budget.view', { yearId, dimension });
  return (
    <QueryGate query={view}>
      {(data) =>
        data.source === null ? (
          <EmptyState title={text.emptyTitle} text={text.emptyText}>
            <Button onClick={goToImports}>{text.goToImports}</Button>
          </EmptyState>
        ) : (
          <BudgetTable view={data} source={data.source} />
        )
      }
    </QueryGate>
  );
}

function BudgetTable({ view, source }: { readonly view: BudgetView; readonly source: BudgetSource }) {
  const inCents = source.scale === 'centimos';
  const [showCents, setShowCents] = useState(false);
  const { say } = useNotices();
  const { rows, total } = useMemo(() => budgetLines(view), [view]);
  const columns = useMemo(
    () =>
      budgetColumns([...rows, total], { dimension: view.dimension, source, decimals: showCents && inCents ? 2 : 0 }),
    [rows, total, view.dimension, source, showCents, inCents],
  );
  const totals = useMemo(() => [total], [total]);
  const chart = useMemo(() => chartOf(view), [view]);
  const copy = (): void => {
    const done = copyText(tableTsv(columns, [...rows, total]));
    say(done ? { tone: 'done', text: text.copied } : { tone: 'error', text: text.copyFailed });
  };
  return (
    <>
      <Group justify="space-between" mb={6}>
        <SourceLine source={source} />
        <Group gap="md">
          {inCents && (
            <Checkbox
              label={text.showCents}
              checked={showCents}
              onChange={({ currentTarget }) => setShowCents(currentTarget.checked)}
            />
          )}
          <Button variant="default" size="compact-sm" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
            {text.copyTable}
          </Button>
        </Group>
      </Group>
      <DataGrid<BudgetLine>
        label={text.gridLabel(es.screens.dimensions[view.dimension])}
        columns={columns}
        rows={rows}
        rowId={lineId}
        totals={totals}
      />
      <section className="chart-section">
        <Title order={2} size="h4">
          {text.chart}
        </Title>
        <BarChart {...chart} unit={text.millions} />
      </section>
    </>
  );
}

const lineId = ({ code }: BudgetLine): string => code;

function SourceLine({ source }: { readonly source: BudgetSource }) {
  const parts = [
    text.source(source.fileName, es.imports.profiles[source.profile] ?? source.profile),
    ...(source.cutOffDate === null ? [] : [text.cutOff(dateText(source.cutOffDate))]),
    text.scales[source.scale],
  ];
  return (
    <Text size="sm" c="dimmed">
      {parts.join(' · ')}
    </Text>
  );
}
