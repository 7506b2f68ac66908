import { expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { cellText, headingText } from '#shared/format/cell-text.ts';

it('writes each kind of cell as the published tables do', () => {
  const cells: readonly [Cell, string][] = [
    [{ kind: 'text', value: '5-21. Personal y obligaciones sociales' }, '5-21. Personal y obligaciones sociales'],
    [{ kind: 'text', value: 'Porcentaje de satisfacción', notes: [1] }, 'Porcentaje de satisfacción 1/'],
    [{ kind: 'text', value: 'Porcentaje', notes: [1, 3] }, 'Porcentaje 1/ 3/'],
    [{ kind: 'amount', value: cents(57_371_280_900), decimals: 0 }, '573,712,809'],
    [{ kind: 'amount', value: cents(1_639_482_280), decimals: 2 }, '16,394,822.80'],
    [{ kind: 'count', value: 4_224 }, '4,224'],
    [{ kind: 'percent', value: { scaled: 925, decimals: 1 } }, '92.5%'],
    [{ kind: 'decimal', value: { scaled: 400, decimals: 2 }, mark: null, suffix: '%' }, '4.00%'],
    [{ kind: 'decimal', value: { scaled: 535, decimals: 2 }, mark: null, suffix: '', notes: [2] }, '5.35 2/'],
  ];
  for (const [cell, text] of cells) expect(cellText(cell)).toBe(text);
});

it('keeps zero, absent, not available, dash and empty apart', () => {
  expect(cellText({ kind: 'amount', value: cents(0), decimals: 0 })).toBe('0');
  expect(cellText({ kind: 'amount', value: null, decimals: 0 })).toBe('–');
  expect(cellText({ kind: 'count', value: 0 })).toBe('0');
  expect(cellText({ kind: 'count', value: null })).toBe('–');
  expect(cellText({ kind: 'percent', value: { scaled: 0, decimals: 1 } })).toBe('0.0%');
  expect(cellText({ kind: 'percent', value: null })).toBe('–');
  expect(cellText({ kind: 'decimal', value: { scaled: 0, decimals: 2 }, mark: null, suffix: '%' })).toBe('0.00%');
  expect(cellText({ kind: 'decimal', value: null, mark: 'nd', suffix: '%' })).toBe('n.d.');
  expect(cellText({ kind: 'decimal', value: null, mark: 'dash', suffix: '%' })).toBe('–');
  expect(cellText({ kind: 'decimal', value: null, mark: null, suffix: '%' })).toBe('');
});

it('puts note marks after a heading', () => {
  expect(headingText({ label: 'POI 2024 v.4', notes: [1] })).toBe('POI 2024 v.4 1/');
  expect(headingText({ label: 'PIM' })).toBe('PIM');
});
