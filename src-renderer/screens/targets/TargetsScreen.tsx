import { Button, Checkbox, Text, Title } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import type { TargetRow } from '#shared/contract/index.ts';
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
  lineId,
  lineLook,
  storyOf,
  type TargetLine,
  targetCell,
  targetColumns,
  targetLines,
} from './target-lines.ts';

const text = es.screens.targets;

/** Physical goals by activity, with the share of each organic unit under them (table 22, PG4). */
export function TargetsScreen({ year, go, at }: YearScreenProps) {
  const targets = useCall('targets.list', { yearId: year.id });
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={targets}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={text.emptyTitle} text={text.emptyText}>
              <Button onClick={() => go('imports')}>{text.goToImports}</Button>
            </EmptyState>
          ) : (
            <TargetGrid yearId={year.id} closed={year.state === 'closed'} targets={list} at={at} />
          )
        }
      </QueryGate>
    </>
  );
}

type GridProps = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly targets: readonly TargetRow[];
  readonly at: string | null;
};

function TargetGrid({ yearId, closed, targets, at }: GridProps) {
  const [withUnits, setWithUnits] = useState(true);
  const { mutateAsync } = useCommand('targets.setCells');
  const rows = useMemo(() => targetLines(targets, withUnits), [targets, withUnits]);
  const columns = useMemo(() => targetColumns(!closed), [closed]);
  const focusOn = useMemo(() => cellAt(targets, at), [targets, at]);
  const save = useCallback(
    async (edits: readonly GridEdit<TargetLine>[]): Promise<EditsOutcome> =>
      cellsOutcome(await mutateAsync({ yearId, cells: edits.map(targetCell), reason: '' })),
    [mutateAsync, yearId],
  );
  return (
    <>
      <Checkbox
        label={text.showUnits}
        checked={withUnits}
        onChange={({ currentTarget }) => setWithUnits(currentTarget.checked)}
      />
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
        />
      </WithCellPanel>
      <Text size="sm" c="dimmed">
        {text.hint}
      </Text>
    </>
  );
}
