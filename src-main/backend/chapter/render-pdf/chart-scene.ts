import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { type Cents, wholeSoles } from '#shared/domain/money.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';

/** A chart as plain shapes in points, y downwards: the page draws them and decides nothing. */
export type ChartScene = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] };

export type Shape =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
      readonly stroke: string;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: string;
      readonly width: number;
      readonly dash: 'solid' | 'dashed' | 'dotted';
    }
  | {
      readonly kind: 'text';
      /** Top left of the box the words are set in; turned words run upwards from there. */
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
      readonly bold: boolean;
      readonly upright: boolean;
      readonly text: string;
    };

/** Dark, light and middle: apart in greyscale and for every kind of colour vision (TC8). */
export const seriesStyles = [
  { fill: '#1f4e79', stroke: '#12304c', dash: 'solid' },
  { fill: '#f2b134', stroke: '#7a5200', dash: 'dashed' },
  { fill: '#d9dee6', stroke: '#4d5866', dash: 'dotted' },
] as const;

export const styleOf = (index: number): (typeof seriesStyles)[number] =>
  seriesStyles[index % seriesStyles.length] ?? seriesStyles[0];

/** Columns, bars or lines of whole soles with every value written beside its mark (TC7). Sizes in points. */
export function chartScene(chart: ChartModel, width: number): ChartScene {
  const values = chart.series.flatMap((series) => series.values.filter((value) => value !== null));
  const scale = niceScale(Math.min(0, ...values), Math.max(0, ...values));
  return chart.type === 'bar' ? barScene(chart, width, scale) : columnScene(chart, width, scale);
}

type Scale = { readonly low: number; readonly high: number; readonly step: number };

const ink = '#333f4f';
const grid = '#d3d9e2';
const labelSize = 7;

function columnScene(chart: ChartModel, width: number, scale: Scale): ChartScene {
  const wide = { left: 52, right: width - 10 };
  const slot = (wide.right - wide.left) / Math.max(chart.categories.length, 1);
  const share = (slot * 0.94) / Math.max(chart.series.length, 1);
  const turned = chart.type === 'column' && share < widestLabel(chart) * labelSize * 0.556;
  // Turned labels need room between the highest column and the legend.
  const frame = { ...wide, top: turned ? 70 : 36, bottom: 226 };
  const at = (value: number): number =>
    frame.bottom - ((value - scale.low) / (scale.high - scale.low)) * (frame.bottom - frame.top);
  const thickness = (slot * 0.86) / Math.max(chart.series.length, 1);
  const shapes: Shape[] = [...legend(chart, width), note(es.documents.millions, frame.left - 48, 18, 80, 'start')];
  for (const tick of ticks(scale)) {
    shapes.push(line(frame.left, at(tick), frame.right, at(tick), tick === 0 ? ink : grid));
    shapes.push(note(inMillions(tick), frame.left - 50, at(tick) - 3.5, 46, 'end'));
  }
  for (const [index, category] of chart.categories.entries())
    shapes.push(note(category, frame.left + index * slot + 3, frame.bottom + 5, slot - 6, 'middle'));
  for (const [which, series] of chart.series.entries()) {
    const style = styleOf(which);
    const points = series.values.map((value, index) => ({ value, x: frame.left + (index + 0.5) * slot }));
    if (chart.type === 'line') shapes.push(...segments(points, at, style));
    for (const { value, x } of points) {
      if (value === null) continue;
      const left = chart.type === 'line' ? x - 2.5 : x - slot * 0.43 + which * thickness;
      const size = chart.type === 'line' ? 5 : thickness;
      const top = chart.type === 'line' ? at(value) - 2.5 : Math.min(at(value), at(0));
      const height = chart.type === 'line' ? 5 : Math.abs(at(value) - at(0));
      shapes.push({ kind: 'rect', x: left, y: top, width: size, height, fill: style.fill, stroke: style.stroke });
      shapes.push(
        turned
          ? { ...note(soles(value), left + size / 2 - 4, top - 3, 60, 'start'), upright: false }
          : note(soles(value), left + size / 2 - 30, lift(chart, which, top), 60, 'middle'),
      );
    }
  }
  return { width, height: frame.bottom + 52, shapes };
}

function barScene(chart: ChartModel, width: number, scale: Scale): ChartScene {
  const count = Math.max(chart.series.length, 1);
  const thickness = 12;
  const slot = thickness * count + 14;
  const frame = { left: 150, right: width - 62, top: 24, bottom: 24 + slot * chart.categories.length };
  const at = (value: number): number =>
    frame.left + ((value - scale.low) / (scale.high - scale.low)) * (frame.right - frame.left);
  const shapes: Shape[] = [...legend(chart, width)];
  for (const tick of ticks(scale)) {
    shapes.push(line(at(tick), frame.top, at(tick), frame.bottom, tick === 0 ? ink : grid));
    shapes.push(note(inMillions(tick), at(tick) - 30, frame.bottom + 4, 60, 'middle'));
  }
  shapes.push(note(es.documents.millions, frame.left, frame.bottom + 14, frame.right - frame.left, 'middle'));
  for (const [index, category] of chart.categories.entries()) {
    const lines = Math.min(Math.ceil(category.length / 34), Math.floor(slot / 9));
    shapes.push(note(category, 6, frame.top + (index + 0.5) * slot - lines * 4.6, frame.left - 14, 'end'));
  }
  for (const [which, series] of chart.series.entries())
    for (const [index, value] of series.values.entries()) {
      if (value === null) continue;
      const { fill, stroke } = styleOf(which);
      const y = frame.top + index * slot + 7 + which * thickness;
      const x = Math.min(at(0), at(value));
      const length = Math.abs(at(value) - at(0));
      shapes.push({ kind: 'rect', x, y, width: length, height: thickness - 2, fill, stroke });
      shapes.push(note(soles(value), x + length + 3, y + 1.5, 60, 'start'));
    }
  return { width, height: frame.bottom + 28, shapes };
}

/** Labels of a second line stand below their points so that close lines do not write over each other. */
const lift = (chart: ChartModel, which: number, top: number): number =>
  chart.type === 'line' && which % 2 === 1 ? top + 8 : top - 9;

function segments(
  points: readonly { readonly value: Cents | null; readonly x: number }[],
  at: (value: number) => number,
  { fill, dash }: (typeof seriesStyles)[number],
): readonly Shape[] {
  return points.flatMap(({ value, x }, index): Shape[] => {
    const next = points[index + 1];
    if (value === null || !next || next.value === null) return [];
    return [{ kind: 'line', x1: x, y1: at(value), x2: next.x, y2: at(next.value), stroke: fill, width: 1.6, dash }];
  });
}

function legend(chart: ChartModel, width: number): readonly Shape[] {
  const each = 110;
  const start = Math.max(10, (width - each * chart.series.length) / 2);
  return chart.series.flatMap(({ name }, index): Shape[] => {
    const { fill, stroke } = styleOf(index);
    const x = start + index * each;
    return [
      { kind: 'rect', x, y: 6, width: 8, height: 8, fill, stroke },
      { ...note(name, x + 13, 6.5, each - 16, 'start'), size: 8 },
    ];
  });
}

const line = (x1: number, y1: number, x2: number, y2: number, stroke: string): Shape => ({
  kind: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke,
  width: 0.5,
  dash: 'solid',
});

type TextShape = Extract<Shape, { kind: 'text' }>;

const note = (text: string, x: number, y: number, width: number, anchor: TextShape['anchor']): TextShape => ({
  kind: 'text',
  x,
  y,
  width,
  anchor,
  size: labelSize,
  bold: false,
  upright: true,
  text,
});

const soles = (value: Cents): string => countText(wholeSoles(value));

const widestLabel = (chart: ChartModel): number =>
  Math.max(
    0,
    ...chart.series.flatMap(({ values }) => values.map((value) => (value === null ? 0 : soles(value).length))),
  );

/** Ticks in millions of soles, with as many decimals as they need: "150", "0.5". */
function inMillions(value: number): string {
  return String(Number((value / 100_000_000).toFixed(6)));
}

function ticks({ low, high, step }: Scale): readonly number[] {
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, index) => low + index * step);
}

/** About five steps of 1, 2 or 5 times a power of ten that hold zero and every value. Céntimos. */
function niceScale(lowest: number, highest: number): Scale {
  const rough = Math.max((highest - lowest) / 5, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (([1, 2, 5, 10] as const).find((factor) => factor * power >= rough) ?? 10) * power;
  const low = Math.floor(lowest / step) * step;
  const high = Math.ceil(highest / step) * step;
  return { low, high: high === low ? low + step : high, step };
}
