import { Button, Text, Title } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { cellsOutcome, errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { EditsOutcome, GridEdit } from '../../ui/grid/columns.ts';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import {
  type IndicatorLine,
  indicatorCell,
  indicatorColumns,
  indicatorLines,
  lineId,
  lineLook,
} from './indicator-lines.ts';

const text = es.screens.indicators;

/** Performance indicators as table 23 prints them: years of history, years of goals, notes below. */
export function IndicatorsScreen({ year, go }: YearScreenProps) {
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
              <IndicatorGrid yearId={year.id} closed={year.state === 'closed'} table={data} />
              <Notes yearId={year.id} />
            </>
          )
        }
      </QueryGate>
    </>
  );
}

type GridProps = { readonly yearId: number; readonly closed: boolean; readonly table: IndicatorTable };

function IndicatorGrid({ yearId, closed, table }: GridProps) {
  const { mutateAsync } = useCommand('indicators.setCells');
  const rows = useMemo(() => indicatorLines(table.rows), [table.rows]);
  const columns = useMemo(() => indicatorColumns(table.years, !closed), [table.years, closed]);
  const save = useCallback(
    async (edits: readonly GridEdit<IndicatorLine>[]): Promise<EditsOutcome> =>
      cellsOutcome(await mutateAsync({ yearId, cells: edits.map(indicatorCell) })),
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
      />
      <Text size="sm" c="dimmed">
        {text.legend}
      </Text>
    </>
  );
}

/** The notes as the chapter prints them under the table, with the same numbers. */
function Notes({ yearId }: { readonly yearId: number }) {
  const model = useCall('chapter.model', { yearId }).data;
  const notes =
    model?.blocks.flatMap((block) =>
      block.kind === 'table' && block.table.key === 'indicators' ? block.table.notes : [],
    ) ?? [];
  if (notes.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h4">
        {text.notes}
      </Title>
      <ul className="notes">
        {notes.map((note) => (
          <li key={note.number}>
            <span className="note-number">{`${note.number}/`}</span> {note.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
