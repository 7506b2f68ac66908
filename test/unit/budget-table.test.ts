import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BudgetValue, budgetTable, shareBase } from '#shared/domain/budget-table.ts';
import { sharesOf } from '#shared/domain/percent.ts';
import type { BudgetColumn } from '#shared/domain/table-columns.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { budgetOf } from '../helpers/chapter-data.ts';

const told = (value: BudgetValue): string =>
  value.kind === 'amount'
    ? cellText({ ...value, decimals: 0 })
    : cellText({ kind: 'percent', value: value.value, ...(value.tiny && { tiny: true }) });

const parts = fc.array(fc.integer({ min: 0, max: 90_000_000_000_00 }), { minLength: 1, maxLength: 40 });
const decimals = fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>;

describe('shares by the largest remainder', () => {
  it('add to exactly 100, each less than one unit from its exact value, and are the same every time', () =>
    fc.assert(
      fc.property(parts, decimals, (amounts, places) => {
        const whole = amounts.reduce((sum, amount) => sum + amount, 0);
        fc.pre(whole > 0);
        const shares = sharesOf(amounts, whole, places, 'largest-remainder').map(
          (share) => share?.scaled ?? Number.NaN,
        );
        const unit = 100 * 10 ** places;
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(unit);
        for (const [index, share] of shares.entries()) {
          const distance = BigInt(share) * BigInt(whole) - BigInt(amounts[index] ?? 0) * BigInt(unit);
          expect(distance < BigInt(whole) && distance > -BigInt(whole)).toBe(true);
        }
        expect(sharesOf(amounts, whole, places, 'largest-remainder').map((share) => share?.scaled)).toEqual(shares);
      }),
    ));

  it('give what is left over to the earlier of equal remainders', () => {
    const shares = (amounts: readonly number[]) =>
      sharesOf(amounts, 3, 1, 'largest-remainder').map((share) => share?.scaled);
    expect(shares([1, 1, 1])).toEqual([334, 333, 333]);
    expect(sharesOf([1, 1, 1, 1, 1, 1], 6, 0, 'largest-remainder').map((share) => share?.scaled)).toEqual([
      17, 17, 17, 17, 16, 16,
    ]);
  });

  it('of nothing but zeros and of a negative part are rounded alone', () => {
    expect(sharesOf([0, 0], 0, 1, 'largest-remainder')).toEqual([null, null]);
    expect(sharesOf([150, -50], 100, 0, 'largest-remainder').map((share) => share?.scaled)).toEqual([150, -50]);
  });
});

describe('the columns of a table of the budget', () => {
  const budget = budgetOf('generica', [
    ['5-21', { pia: 100_00, pim: 400_00, devengado: 300_00 }],
    ['5-23', { pia: 0, pim: 600_00, devengado: 600_00 }],
  ]);
  const previous = budgetOf('generica', [
    ['5-21', { pim: 200_00, devengado: 200_00 }],
    ['5-25', { pim: 50_00, devengado: 50_00 }],
  ]);
  const table = (columns: readonly BudgetColumn[], before: typeof previous | null = null) => {
    const { lines, total } = budgetTable(budget, {
      columns,
      decimals: 1,
      policy: 'half-up',
      previous: before,
      details: new Map(),
    });
    return [...lines.map(({ code, values }) => [code, ...values.map(told)]), ['total', ...total.map(told)]];
  };

  it('come in the order that was chosen, with what is computed from them', () => {
    expect(table(['devengado', 'pim', 'balance', 'progress'])).toEqual([
      ['5-21', '300', '400', '100', '75.0%'],
      ['5-23', '600', '600', '0', '100.0%'],
      ['total', '900', '1,000', '100', '90.0%'],
    ]);
  });

  it('leave out only the rows that are zero in what they show', () => {
    expect(table(['pia']).map(([code]) => code)).toEqual(['5-21', 'total']);
  });

  it('leave out a row where the amounts that the columns are made of are zero, and no other', () => {
    const codes = (columns: readonly BudgetColumn[], before: typeof previous | null = null) =>
      table(columns, before).map(([code]) => code);
    // 5-23 has no PIA, and both have an advance.
    expect(codes(['pia', 'progress'])).toEqual(['5-21', '5-23', 'total']);
    expect(codes(['progress'])).toEqual(['5-21', '5-23', 'total']);
    expect(codes(['share'])).toEqual(['5-21', '5-23', 'total']);
    // 5-23 has nothing left of what it had.
    expect(codes(['balance'])).toEqual(['5-21', '5-23', 'total']);
    expect(codes(['change'], previous)).toEqual(['5-21', '5-23', '5-25', 'total']);
    expect(codes(['changePercent'], budget)).toEqual(['5-21', '5-23', 'total']);
    expect(codes(['pia', 'share'])).toEqual(['5-21', 'total']);
  });

  it('take the share of the last amount before it', () => {
    expect(shareBase(['pia', 'share', 'pim'])).toBe('pia');
    expect(shareBase(['pia', 'pim', 'share'])).toBe('pim');
    expect(table(['pim', 'share', 'pia']).map((row) => row[2])).toEqual(['40.0%', '60.0%', '100%']);
  });

  it('stand beside the year before, with the rows that only one of the years has', () => {
    expect(table(['previousDevengado', 'devengado', 'change', 'changePercent'], previous)).toEqual([
      ['5-21', '200', '300', '100', '50.0%'],
      ['5-23', '0', '600', '600', '–'],
      ['5-25', '50', '0', '-50', '-100.0%'],
      ['total', '250', '900', '650', '260.0%'],
    ]);
    expect(table(['devengado', 'change'])).toEqual([
      ['5-21', '300', '–'],
      ['5-23', '600', '–'],
      ['total', '900', '–'],
    ]);
  });
});

it('ST-4 the adjusted shares of the parts of a row add up to the share of the row', () => {
  const rows = (codes: readonly (readonly [string, number])[]) =>
    budgetOf(
      'generica',
      codes.map(([code, pim]) => [code, { pim }]),
    );
  const { lines } = budgetTable(
    rows([
      ['5-21', 1],
      ['5-23', 6],
    ]),
    {
      columns: ['pim', 'share'],
      decimals: 1,
      policy: 'largest-remainder',
      previous: null,
      details: new Map([
        [
          '5-23',
          rows([
            ['1', 2],
            ['2', 2],
            ['3', 2],
            ['4', 0],
          ]).rows,
        ],
      ]),
    },
  );
  expect(lines.map(({ values }) => values.map(told))).toEqual([
    ['0', '14.3%'],
    ['0', '85.7%'],
  ]);
  expect(lines[1]?.details.map(({ code, values }) => [code, values.map(told)[1]])).toEqual([
    ['1', '28.6%'],
    ['2', '28.6%'],
    ['3', '28.5%'],
  ]);
});

it('ST-4 the shares of parts that do not make up their row are rounded alone, and parts show what they have of their own', () => {
  const of = (code: string, pim: number) => budgetOf('generica', [[code, { pim, devengado: 0 }]]).rows;
  const details = (columns: readonly BudgetColumn[], parts: readonly (readonly [string, number])[]) =>
    budgetTable(budgetOf('generica', [['5-21', { pim: 8, devengado: 0 }]]), {
      columns,
      decimals: 1,
      policy: 'largest-remainder',
      previous: null,
      details: new Map([['5-21', parts.flatMap(([code, pim]) => of(code, pim))]]),
    }).lines[0]?.details.map(({ code, values }) => [code, ...values.map(told)]);
  expect(
    details(
      ['pim', 'share'],
      [
        ['1', 2],
        ['2', 2],
      ],
    ),
  ).toEqual([
    ['1', '0', '25.0%'],
    ['2', '0', '25.0%'],
  ]);
  expect(
    details(
      ['progress', 'change'],
      [
        ['1', 8],
        ['2', 0],
      ],
    ),
  ).toEqual([['1', '0.0%', '–']]);
});
