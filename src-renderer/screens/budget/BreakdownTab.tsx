import { Text } from '@mantine/core';
import { useMemo } from 'react';
import type { BudgetSource } from '#shared/domain/budget.ts';
import type { BudgetBreakdown, BudgetGrouping } from '#shared/domain/budget-views.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { type BudgetLine, budgetColumns, budgetLines } from './budget-lines.ts';
import { SourceLine } from './SourceLine.tsx';

/** The imported budget by fuente de financiamiento or by rubro. */
export function BreakdownTab({ yearId, by }: { readonly yearId: number; readonly by: BudgetGrouping }) {
  const breakdown = useCall('budget.breakdown', { yearId, by });
  return (
    <QueryGate query={breakdown}>
      {(data) =>
        data.source === null ? (
          <Text c="dimmed">{es.budget.noGrouping(es.budget.groupings[by])}</Text>
        ) : (
          <Breakdown data={data} source={data.source} />
        )
      }
    </QueryGate>
  );
}

function Breakdown({ data, source }: { readonly data: BudgetBreakdown; readonly source: BudgetSource }) {
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
      <SourceLine source={source} />
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
