import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths } from '#backend/chapter/column-widths.ts';
import { emsOf, linesIn } from '#backend/chapter/text-width.ts';
import { across, wordSlack } from '#backend/chapter/wide-tables.ts';
import { fitsItsPage } from '#backend/checks/table-rules.ts';
import { cents } from '#shared/domain/money.ts';
import type { Column, Row, TableModel } from '#shared/domain/table-model.ts';
import { bodyRows, headerRows } from '#shared/format/table-layout.ts';
import { checks } from '#shared/strings/es/checks.ts';
import { publishedTable } from '../helpers/chapter-2024.ts';

const column = (key: string, group?: string): Column => ({
  key,
  label: key,
  kind: 'text',
  width: 10,
  ...(group ? { group: { label: group } } : {}),
});
const row = (...texts: readonly string[]): Row => ({
  key: texts.join(),
  kind: 'body',
  cells: texts.map((value) => ({ kind: 'text', value })),
});

describe('header rows', () => {
  it('are one row where no column has a group', () => {
    expect(headerRows([column('a'), column('b')])).toEqual([
      [
        { label: 'a', notes: [], column: 0, columnSpan: 1, rowSpan: 1 },
        { label: 'b', notes: [], column: 1, columnSpan: 1, rowSpan: 1 },
      ],
    ]);
  });

  it('join neighbouring columns of one group and nothing else', () => {
    const [upper, lower] = headerRows([
      column('a'),
      column('b', 'G'),
      column('c', 'G'),
      column('d', 'H'),
      column('e', 'G'),
    ]);
    expect(upper?.map(({ label, column: at, columnSpan, rowSpan }) => [label, at, columnSpan, rowSpan])).toEqual([
      ['a', 0, 1, 2],
      ['G', 1, 2, 1],
      ['H', 3, 1, 1],
      ['G', 4, 1, 1],
    ]);
    expect(lower?.map(({ label, column: at }) => [label, at])).toEqual([
      ['b', 1],
      ['c', 2],
      ['d', 3],
      ['e', 4],
    ]);
  });
});

describe('body rows', () => {
  it('merge equal texts downwards only in columns that say so, and never over an empty text', () => {
    const columns: Column[] = [{ ...column('a'), merge: true }, column('b')];
    const spans = bodyRows({
      columns,
      rows: [row('x', 'y'), row('x', 'y'), row('z', 'y'), row('', 'y'), row('', 'y')],
    });
    expect(spans.map(({ cells }) => cells.map(({ column: at, rowSpan }) => [at, rowSpan]))).toEqual([
      [
        [0, 2],
        [1, 1],
      ],
      [[1, 1]],
      [
        [0, 1],
        [1, 1],
      ],
      [
        [0, 1],
        [1, 1],
      ],
      [
        [0, 1],
        [1, 1],
      ],
    ]);
  });

  it('cover every place of the grid exactly once', () => {
    const word = fc.constantFrom('', 'a', 'b');
    const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
      fc.record({
        columns: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
        rows: fc.array(
          fc.record({
            texts: fc.array(word, { minLength: width, maxLength: width }),
            span: fc.integer({ min: 1, max: width }),
            total: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
      }),
    );
    fc.assert(
      fc.property(table, ({ columns, rows }) => {
        const covered = new Map<string, number>();
        const placed = bodyRows({
          columns: columns.map((merge, index) => ({ ...column(String(index)), merge })),
          rows: rows.map(({ texts, span, total }) => ({
            ...row(...texts),
            ...(total ? { kind: 'total' as const, labelSpan: span } : {}),
          })),
        });
        for (const [index, { cells }] of placed.entries())
          for (const cell of cells)
            for (let y = index; y < index + cell.rowSpan; y += 1)
              for (let x = cell.column; x < cell.column + cell.columnSpan; x += 1)
                covered.set(`${x},${y}`, (covered.get(`${x},${y}`) ?? 0) + 1);
        expect(covered.size).toBe(columns.length * rows.length);
        expect([...covered.values()].every((times) => times === 1)).toBe(true);
      }),
    );
  });
});

describe('column widths', () => {
  it.each([18, 19, 20, 21, 22, 23])('fill the page for table %i at its usual size', (number) => {
    const { widths, size } = columnWidths(publishedTable(number), { available: 465, padding: 4 });
    expect(widths.reduce((total, width) => total + width, 0)).toBeCloseTo(465, 6);
    expect(size).toBe(9);
  });

  it('give a number the width it needs, however small its share', () => {
    const table = publishedTable(21);
    const narrow = {
      ...table,
      columns: table.columns.map((one) => ({ ...one, width: one.kind === 'amount' ? 1 : 50 })),
    };
    const { widths, size } = columnWidths(narrow, { available: 465, padding: 4 });
    expect(widths[2]).toBeGreaterThanOrEqual(emsOf('573,712,809.00', true) * size + 8);
  });

  it('make the text smaller before anything has to be cut', () => {
    const table = publishedTable(21);
    expect(columnWidths(table, { available: 290, padding: 4 }).size).toBeLessThan(9);
  });

  it('take from the room beside the text too, before an amount of a very wide table is cut', () => {
    const { widths, size, padding, fits } = columnWidths(tableOfMonths(15), { ...across, slack: wordSlack });
    expect([size, padding, fits]).toEqual([5, 2, true]);
    expect(widths.slice(1).every((width) => width >= emsOf('123,456,789.00', false) * 5 * wordSlack + 4)).toBe(true);
    expect(columnWidths(tableOfMonths(12), across)).toMatchObject({ size: 6.5, padding: across.padding, fits: true });
  });

  it('give every number what it needs whenever they say that the table fits, and always fill the page', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 200, max: 900 }), (months, available) => {
        const { widths, size, padding, fits } = columnWidths(tableOfMonths(months), { available, padding: 4.5 });
        expect(sum(widths)).toBeCloseTo(available, 6);
        const whole = widths.slice(1).every((width) => width >= emsOf('123,456,789.00', false) * size + 2 * padding);
        expect(whole).toBe(fits);
      }),
    );
  });

  it('still share out a page that is too narrow for anything, by what the columns need, and say so', () => {
    const { widths, fits } = columnWidths(publishedTable(23), { available: 70, padding: 4 });
    expect(fits).toBe(false);
    expect(sum(widths)).toBeCloseTo(70, 6);
    expect(widths[0]).toBeGreaterThan(widths[6] ?? 0);
  });
});

describe('a table that no page holds', () => {
  it('is a warning by its name, and one that fits in small text is not', () => {
    expect([1, 12, 15].flatMap((months) => fitsItsPage(tableOfMonths(months)))).toEqual([]);
    const [finding, ...more] = fitsItsPage(tableOfMonths(16));
    if (!finding) throw new Error('nothing found');
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'table-too-wide',
      severity: 'warning',
      where: [{ table: 'pia-by-generica' }],
    });
    expect(checks.message(finding)).toMatch(/^Tabla N° 18: es más ancha que una página horizontal/);
  });

  it('is not what the published chapters have', () => {
    expect([18, 19, 20, 21, 22, 23].flatMap((number) => fitsItsPage(publishedTable(number)))).toEqual([]);
  });
});

/** A short name and as many months, each with one amount. */
function tableOfMonths(count: number): TableModel {
  const months = Array.from({ length: count }, (_, at): Column => ({ ...column(`m${at}`), kind: 'amount' }));
  const amount = { kind: 'amount', value: cents(12_345_678_900), decimals: 2 } as const;
  const name = { kind: 'text', value: 'Fila' } as const;
  return {
    ...publishedTable(18),
    columns: [column('a'), ...months],
    rows: [{ key: 'x', kind: 'body', cells: [name, ...months.map(() => amount)] }],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

describe('the width of a text', () => {
  it('is that of Arial', () => {
    expect(emsOf('573,712,809', false)).toBeCloseTo(9 * 0.556 + 2 * 0.278, 6);
    expect(emsOf('ñ', false)).toBe(emsOf('n', false));
  });

  it('wraps words into the lines they need', () => {
    expect(linesIn('uno dos tres', 100, false)).toBe(1);
    expect(linesIn('uno dos tres', emsOf('uno dos', false), false)).toBe(2);
    expect(linesIn('extraordinariamente', emsOf('extra', false), false)).toBeGreaterThan(2);
    expect(linesIn('', 10, false)).toBe(1);
  });
});
