import { Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import type { BudgetSource } from '#shared/domain/budget.ts';
import type { BudgetBreakdown, BudgetGrouping } from '#shared/domain/budget-views.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { type BudgetLine, budgetColumns, budgetLines } from './budget-lines.ts';
import { SourceLine } from './SourceLine.tsx';
import { SourcePicker } from './SourcePicker.tsx';

type Props = { readonly yearId: number; readonly by: BudgetGrouping; readonly closed: boolean };

/** The imported budget by product, fuente de financiamiento or rubro. */
export function BreakdownTab({ yearId, by, closed }: Props) {
  const breakdown = useCall('budget.breakdown', { yearId, by });
  return (
    <QueryGate query={breakdown}>
      {(data) =>
        data.source === null ? (
          <Text c="dimmed">{es.budget.noGrouping(es.budget.groupings[by])}</Text>
        ) : (
          <Breakdown data={data} source={data.source} yearId={yearId} closed={closed} />
        )
      }
    </QueryGate>
  );
}

type BreakdownProps = Omit<Props, 'by'> & { readonly data: BudgetBreakdown; readonly source: BudgetSource };

function Breakdown({ data, source, yearId, closed }: BreakdownProps) {
  const { rows, total } = useMemo(() => budgetLines(data), [data]);
  const columns = useMemo(
    () =>
      budgetColumns([...rows, total], {
        nameLabel: es.budget.groupings[data.by],
        source,
        decimals: 0,
        allStages: true,
      }),
    [rows, total, data.by, source],
  );
  const totals = useMemo(() => [total], [total]);
  return (
    <>
      <Group justify="space-between" mb={6}>
        <SourceLine source={source} />
        <SourcePicker yearId={yearId} dimension={data.by} closed={closed} />
      </Group>
      <DataGrid<BudgetLine>
        label={es.screens.budget.gridLabel(es.budget.tabs[data.by])}
        columns={columns}
        rows={rows}
        rowId={lineId}
        totals={totals}
      />
      <Text size="sm" c="dimmed">
        {es.budget.importedOnly}
      </Text>
    </>
  );
}

const lineId = ({ code }: BudgetLine): string => code;
