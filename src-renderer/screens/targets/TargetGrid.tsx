import { Text } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { TargetRow } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { WithCellPanel } from '../../parts/cells/CellPanel.tsx';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';
import type { EditsOutcome, GridEdit } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { GridRows } from '../../ui/grid/rows.ts';
import type { GoalPlace } from './NewGoalDialog.tsx';
import { targetColumns } from './target-columns.ts';
import {
  lineId,
  lineLook,
  newGoal,
  type Period,
  storyOf,
  type TargetLine,
  targetCell,
  targetLines,
} from './target-lines.ts';

const text = es.screens.targets;

type Props = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly targets: readonly TargetRow[];
  readonly poiVersion: string;
  readonly period: Period;
  readonly focusOn: CellInFocus | null;
  /** A person wants a new goal there. */
  readonly onNew: (beside: GoalPlace['beside']) => void;
};

/** The goals of one POI version, as the chosen kind of period shows them. */
export function TargetGrid({ yearId, closed, targets, poiVersion, period, focusOn, onNew }: Props) {
  const [shut, setShut] = useState<ReadonlySet<number>>(new Set());
  const { mutateAsync } = useCommand('targets.setCells');
  const unitsOfMeasure = useCall('targets.choices', { yearId }).data?.unitsOfMeasure;
  const rows = useMemo(() => targetLines(targets, shut), [targets, shut]);
  const columns = useMemo(
    () => targetColumns({ editable: !closed, period, unitsOfMeasure: unitsOfMeasure ?? [] }),
    [closed, period, unitsOfMeasure],
  );
  const rowActs = useGoalActs({ yearId, poiVersion, onNew });
  const save = useCallback(
    async (edits: readonly GridEdit<TargetLine>[]): Promise<EditsOutcome> =>
      cellsOutcome(await mutateAsync({ yearId, cells: edits.map(targetCell), reason: '' })),
    [mutateAsync, yearId],
  );
  const onExpand = useCallback(
    ({ target }: TargetLine, open: boolean) =>
      setShut((old) => {
        const next = new Set(old);
        if (open) next.delete(target.id);
        else next.add(target.id);
        return next;
      }),
    [],
  );
  return (
    <>
      <WithCellPanel yearId={yearId} closed={closed} storyOf={(cell) => storyOf(rows, cell)}>
        <DataGrid<TargetLine>
          label={text.gridLabel}
          columns={columns}
          rows={rows}
          rowId={lineId}
          rowLook={lineLook}
          onEdits={save}
          reasonOf={errorText}
          focusOn={focusOn}
          onExpand={onExpand}
          {...(!closed && { rowActs })}
        />
      </WithCellPanel>
      <Text size="sm" c="dimmed">
        {text.hints[period]}
      </Text>
    </>
  );
}

type ActOptions = Pick<Props, 'yearId' | 'poiVersion' | 'onNew'>;

/** Goals come through a form, or from a pasted block; shares of organic units go with the same key as goals. */
function useGoalActs({ yearId, poiVersion, onNew }: ActOptions): GridRows<TargetLine> {
  const add = useCommand('targets.addGoals').mutateAsync;
  const remove = useCommand('targets.removeRows').mutateAsync;
  const move = useCommand('targets.moveGoals').mutateAsync;
  return useMemo(
    () => ({
      insert: async (beside, place) => {
        onNew(beside && { id: beside.target.id, place });
        return null;
      },
      remove: async (lines) => {
        const goals = new Set(lines.filter(({ unit }) => !unit).map(({ target }) => target.id));
        const units = lines.flatMap(({ target, unit }) => (unit && !goals.has(target.id) ? [unit.id] : []));
        await remove({ yearId, ids: [...goals], unitIds: units });
        return goals.size + units.length;
      },
      move: async (lines, by) =>
        (await move({ yearId, ids: [...new Set(lines.map(({ target }) => target.id))], by })).moved,
      append: async (edits, added) =>
        cellsOutcome(
          await add({
            yearId,
            poiVersion,
            beside: null,
            goals: added.map(newGoal),
            newUnit: null,
            cells: edits.map(targetCell),
          }),
        ),
    }),
    [yearId, poiVersion, onNew, add, remove, move],
  );
}
