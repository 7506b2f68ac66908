import { Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCommand } from '../../rpc/hooks.ts';
import type { EditsOutcome, GridEdit } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridRows } from '../../ui/grid/rows.ts';
import { indicatorColumns } from './indicator-columns.ts';
import {
  cellAt,
  type IndicatorLine,
  type IndicatorView,
  indicatorCell,
  indicatorLines,
  lineId,
  lineLook,
  rowOf,
} from './indicator-lines.ts';

const text = es.screens.indicators;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly table: IndicatorTable;
  readonly view: IndicatorView;
  readonly at: string | null;
};

/** Rows come, go and move in the printed table only: in the other views a row has more than one line. */
export function IndicatorGrid({ yearId, closed, table, view, at }: Props) {
  const { mutateAsync } = useCommand('indicators.setCells');
  const rows = useMemo(() => indicatorLines(table, view), [table, view]);
  const columns = useMemo(
    () => indicatorColumns(table.years, { editable: !closed, view }),
    [table.years, closed, view],
  );
  const focusOn = useMemo(() => cellAt(at), [at]);
  const rowActs = useRowActs(yearId, table);
  const save = useCallback(
    async (edits: readonly GridEdit<IndicatorLine>[]): Promise<EditsOutcome> =>
      cellsOutcome(await mutateAsync({ yearId, cells: edits.map(indicatorCell), reason: '' })),
    [mutateAsync, yearId],
  );
  return (
    <>
      <DataGrid<IndicatorLine>
        label={text.gridLabel}
        columns={columns}
        rows={rows}
        rowId={lineId}
        rowLook={lineLook}
        onEdits={save}
        reasonOf={errorText}
        focusOn={focusOn}
        {...(!closed && view === 'table' && { rowActs })}
      />
      <Text size="sm" c="dimmed">
        {text.legend}
      </Text>
    </>
  );
}

function useRowActs(yearId: number, table: IndicatorTable): GridRows<IndicatorLine> {
  const addIndicator = useCommand('indicators.addIndicator').mutateAsync;
  const addLevel = useCommand('indicators.addLevel').mutateAsync;
  const remove = useCommand('indicators.remove').mutateAsync;
  const move = useCommand('indicators.move').mutateAsync;
  return useMemo(
    () => ({
      insert: async (beside, place) => {
        if (beside === null || (beside.kind === 'level' && place === 'before')) {
          const at = beside === null ? -1 : table.levels.findIndex(({ id }) => id === beside.level.id) - 1;
          const after = table.levels[at]?.id ?? null;
          const { id } = await addLevel({ yearId, kind: 'product', name: text.newLevel, after });
          return `level-${id}`;
        }
        const levelId = beside.kind === 'level' ? beside.level.id : beside.indicator.levelId;
        const own = table.rows.filter((row) => row.levelId === levelId).map((row) => row.id);
        const at = beside.kind === 'level' ? -1 : own.indexOf(beside.indicator.id) - (place === 'before' ? 1 : 0);
        const { id } = await addIndicator({ yearId, levelId, name: text.newIndicator, after: own[at] ?? null });
        return String(id);
      },
      remove: async (rows) => {
        await remove({ yearId, rows: rows.map(rowOf) });
        return rows.length;
      },
      move: async (rows, by) =>
        (await move({ yearId, rows: rows.map(rowOf), direction: by === -1 ? 'up' : 'down' })).moved,
    }),
    [yearId, table, addIndicator, addLevel, remove, move],
  );
}
