import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { barChart } from './bar-chart.ts';
import type { ChartScene } from './chart-shapes.ts';
import { columnChart, lineChart } from './upright-chart.ts';

/** Columns, bars or lines with every value in whole soles beside its mark (TC7). `width` in points. */
export function chartScene(chart: ChartModel, width: number): ChartScene {
  switch (chart.type) {
    case 'column':
      return columnChart(chart, width);
    case 'bar':
      return barChart(chart, width);
    case 'line':
      return lineChart(chart, width);
    default:
      return chart.type satisfies never;
  }
}
