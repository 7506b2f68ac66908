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
