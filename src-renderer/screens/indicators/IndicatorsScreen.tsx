import { Button, Group, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { IndicatorTable } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { WithCellPanel } from '../../parts/cells/CellPanel.tsx';
import { errorText } from '../../rpc/client.ts';
import { useCall, useCommand } from '../../rpc/hooks.ts';
import { useCellInFocus } from '../../ui/cell-in-focus.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { ErrorNote } from '../../ui/feedback/ErrorNote.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { IndicatorGrid } from './IndicatorGrid.tsx';
import { IndicatorSheet } from './IndicatorSheet.tsx';
import './indicators.css';
import { type IndicatorView, storyOf } from './indicator-lines.ts';
import { NotesSection } from './NotesSection.tsx';
import { ViewBar } from './ViewBar.tsx';

const text = es.screens.indicators;

/** Performance indicators as table 23 prints them: years of history, years of goals, notes below. */
export function IndicatorsScreen({ year, go, at }: YearScreenProps) {
  const table = useCall('indicators.table', { yearId: year.id });
  const closed = year.state === 'closed';
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={table}>
        {(data) =>
          data.levels.length === 0 ? (
            <NoIndicators yearId={year.id} closed={closed} goHome={() => go('home')} />
          ) : (
            <>
              <Table yearId={year.id} fiscalYear={year.year} closed={closed} table={data} at={at} />
              <NotesSection yearId={year.id} closed={closed} table={data} />
            </>
          )
        }
      </QueryGate>
    </>
  );
}

type EmptyProps = { readonly yearId: number; readonly closed: boolean; readonly goHome: () => void };

function NoIndicators({ yearId, closed, goHome }: EmptyProps) {
  const add = useCommand('indicators.addLevel');
  return (
    <EmptyState title={text.emptyTitle} text={text.emptyText}>
      <Group justify="center">
        {!closed && (
          <Button
            loading={add.isPending}
            onClick={() => add.mutate({ yearId, kind: 'result', name: text.newLevel, after: null })}
          >
            {text.addLevel}
          </Button>
        )}
        <Button variant="default" onClick={goHome}>
          {text.goHome}
        </Button>
      </Group>
      {add.isError && <ErrorNote text={errorText(add.error)} />}
    </EmptyState>
  );
}

type TableProps = {
  readonly yearId: number;
  readonly fiscalYear: number;
  readonly closed: boolean;
  readonly table: IndicatorTable;
  readonly at: string | null;
};

function Table({ yearId, fiscalYear, closed, table, at }: TableProps) {
  const [view, setView] = useState<IndicatorView>('table');
  const [sheetOpen, setSheetOpen] = useState(false);
  const { cell, around } = useCellInFocus();
  const place = useMemo(() => placeOf(table, cell), [table, cell]);
  return (
    <>
      <ViewBar
        yearId={yearId}
        fiscalYear={fiscalYear}
        closed={closed}
        table={table}
        view={view}
        onView={setView}
        sheetOpen={sheetOpen}
        onSheet={setSheetOpen}
      />
      <div className={sheetOpen ? 'with-sheet' : undefined}>
        <div ref={around}>
          <WithCellPanel yearId={yearId} closed={closed} storyOf={(found) => storyOf(table, found)}>
            <IndicatorGrid yearId={yearId} closed={closed} table={table} view={view} at={at} />
          </WithCellPanel>
        </div>
        {sheetOpen && (
          <IndicatorSheet
            yearId={yearId}
            closed={closed}
            table={table}
            place={place}
            onClose={() => setSheetOpen(false)}
          />
        )}
      </div>
    </>
  );
}

/** The row that the cursor is in, whichever of its lines, and the year of its column. */
function placeOf({ rows, levels, years }: IndicatorTable, cell: ReturnType<typeof useCellInFocus>['cell']) {
  if (cell === null) return null;
  const level = levels.find(({ id }) => `level-${id}` === cell.row) ?? null;
  const indicator = rows.find(({ id }) => String(id) === cell.row.split('-')[0]) ?? null;
  const year = years.find((each) => String(each.year) === cell.column)?.year ?? null;
  return { level, indicator: level ? null : indicator, year };
}
