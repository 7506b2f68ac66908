import type { BudgetSource } from '#shared/domain/budget.ts';
import type { MonthStage, StageMonths } from '#shared/domain/budget-views.ts';
import { progressOf } from '#shared/domain/execution.ts';
import type { Cents } from '#shared/domain/money.ts';
import type { Percent } from '#shared/domain/percent.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { figureWidth, type GridColumn, textCell } from '../../ui/grid/columns.ts';

const text = es.budget.months;

/** A month of the year, 1 to 12. */
export type MonthLine = {
  readonly month: number;
  readonly name: string;
  readonly amounts: Readonly<Partial<Record<MonthStage, Cents | null>>>;
  readonly accumulated: Cents | null;
  /** Of the PIM, so far. */
  readonly progress: Percent | null;
};

export function monthLines({
  stages,
  pim,
}: {
  readonly stages: readonly StageMonths[];
  readonly pim: Cents | null;
}): readonly MonthLine[] {
  const devengado = stages.find(({ stage }) => stage === 'devengado');
  return text.names.map((name, index) => {
    const accumulated = devengado?.accumulated[index] ?? null;
    return {
      month: index + 1,
      name,
      amounts: Object.fromEntries(stages.map(({ stage, months }) => [stage, months[index] ?? null])),
      accumulated,
      progress: progressOf(accumulated, pim, 1),
    };
  });
}

export function monthColumns(stages: readonly StageMonths[], source: BudgetSource): readonly GridColumn<MonthLine>[] {
  const amount = (value: Cents | null) => ({ kind: 'amount', value, decimals: 0 }) as const;
  const width = (values: readonly (Cents | null)[]): number =>
    figureWidth(
      values.map((value) => cellText(amount(value))),
      120,
    );
  return [
    { key: 'month', label: text.month, kind: 'text', width: 110, grows: true, cell: ({ name }) => textCell(name) },
    ...stages.map(
      ({ stage, months }): GridColumn<MonthLine> => ({
        key: stage,
        label: text.stages[stage],
        kind: 'amount',
        width: width(months),
        cell: ({ amounts }) => amount(amounts[stage] ?? null),
        source: ({ amounts }) =>
          (amounts[stage] ?? null) === null ? null : es.screens.budget.importedFrom(source.fileName),
      }),
    ),
    {
      key: 'accumulated',
      label: text.accumulated,
      kind: 'amount',
      width: 170,
      cell: ({ accumulated }) => amount(accumulated),
    },
    {
      key: 'progress',
      label: text.ofPim,
      kind: 'percent',
      width: 90,
      cell: ({ progress }) => ({ kind: 'percent', value: progress }),
    },
  ];
}

/** The accumulated devengado as a curve, and the same in words. */
export function curveOf(lines: readonly MonthLine[]) {
  return {
    categories: lines.map(({ name }) => name.slice(0, 3)),
    series: [{ name: text.accumulated, values: lines.map(({ accumulated }) => accumulated) }],
    label: text.chart(
      lines.map(({ name, accumulated }) =>
        text.chartRow(name, cellText({ kind: 'amount', value: accumulated, decimals: 0 })),
      ),
    ),
  };
}
