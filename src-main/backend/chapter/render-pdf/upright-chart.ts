import type { ChartModel } from '#shared/domain/chapter-model.ts';
import type { Cents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import { emsOf, linesIn } from '../text-width.ts';
import {
  type ChartScene,
  gridLine,
  inMillions,
  label,
  labelSize,
  legend,
  type Shape,
  scaleOf,
  soles,
  styleOf,
} from './chart-shapes.ts';

/** Columns side by side; where a value does not fit over its column it is written upwards. */
export function columnChart(chart: ChartModel, width: number): ChartScene {
  const count = Math.max(chart.series.length, 1);
  const room = (plotWidth(width) / Math.max(chart.categories.length, 1)) * 0.94;
  const turned = room / count < widestValue(chart);
  // Turned values need room between the highest column and the legend.
  const plot = plotOf(chart, width, { top: turned ? 70 : 36 });
  const thickness = (plot.slot * 0.86) / count;
  const columns = chart.series.flatMap(({ values }, which) =>
    values.flatMap((value, index): Shape[] => {
      if (value === null) return [];
      const { fill, stroke } = styleOf(which);
      const x = plot.middle(index) - plot.slot * 0.43 + which * thickness;
      const [y, end] = [Math.min(plot.at(value), plot.at(0)), Math.max(plot.at(value), plot.at(0))];
      const middle = x + thickness / 2;
      return [
        { kind: 'rect', x, y, width: thickness, height: end - y, fill, stroke },
        turned
          ? { ...label(soles(value), middle - 4, y - 3, 60, 'start'), upright: false }
          : label(soles(value), middle - 30, y - 9, 60, 'middle'),
      ];
    }),
  );
  return { width, height: plot.height, shapes: [...plot.shapes, ...columns] };
}

/** Lines with square marks; values of close points are moved apart so that each can be read. */
export function lineChart(chart: ChartModel, width: number): ChartScene {
  const plot = plotOf(chart, width, { top: 36 + chart.series.length * valueHeight });
  const lines = chart.series.flatMap(({ values }, which) =>
    values.flatMap((value, index): Shape[] => {
      const next = values[index + 1] ?? null;
      if (value === null || next === null) return [];
      const { line: stroke, dash } = styleOf(which);
      const [x1, x2] = [plot.middle(index), plot.middle(index + 1)];
      return [{ kind: 'line', x1, y1: plot.at(value), x2, y2: plot.at(next), stroke, width: 1.6, dash }];
    }),
  );
  const marks = chart.series.flatMap(({ values }, which) =>
    values.flatMap((value, index): Shape[] => {
      if (value === null) return [];
      const { fill, stroke } = styleOf(which);
      return [
        { kind: 'rect', x: plot.middle(index) - 2.5, y: plot.at(value) - 2.5, width: 5, height: 5, fill, stroke },
      ];
    }),
  );
  const values = chart.categories.flatMap((_, index) => {
    const amounts = chart.series.flatMap((series) => series.values[index] ?? []);
    return spreadUpwards(amounts, plot.at).map(({ amount, y }) =>
      label(soles(amount), plot.middle(index) - 30, y, 60, 'middle'),
    );
  });
  return { width, height: plot.height, shapes: [...plot.shapes, ...lines, ...marks, ...values] };
}

const valueHeight = 8.5;

/** From the lowest point up, each value stands over its point and clear of the one below. */
function spreadUpwards(
  amounts: readonly Cents[],
  at: (value: number) => number,
): readonly { readonly amount: Cents; readonly y: number }[] {
  let below = Number.POSITIVE_INFINITY;
  return amounts
    .toSorted((a, b) => a - b)
    .map((amount) => {
      below = Math.min(at(amount) - 11, below - valueHeight);
      return { amount, y: below };
    });
}

const left = 52;
const plotWidth = (width: number): number => width - left - 10;

const widestValue = ({ series }: ChartModel): number =>
  Math.max(
    0,
    ...series.flatMap(({ values }) => values.map((v) => (v === null ? 0 : emsOf(soles(v), false) * labelSize))),
  );

type Plot = {
  readonly slot: number;
  readonly height: number;
  readonly at: (value: number) => number;
  readonly middle: (category: number) => number;
  readonly shapes: readonly Shape[];
};

/** Legend, axes and the names of the categories under the plot, with room for the longest of them. */
function plotOf(chart: ChartModel, width: number, { top }: { readonly top: number }): Plot {
  const scale = scaleOf(chart);
  const bottom = top + 190;
  const slot = plotWidth(width) / Math.max(chart.categories.length, 1);
  const at = (value: number): number => bottom - ((value - scale.low) / (scale.high - scale.low)) * (bottom - top);
  const lines = Math.max(1, ...chart.categories.map((category) => linesIn(category, (slot - 6) / labelSize, false)));
  return {
    slot,
    height: bottom + 10 + lines * 9,
    at,
    middle: (category) => left + (category + 0.5) * slot,
    shapes: [
      ...legend(chart, width),
      label(es.documents.millions, 4, 18, 80, 'start'),
      ...scale.ticks.flatMap((tick): Shape[] => [
        gridLine(tick, left, at(tick), width - 10, at(tick)),
        label(inMillions(tick), 2, at(tick) - 3.5, 46, 'end'),
      ]),
      ...chart.categories.map((category, index) =>
        label(category, left + index * slot + 3, bottom + 5, slot - 6, 'middle'),
      ),
    ],
  };
}
