import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { HistoryYear } from '#shared/domain/budget-history.ts';
import { es } from '#shared/strings/es.ts';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { BarChart } from '../../ui/chart/BarChart.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { EditsOutcome, GridEdit } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridRows } from '../../ui/grid/rows.ts';
import { historyCell, historyChart, historyColumns, historyRow, lineId } from './history-lines.ts';

const text = es.budget.history;
type Props = { readonly yearId: number; readonly closed: boolean };

/** PIA, PIM, devengado and progress over the years: imported ones, and those that a person writes down (MY3). */
export function HistoryTab({ yearId, closed }: Props) {
  const history = useCall('budget.history', { yearId });
  return <QueryGate query={history}>{(years) => <History yearId={yearId} closed={closed} years={years} />}</QueryGate>;
}

function History({ yearId, closed, years }: Props & { readonly years: readonly HistoryYear[] }) {
  const { mutateAsync: set } = useCommand('budget.setHistory');
  const [kind, setKind] = useState<'bar' | 'line'>('bar');
  // The latest first, so that a row added at the end is the year before.
  const rows = useMemo(() => years.toReversed(), [years]);
  const columns = useMemo(() => historyColumns(rows, !closed), [rows, closed]);
  const chart = useMemo(() => historyChart(years), [years]);
  const save = useCallback(
    async (edits: readonly GridEdit<HistoryYear>[]): Promise<EditsOutcome> =>
      cellsOutcome(await set({ yearId, cells: edits.map(historyCell), added: [] })),
    [set, yearId],
  );
  const rowActs = useRowActs(yearId);
  return (
    <>
      {!closed && (
        <Text size="sm" c="dimmed" mb={6}>
          {text.lead}
        </Text>
      )}
      <DataGrid<HistoryYear>
        label={text.gridLabel}
        columns={columns}
        rows={rows}
        rowId={lineId}
        onEdits={save}
        reasonOf={errorText}
        {...(!closed && { rowActs })}
      />
      <section className="chart-section">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {text.chart}
          </Title>
          <SegmentedControl
            size="xs"
            aria-label={text.kindLabel}
            value={kind}
            data={(['bar', 'line'] as const).map((value) => ({ value, label: text.kinds[value] }))}
            onChange={(value) => setKind(value === 'line' ? 'line' : 'bar')}
          />
        </Group>
        <BarChart {...chart} kind={kind} unit={es.screens.budget.millions} />
      </section>
    </>
  );
}

function useRowActs(yearId: number): GridRows<HistoryYear> {
  const { mutateAsync: set } = useCommand('budget.setHistory');
  const { mutateAsync: removeYears } = useCommand('budget.removeHistory');
  return useMemo(
    () => ({
      insert: async () => {
        const { years } = await set({ yearId, cells: [], added: [{}] });
        return years[0] === undefined ? null : String(years[0]);
      },
      remove: async (rows) => (await removeYears({ yearId, years: rows.map(({ year }) => year) })).removed,
      append: async (edits, added) =>
        cellsOutcome(await set({ yearId, cells: edits.map(historyCell), added: added.map(historyRow) })),
    }),
    [yearId, set, removeYears],
  );
}
