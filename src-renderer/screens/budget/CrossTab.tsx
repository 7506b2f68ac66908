import { Group, NativeSelect, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { type BudgetMeasure, type BudgetSource, budgetMeasures } from '#shared/domain/budget.ts';
import type { BudgetCross } from '#shared/domain/budget-views.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { type CrossLine, crossColumns, crossLines } from './cross-lines.ts';
import { SourceLine } from './SourceLine.tsx';

const text = es.budget.cross;

/** Genérica × actividad for one measure at a time, with totals both ways. */
export function CrossTab({ yearId }: { readonly yearId: number }) {
  const cross = useCall('budget.cross', { yearId });
  return (
    <QueryGate query={cross}>
      {(data) =>
        data.source === null ? <Text c="dimmed">{text.none}</Text> : <Cross data={data} source={data.source} />
      }
    </QueryGate>
  );
}

function Cross({ data, source }: { readonly data: BudgetCross; readonly source: BudgetSource }) {
  const [measure, setMeasure] = useState<BudgetMeasure>('devengado');
  const { rows, total } = useMemo(() => crossLines(data, measure), [data, measure]);
  const columns = useMemo(() => crossColumns(data, { lines: [...rows, total], source }), [data, rows, total, source]);
  const totals = useMemo(() => [total], [total]);
  return (
    <>
      <Group justify="space-between" align="end" mb={6}>
        <SourceLine source={source} />
        <NativeSelect
          label={text.measure}
          value={measure}
          data={budgetMeasures.map((value) => ({ value, label: es.screens.measures[value] }))}
          onChange={({ currentTarget }) =>
            setMeasure(budgetMeasures.find((each) => each === currentTarget.value) ?? 'devengado')
          }
        />
      </Group>
      <DataGrid<CrossLine>
        label={text.gridLabel(es.screens.measures[measure])}
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

const lineId = ({ code }: CrossLine): string => code;
