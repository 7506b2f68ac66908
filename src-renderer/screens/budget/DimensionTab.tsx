import { Button, Checkbox, Group, Title } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { type BudgetDimension, type BudgetSource, type BudgetView, budgetMeasures } from '#shared/domain/budget.ts';
import { totalCode } from '#shared/domain/cell-address.ts';
import { figureAddress } from '#shared/domain/figure-address.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { ExplainButton } from '../../parts/explain/ExplainButton.tsx';
import { useCall } from '../../rpc/hooks.ts';
import { type CellInFocus, useCellInFocus } from '../../ui/cell-in-focus.ts';
import { BarChart } from '../../ui/chart/BarChart.tsx';
import { QueryGate } from '../../ui/feedback/QueryGate.tsx';
import { DataGrid } from '../../ui/grid/DataGrid.tsx';
import { Bridge } from './Bridge.tsx';
import { type BudgetLine, budgetColumns, budgetLines, chartOf } from './budget-lines.ts';
import { FigurePanel } from './FigurePanel.tsx';
import { SourceLine } from './SourceLine.tsx';
import { SourcePicker } from './SourcePicker.tsx';

const text = es.screens.budget;

type Props = {
  readonly yearId: number;
  readonly dimension: BudgetDimension;
  readonly closed: boolean;
  /** Instead of a table while nothing is imported. */
  readonly empty: ReactNode;
  readonly focusOn: CellInFocus | null;
};

/** The official budget in one dimension, as the tables of the chapter print it. */
export function DimensionTab({ yearId, dimension, closed, empty, focusOn }: Props) {
  const view = useCall('budget.view', { yearId, dimension });
  return (
    <QueryGate query={view}>
      {(data) =>
        data.source === null ? (
          empty
        ) : (
          <BudgetTable yearId={yearId} closed={closed} view={data} source={data.source} focusOn={focusOn} />
        )
      }
    </QueryGate>
  );
}

type TableProps = {
  readonly yearId: number;
  readonly closed: boolean;
  readonly view: BudgetView;
  readonly source: BudgetSource;
  readonly focusOn: CellInFocus | null;
};

function BudgetTable({ yearId, closed, view, source, focusOn }: TableProps) {
  const inCents = source.scale === 'centimos';
  const [showCents, setShowCents] = useState(false);
  const [allStages, setAllStages] = useState(false);
  const [panelOpen, setPanelOpen] = useState(false);
  const { cell, around } = useCellInFocus();
  const { rows, total } = useMemo(() => budgetLines(view), [view]);
  const columns = useMemo(
    () =>
      budgetColumns([...rows, total], {
        nameLabel: view.dimension === 'generica' ? text.generica : text.activity,
        source,
        decimals: showCents && inCents ? 2 : 0,
        allStages,
      }),
    [rows, total, view.dimension, source, showCents, inCents, allStages],
  );
  const totals = useMemo(() => [total], [total]);
  const chart = useMemo(() => chartOf(view), [view]);
  return (
    <>
      <Group justify="space-between" mb={6}>
        <SourceLine source={source} />
        <Group gap="md">
          <Checkbox
            label={es.budget.allStages}
            checked={allStages}
            onChange={({ currentTarget }) => setAllStages(currentTarget.checked)}
          />
          {inCents && (
            <Checkbox
              label={text.showCents}
              checked={showCents}
              onChange={({ currentTarget }) => setShowCents(currentTarget.checked)}
            />
          )}
          <SourcePicker yearId={yearId} dimension={view.dimension} closed={closed} />
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconFileSearch size={16} aria-hidden />}
            aria-expanded={panelOpen}
            onClick={() => setPanelOpen(!panelOpen)}
          >
            {es.budget.figure.open}
          </Button>
          <ExplainButton yearId={yearId} closed={closed} address={figureOf(view, cell)} around={around} />
        </Group>
      </Group>
      <div ref={around}>
        <DataGrid<BudgetLine>
          label={text.gridLabel(es.screens.dimensions[view.dimension])}
          columns={columns}
          rows={rows}
          rowId={lineId}
          totals={totals}
          focusOn={focusOn}
        />
      </div>
      {panelOpen && (
        <FigurePanel
          yearId={yearId}
          closed={closed}
          view={view}
          row={view.rows.find(({ code }) => code === cell?.row)?.code ?? null}
          measure={budgetMeasures.find((key) => key === cell?.column) ?? null}
          onClose={() => setPanelOpen(false)}
        />
      )}
      <div className="budget-charts">
        <section className="chart-section">
          <Title order={2} size="h4">
            {text.chart}
          </Title>
          <BarChart {...chart} unit={text.millions} />
        </section>
        <Bridge view={view} />
      </div>
    </>
  );
}

/** The figure at a cell: where it was imported, or for what is computed the table that prints it. */
function figureOf({ dimension }: BudgetView, cell: CellInFocus | null): string | null {
  if (cell === null) return null;
  const code = cell.row === '' ? totalCode : cell.row;
  const measure = budgetMeasures.find((each) => each === cell.column);
  if (measure) return figureAddress({ kind: 'cell', cell: { kind: 'budget', dimension, code, measure } });
  const table = printedIn(dimension, cell.column);
  return table && figureAddress({ kind: 'table', table, row: code, column: cell.column });
}

function printedIn(dimension: BudgetDimension, column: string): TableKey | null {
  if (column === 'progress') return dimension === 'generica' ? 'execution-by-generica' : 'execution-by-activity';
  return column === 'share' && dimension === 'generica' ? 'pim-by-generica' : null;
}

const lineId = ({ code }: BudgetLine): string => code;
