import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import type { Cell } from '#shared/domain/table-model.ts';
import { parseAmount } from '#shared/format/es-pe.ts';
import { copiedTable } from '../../../src-renderer/ui/grid/block.ts';
import { editText } from '../../../src-renderer/ui/grid/edit-text.ts';
import { parseHtmlTable } from '../../../src-renderer/ui/grid/html-table.ts';
import { formatTsv, parseTsv } from '../../../src-renderer/ui/grid/tsv.ts';

it('gives an editor and the clipboard a figure at full precision and without grouping', () => {
  const cases: readonly (readonly [Cell, string])[] = [
    [{ kind: 'amount', value: cents(57_014_011_684), decimals: 0 }, '570140116.84'],
    [{ kind: 'amount', value: cents(-55_298_000), decimals: 2 }, '-552980'],
    [{ kind: 'amount', value: cents(5), decimals: 0 }, '0.05'],
    [{ kind: 'count', value: 115_695 }, '115695'],
    [{ kind: 'count', value: 0 }, '0'],
    [{ kind: 'percent', value: { scaled: 994, decimals: 1 } }, '99.4%'],
    [{ kind: 'decimal', value: { scaled: 535, decimals: 2 }, mark: null, suffix: '%' }, '5.35%'],
    [{ kind: 'text', value: '0073', notes: [1] }, '0073'],
  ];
  for (const [cell, text] of cases) expect(editText(cell)).toBe(text);
});

it('keeps the ways of having no number apart', () => {
  expect(editText({ kind: 'amount', value: null, decimals: 0 })).toBe('');
  expect(editText({ kind: 'count', value: null })).toBe('');
  expect(editText({ kind: 'decimal', value: null, mark: null, suffix: '%', notes: [2] })).toBe('');
  expect(editText({ kind: 'decimal', value: null, mark: 'nd', suffix: '%', notes: [2] })).toBe('n.d.');
  expect(editText({ kind: 'decimal', value: null, mark: 'dash', suffix: '' })).toBe('–');
});

it('writes amounts that the program itself reads back to the same céntimos', () => {
  const amount = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }).map(cents);
  fc.assert(
    fc.property(amount, (value) => {
      expect(parseAmount(editText({ kind: 'amount', value, decimals: 2 }))).toBe(value);
    }),
  );
});

it('reads back every block it puts on the clipboard', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', '\t', '\n', 'ñ') });
  const block = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  fc.assert(
    fc.property(block, (rows) => {
      expect(parseTsv(`${formatTsv(rows)}\r\n`)).toEqual(rows);
    }),
  );
});

it("does not take Excel's last line end for a row", () => {
  expect(parseTsv('51\r\n')).toEqual([['51']]);
  expect(parseTsv('"una\nlínea"\t2\r\n3\t4\r\n')).toEqual([
    ['una\nlínea', '2'],
    ['3', '4'],
  ]);
});

it('copies a table with its headings: text at full precision, and a table whose figures stand at the right', () => {
  const columns = [
    {
      key: 'code',
      label: 'Código',
      kind: 'text',
      width: 1,
      cell: (n: number): Cell => ({ kind: 'text', value: `5-2${n}` }),
    },
    {
      key: 'n',
      label: 'PIM',
      kind: 'count',
      width: 1,
      cell: (n: number): Cell => ({ kind: 'count', value: n * 1000 }),
    },
  ] as const;
  const { text, html } = copiedTable(columns, [1, 3]);
  expect(text).toBe('Código\tPIM\r\n5-21\t1000\r\n5-23\t3000');
  expect(html).toContain('<tr><th style="font-weight:bold;background:#E8EDF4">Código</th><th');
  expect(html).toContain(
    '<td align="right" x:num="3000" sdval="3000" style="mso-number-format:\'\\#\\,\\#\\#0\'">3,000</td>',
  );
  expect(parseHtmlTable(html)?.map((row) => row.map((cell) => cell.text))).toEqual([
    ['Código', 'PIM'],
    ['5-21', '1,000'],
    ['5-23', '3,000'],
  ]);
});
