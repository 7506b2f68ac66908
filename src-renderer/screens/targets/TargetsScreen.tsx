import { Button, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PoiVersion, TargetRow } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { useCall } from '../../rpc/hooks.ts';
import { type CellInFocus, isSameCell, useCellInFocus } from '../../ui/cell-in-focus.ts';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import type { YearScreenProps } from '../../ui/screen.ts';
import { GoalSheet } from './GoalSheet.tsx';
import { type GoalPlace, NewGoalDialog } from './NewGoalDialog.tsx';
import { type GoalView, TargetBar } from './TargetBar.tsx';
import { TargetGrid } from './TargetGrid.tsx';
import './targets.css';
import { cellAt } from './target-lines.ts';
import { type VersionLine, versionColumns, versionLineId, versionLines, versionLook } from './version-lines.ts';

const text = es.screens.targets;

/** Physical goals of a POI version: by year, quarter or month, with the share of each organic unit under them (PG1-PG7). */
export function TargetsScreen({ year, go, at }: YearScreenProps) {
  const targets = useCall('targets.list', { yearId: year.id });
  const versions = useCall('targets.versions', { yearId: year.id });
  const closed = year.state === 'closed';
  return (
    <>
      <Title order={1}>{text.title}</Title>
      <QueryGate query={targets}>
        {(list) => (
          <QueryGate query={versions}>
            {(known) =>
              known.length === 0 ? (
                <NoGoals yearId={year.id} closed={closed} goToImports={() => go('imports')} />
              ) : (
                <Goals yearId={year.id} closed={closed} targets={list} versions={known} at={at} />
              )
            }
          </QueryGate>
        )}
      </QueryGate>
    </>
  );
}

type EmptyProps = { readonly yearId: number; readonly closed: boolean; readonly goToImports: () => void };

function NoGoals({ yearId, closed, goToImports }: EmptyProps) {
  const [adding, setAdding] = useState(false);
  return (
    <EmptyState title={text.emptyTitle} text={text.emptyText}>
      {!closed && <Button onClick={() => setAdding(true)}>{text.newGoal.open}</Button>}
      <Button variant="default" onClick={goToImports}>
        {text.goToImports}
      </Button>
      {adding && (
        <NewGoalDialog
          yearId={yearId}
          place={{ poiVersion: es.targets.firstVersion, beside: null }}
          onClose={() => setAdding(false)}
          onCreated={() => setAdding(false)}
        />
      )}
    </EmptyState>
  );
}

type GoalsProps = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly targets: readonly TargetRow[];
  readonly versions: readonly PoiVersion[];
  readonly at: string | null;
};

function Goals({ yearId, closed, targets, versions, at }: GoalsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [view, setView] = useState<GoalView>('year');
  const [sheetOpen, setSheetOpen] = useState(false);
  const [place, setPlace] = useState<GoalPlace | null>(null);
  const [made, setMade] = useState<number | null>(null);
  const { cell, around } = useCellInFocus();
  const version =
    versions.find(({ name }) => name === chosen) ?? versions.find(({ printed }) => printed) ?? versions[0];
  const name = version?.name ?? '';
  const shown = useMemo(() => targets.filter(({ poiVersion }) => poiVersion === name), [targets, name]);
  const inFocus = shown.find(({ id }) => cell?.row.split('/')[0] === String(id)) ?? null;
  const wanted = useMemo(
    () => (made === null ? cellAt(targets, at) : { row: String(made), column: 'programmed' }),
    [made, targets, at],
  );
  /** Where the person was brought to before the grid of another period took the place of theirs. */
  const [seen, setSeen] = useState<CellInFocus | null>(null);
  const changeView = (next: GoalView): void => {
    setSeen(wanted);
    setView(next);
  };
  return (
    <>
      <TargetBar
        yearId={yearId}
        closed={closed}
        versions={versions}
        version={name}
        onVersion={setChosen}
        view={view}
        onView={changeView}
        sheetOpen={sheetOpen}
        onSheet={setSheetOpen}
      />
      {view === 'versions' ? (
        <Comparison targets={targets} versions={versions} />
      ) : (
        <div className={sheetOpen ? 'with-goal-sheet' : undefined}>
          <div ref={around}>
            <TargetGrid
              key={view}
              yearId={yearId}
              closed={closed}
              targets={shown}
              poiVersion={name}
              period={view}
              focusOn={isSameCell(seen, wanted) ? null : wanted}
              onNew={(beside) => setPlace({ poiVersion: name, beside })}
            />
          </div>
          {sheetOpen && (
            <GoalSheet
              yearId={yearId}
              closed={closed}
              goal={inFocus}
              unitId={Number(cell?.row.split('/')[1] ?? Number.NaN)}
              onClose={() => setSheetOpen(false)}
            />
          )}
        </div>
      )}
      {place && (
        <NewGoalDialog
          yearId={yearId}
          place={place}
          onClose={() => setPlace(null)}
          onCreated={(id) => {
            setPlace(null);
            setMade(id);
          }}
        />
      )}
    </>
  );
}

type ComparisonProps = Pick<GoalsProps, 'targets' | 'versions'>;

function Comparison({ targets, versions }: ComparisonProps) {
  const rows = useMemo(() => versionLines(targets, versions), [targets, versions]);
  const columns = useMemo(() => versionColumns(), []);
  return (
    <DataGrid<VersionLine>
      label={text.comparisonLabel}
      columns={columns}
      rows={rows}
      rowId={versionLineId}
      rowLook={versionLook}
    />
  );
}
