import type { ChartModel } from '#shared/domain/chapter-model.ts';
import { type Cents, wholeSoles } from '#shared/domain/money.ts';
import { countText } from '#shared/format/es-pe.ts';

/** A chart as plain shapes in points, y downwards: the page draws them and decides nothing. */
export type ChartScene = { readonly width: number; readonly height: number; readonly shapes: readonly Shape[] };

export type Shape = RectShape | LineShape | TextShape;

export type RectShape = {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly stroke: string;
};

export type LineShape = {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
  readonly width: number;
  readonly dash: 'solid' | 'dashed' | 'dotted';
};

export type TextShape = {
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

/** Dark, middle and light, with different dashes: apart in greyscale and for every kind of colour vision (TC8). */
const seriesStyles = [
  { fill: '#1f4e79', stroke: '#12304c', line: '#12304c', dash: 'solid' },
  { fill: '#e09b1a', stroke: '#7a5200', line: '#b87700', dash: 'dashed' },
  { fill: '#d9dee6', stroke: '#4d5866', line: '#4d5866', dash: 'dotted' },
] as const;

export const styleOf = (index: number): (typeof seriesStyles)[number] =>
  seriesStyles[index % seriesStyles.length] ?? seriesStyles[0];

const ink = '#333f4f';
const grid = '#d3d9e2';
export const labelSize = 7;

/** A line across the plot at a tick; the one at zero is the axis. */
export const gridLine = (tick: number, x1: number, y1: number, x2: number, y2: number): LineShape => ({
  kind: 'line',
  x1,
  y1,
  x2,
  y2,
  stroke: tick === 0 ? ink : grid,
  width: 0.5,
  dash: 'solid',
});

export const label = (text: string, x: number, y: number, width: number, anchor: TextShape['anchor']): TextShape => ({
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

/** The names of the series over the plot. */
export function legend({ series }: ChartModel, width: number): readonly Shape[] {
  const each = 110;
  const start = Math.max(10, (width - each * series.length) / 2);
  return series.flatMap(({ name }, index): Shape[] => {
    const { fill, stroke } = styleOf(index);
    const x = start + index * each;
    return [
      { kind: 'rect', x, y: 6, width: 8, height: 8, fill, stroke },
      { ...label(name, x + 13, 6.5, each - 16, 'start'), size: 8 },
    ];
  });
}

/** Written beside its mark, as the tables in whole soles print it. */
export const soles = (value: Cents): string => countText(wholeSoles(value));

export type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

/** About five steps of 1, 2 or 5 times a power of ten that hold zero and every value. Céntimos. */
export function scaleOf({ series }: ChartModel): Scale {
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  const [lowest, highest] = [Math.min(0, ...values), Math.max(0, ...values)];
  const rough = Math.max((highest - lowest) / 5, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (([1, 2, 5, 10] as const).find((factor) => factor * power >= rough) ?? 10) * power;
  const low = Math.floor(lowest / step) * step;
  const high = Math.max(Math.ceil(highest / step) * step, low + step);
  return { low, high, ticks: Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step) };
}

/** A tick in millions of soles with as many decimals as it needs: "150", "0.5". */
export const inMillions = (value: number): string => String(Number((value / 100_000_000).toFixed(6)));
