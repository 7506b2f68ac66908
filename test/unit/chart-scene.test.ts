import { describe, expect, it } from 'vitest';
import { chartScene } from '#backend/chapter/render-pdf/chart-scene.ts';
import type { ChartScene } from '#backend/chapter/render-pdf/chart-shapes.ts';
import type { ChartModel, ChartType } from '#shared/domain/chapter-model.ts';
import { cents } from '#shared/domain/money.ts';
import { chapter2024, publishedTable } from '../helpers/chapter-2024.ts';

const chart = chapter2024().blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))[0];
if (!chart) throw new Error('the chapters have no chart');

const types: readonly ChartType[] = ['column', 'bar', 'line'];
const texts = ({ shapes }: ChartScene): readonly string[] =>
  shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));

describe.each(types)('a %s chart', (type) => {
  const scene = chartScene({ ...chart, type }, 465);

  it('writes the amounts of its table in whole soles', () => {
    for (const row of publishedTable(21).rows.filter(({ kind }) => kind === 'body'))
      for (const cell of row.cells)
        if (cell.kind === 'amount' && cell.value !== null)
          expect(texts(scene)).toContain(Math.round(cell.value / 100).toLocaleString('en-US'));
  });

  it('stays within its frame', () => {
    for (const shape of scene.shapes) {
      if (shape.kind === 'rect') {
        expect(shape.x).toBeGreaterThanOrEqual(0);
        expect(shape.x + shape.width).toBeLessThanOrEqual(scene.width);
        expect(shape.y).toBeGreaterThanOrEqual(0);
        expect(shape.y + shape.height).toBeLessThanOrEqual(scene.height);
      } else if (shape.kind === 'text') {
        expect(shape.y).toBeGreaterThanOrEqual(0);
        expect(shape.y).toBeLessThanOrEqual(scene.height);
      }
    }
  });

  it('draws nothing where there is no value, and an empty chart without failing', () => {
    const count = (model: ChartModel): number =>
      chartScene(model, 465).shapes.filter(({ kind }) => kind === 'rect').length;
    const [first, ...others] = chart.series;
    if (!first) throw new Error('no series');
    const gap = { ...chart, type, series: [{ ...first, values: [null, ...first.values.slice(1)] }, ...others] };
    expect(count(gap)).toBe(count({ ...chart, type }) - 1);
    expect(count({ ...chart, type, categories: [], series: [] })).toBe(0);
  });
});

describe('the tones of the series', () => {
  const three = ['PIA', 'PIM', 'Devengado'].map((name, at) => ({
    name,
    values: [cents(30_000_000_00), cents(60_000_000_00)].map((value) => cents(value * (at + 1))),
  }));
  const scene = (type: ChartType): ChartScene =>
    chartScene({ ...chart, type, categories: ['a', 'b'], series: three }, 465);
  const apart = (tones: readonly string[]): number =>
    Math.min(
      ...tones.flatMap((one, at) => tones.slice(at + 1).map((two) => Math.abs(lightness(one) - lightness(two)))),
    );

  it.each(['column', 'bar'] as const)('are told apart in a grey copy of a %s chart, and from the paper', (type) => {
    const rects = scene(type).shapes.filter((shape) => shape.kind === 'rect');
    const fills = [...new Set(rects.map(({ fill }) => fill))];
    expect(fills).toHaveLength(3);
    expect(apart(fills)).toBeGreaterThanOrEqual(15);
    for (const { stroke } of rects) expect(contrastWithPaper(stroke)).toBeGreaterThanOrEqual(3);
  });

  it('are told apart in a grey copy of a line chart, by their dashes too', () => {
    const furniture = new Set(
      chartScene({ ...chart, type: 'line', categories: ['a', 'b'], series: [] }, 465).shapes.flatMap((shape) =>
        shape.kind === 'line' ? [shape.stroke] : [],
      ),
    );
    const lines = scene('line').shapes.filter((shape) => shape.kind === 'line' && !furniture.has(shape.stroke));
    const byTone = new Map(lines.map((shape) => (shape.kind === 'line' ? [shape.stroke, shape.dash] : ['', ''])));
    expect([...byTone.values()]).toEqual(['solid', 'dashed', 'dotted']);
    expect(apart([...byTone.keys()])).toBeGreaterThanOrEqual(15);
    for (const tone of byTone.keys()) expect(contrastWithPaper(tone)).toBeGreaterThanOrEqual(3);
  });
});

/** Relative luminance, 0 to 1 (WCAG 2). */
function luminance(tone: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(tone.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** As the eye sees it, 0 (black) to 100 (paper): L* of CIELAB. */
const lightness = (tone: string): number => 116 * Math.cbrt(luminance(tone)) - 16;
const contrastWithPaper = (tone: string): number => 1.05 / (luminance(tone) + 0.05);

it('draws columns in proportion to their amounts, from zero', () => {
  const model: ChartModel = {
    ...chart,
    categories: ['a', 'b', 'c'],
    series: [{ name: 'PIM', values: [cents(100), cents(50), cents(-50)] }],
  };
  const [, one, half, below] = chartScene(model, 465).shapes.filter((shape) => shape.kind === 'rect');
  expect(half?.height).toBeCloseTo((one?.height ?? 0) / 2, 6);
  expect(below?.height).toBeCloseTo(half?.height ?? 0, 6);
  expect(below?.y).toBeCloseTo((one?.y ?? 0) + (one?.height ?? 0), 6);
});

it('turns values that would run into each other', () => {
  const model = { ...chart, series: [...chart.series, ...chart.series] };
  const upright = (one: ChartModel): boolean =>
    chartScene(one, 465).shapes.every((shape) => shape.kind !== 'text' || shape.upright);
  expect(upright(chart)).toBe(true);
  expect(upright(model)).toBe(false);
});
