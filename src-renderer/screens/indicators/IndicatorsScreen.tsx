import { Button, Text, Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { WithCellPanel } from '../../parts/cells/CellPanel.tsx';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { EditsOutcome, GridEdit } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import {
  cellAt,
  type IndicatorLine,
  indicatorCell,
  indicatorColumns,
  indicatorLines,
  lineId,
  lineLook,
  storyOf,
} from './indicator-lines.ts';
import { NotesSection } from './NotesSection.tsx';

const text = es.screens.indicators;

/** Performance indicators as table 23 prints them: years of history, years of goals, notes below. */
export function IndicatorsScreen({ year, go, at }: YearScreenProps) {
  const table = useCall('indicators.table', { yearId: year.id });
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={table}>
        {(data) =>
          data.rows.length === 0 ? (
            <EmptyState title={text.emptyTitle} text={text.emptyText}>
              <Button onClick={() => go('home')}>{text.goHome}</Button>
            </EmptyState>
          ) : (
            <>
              <IndicatorGrid yearId={year.id} closed={year.state === 'closed'} table={data} at={at} />
              <NotesSection yearId={year.id} closed={year.state === 'closed'} table={data} />
            </>
          )
        }
      </QueryGate>
    </>
  );
}

type GridProps = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly table: IndicatorTable;
  readonly at: string | null;
};

function IndicatorGrid({ yearId, closed, table, at }: GridProps) {
  const { mutateAsync } = useCommand('indicators.setCells');
  const rows = useMemo(() => indicatorLines(table.rows), [table.rows]);
  const columns = useMemo(() => indicatorColumns(table.years, !closed), [table.years, closed]);
  const focusOn = useMemo(() => cellAt(at), [at]);
  const save = useCallback(
    async (edits: readonly GridEdit<IndicatorLine>[]): Promise<EditsOutcome> =>
      cellsOutcome(await mutateAsync({ yearId, cells: edits.map(indicatorCell), reason: '' })),
    [mutateAsync, yearId],
  );
  return (
    <>
      <WithCellPanel yearId={yearId} closed={closed} storyOf={(cell) => storyOf(table, cell)}>
        <DataGrid<IndicatorLine>
          label={text.gridLabel}
          columns={columns}
          rows={rows}
          rowId={lineId}
          rowLook={lineLook}
          onEdits={save}
          reasonOf={errorText}
          focusOn={focusOn}
        />
      </WithCellPanel>
      <Text size="sm" c="dimmed">
        {text.legend}
      </Text>
    </>
  );
}
