import { expect, it } from 'vitest';
import type { BudgetView } from '#shared/domain/budget.ts';
import type { HistoryYear } from '#shared/domain/budget-history.ts';
import { accumulate } from '#shared/domain/budget-views.ts';
import { cents } from '#shared/domain/money.ts';
import { noAmounts } from '#shared/domain/overrides.ts';
import { budgetLines, chartOf } from '../../src-renderer/screens/budget/budget-lines.ts';
import { historyChart } from '../../src-renderer/screens/budget/history-lines.ts';
import { curveOf, monthLines } from '../../src-renderer/screens/budget/month-lines.ts';

const row = (code: string, pim: number, devengado: number | null) => ({
  ...noAmounts,
  code,
  name: `Nombre de ${code}`,
  pia: cents(50_00),
  pim: cents(pim),
  devengado: devengado === null ? null : cents(devengado),
});

it('the bars of a dimension are the figures of its rows, in their order, and nothing stands for what is not known', () => {
  const view = {
    rows: [row('5-24', 900_00, 800_00), row('5-21', 100_00, null)],
    total: noAmounts,
  } as unknown as BudgetView;
  const { categories, series, label } = chartOf(view);
  const lines = budgetLines(view).rows;
  expect(categories).toEqual(['5-24', '5-21']);
  expect(series.map(({ name, values }) => [name, values])).toEqual([
    ['PIA', [5_000, 5_000]],
    ['PIM', [90_000, 10_000]],
    ['Devengado', [80_000, null]],
  ]);
  expect(series.map(({ values }) => values)).toEqual(
    (['pia', 'pim', 'devengado'] as const).map((key) => lines.map((line) => line[key])),
  );
  expect(label).toContain('5-24 Nombre de 5-24: PIA 50, PIM 900, devengado 800');
  expect(label).toContain('5-21 Nombre de 5-21: PIA 50, PIM 100, devengado –');
});

it('the curve is the column of what is accumulated, month by month', () => {
  const months = [cents(10_00), null, cents(5_00), ...Array(9).fill(null)];
  const stages = [{ stage: 'devengado' as const, months, accumulated: accumulate(months) }];
  const lines = monthLines({ stages, pim: cents(100_00) });
  const { categories, series } = curveOf(lines);
  expect(categories.slice(0, 3)).toEqual(['Ene', 'Feb', 'Mar']);
  expect(series.map(({ values }) => values)).toEqual([[1_000, 1_000, 1_500, ...Array(9).fill(null)]]);
  expect(series[0]?.values).toEqual(lines.map(({ accumulated }) => accumulated));
});

it('the years run from the left whatever order the table has, each with its own figures', () => {
  const year = (number: number, pim: number): HistoryYear => ({
    year: number,
    amounts: { pia: cents(1_00), pim: cents(pim), devengado: null },
    progress: null,
    imported: null,
    typed: null,
    differs: [],
  });
  const { categories, series } = historyChart([year(2024, 300_00), year(2022, 100_00), year(2023, 200_00)]);
  expect(categories).toEqual(['2022', '2023', '2024']);
  expect(series.map(({ name, values }) => [name, values])).toEqual([
    ['PIA', [100, 100, 100]],
    ['PIM', [10_000, 20_000, 30_000]],
    ['Devengado', [null, null, null]],
  ]);
});
