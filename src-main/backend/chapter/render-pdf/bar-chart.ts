import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import { linesIn } from '../text-width.ts';
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

const thickness = 12;
const gap = 14;
const lineHeight = 9;

/** Horizontal bars, categories from top to bottom with their names at the left: for long names and many of them. */
export function barChart(chart: ChartModel, width: number): ChartScene {
  const scale = scaleOf(chart);
  const names = { left: 6, width: 136 };
  const slots = chart.categories.map((category) => {
    const lines = linesIn(category, names.width / labelSize, false);
    return { category, lines, height: Math.max(thickness * chart.series.length, lines * lineHeight) + gap };
  });
  const tops = slots.map((_, index) => 24 + slots.slice(0, index).reduce((total, { height }) => total + height, 0));
  const bottom = 24 + slots.reduce((total, { height }) => total + height, 0);
  const frame = { left: 150, right: width - 62 };
  const at = (value: number): number =>
    frame.left + ((value - scale.low) / (scale.high - scale.low)) * (frame.right - frame.left);

  const axis = scale.ticks.flatMap((tick): Shape[] => [
    gridLine(tick, at(tick), 24, at(tick), bottom),
    label(inMillions(tick), at(tick) - 30, bottom + 4, 60, 'middle'),
  ]);
  const rows = slots.flatMap(({ category, lines, height }, index): Shape[] => {
    const top = tops[index] ?? 0;
    const first = top + (height - thickness * chart.series.length) / 2;
    return [
      label(category, names.left, top + (height - lines * lineHeight) / 2, names.width, 'end'),
      ...chart.series.flatMap(({ values }, which): Shape[] => {
        const value = values[index] ?? null;
        if (value === null) return [];
        const { fill, stroke } = styleOf(which);
        const [x, end] = [Math.min(at(0), at(value)), Math.max(at(0), at(value))];
        const y = first + which * thickness;
        return [
          { kind: 'rect', x, y, width: end - x, height: thickness - 2, fill, stroke },
          label(soles(value), end + 3, y + 1.5, 60, 'start'),
        ];
      }),
    ];
  });
  const unit = label(es.documents.millions, frame.left, bottom + 14, frame.right - frame.left, 'middle');
  return { width, height: bottom + 28, shapes: [...legend(chart, width), ...axis, unit, ...rows] };
}
