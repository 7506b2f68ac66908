import { Group, NativeSelect, Text, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BudgetDimension, BudgetSource } from '#shared/domain/budget.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { BarChart } from '../../ui/chart/BarChart.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { curveOf, type MonthLine, monthColumns, monthLines } from './month-lines.ts';
import { SourceLine } from './SourceLine.tsx';
import { SourcePicker } from './SourcePicker.tsx';

const text = es.budget.months;
const whole = '';

/** Execution month by month, and the curve of the accumulated devengado, of the whole budget or of one of its rows. */
export function MonthsTab({ yearId, closed }: { readonly yearId: number; readonly closed: boolean }) {
  const [dimension, setDimension] = useState<BudgetDimension>('generica');
  const [code, setCode] = useState(whole);
  const view = useCall('budget.view', { yearId, dimension });
  const months = useCall('budget.months', { yearId, dimension, code: code === whole ? null : code });
  const rows = view.data?.rows ?? [];
  const pim = code === whole ? view.data?.total.pim : rows.find((row) => row.code === code)?.pim;
  return (
    <>
      <Group gap="md" align="end" mb={8}>
        <NativeSelect
          label={text.dimension}
          value={dimension}
          data={(['generica', 'activity'] as const).map((value) => ({ value, label: es.screens.dimensions[value] }))}
          onChange={({ currentTarget }) => {
            setDimension(currentTarget.value === 'activity' ? 'activity' : 'generica');
            setCode(whole);
          }}
        />
        <NativeSelect
          label={text.of}
          value={code}
          data={[
            { value: whole, label: text.whole },
            ...rows.map((row) => ({ value: row.code, label: `${row.code} ${row.name}` })),
          ]}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        {code === whole && <SourcePicker yearId={yearId} dimension="month" closed={closed} />}
      </Group>
      <QueryGate query={months}>
        {({ stages, source }) =>
          source === null || stages.length === 0 ? (
            <Text c="dimmed">{text.none}</Text>
          ) : (
            <Months stages={stages} source={source} pim={pim ?? null} />
          )
        }
      </QueryGate>
    </>
  );
}

type MonthsProps = Parameters<typeof monthLines>[0] & { readonly source: BudgetSource };

function Months({ stages, pim, source }: MonthsProps) {
  const rows = useMemo(() => monthLines({ stages, pim }), [stages, pim]);
  const columns = useMemo(() => monthColumns(stages, source), [stages, source]);
  const curve = useMemo(() => curveOf(rows), [rows]);
  return (
    <>
      <SourceLine source={source} />
      <DataGrid<MonthLine> label={text.gridLabel} columns={columns} rows={rows} rowId={lineId} />
      <section className="chart-section">
        <Title order={2} size="h4">
          {text.accumulated}
        </Title>
        <BarChart {...curve} kind="line" unit={es.screens.budget.millions} />
      </section>
    </>
  );
}

const lineId = ({ month }: MonthLine): string => String(month);
