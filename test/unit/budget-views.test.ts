import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BudgetRow, budgetMeasures } from '#shared/domain/budget.ts';
import { accumulate, differenceOf } from '#shared/domain/budget-views.ts';
import { type CellPlace, cellAddress, parseCellAddress } from '#shared/domain/cell-address.ts';
import { cents } from '#shared/domain/money.ts';
import { noAmounts, withTypedFigures } from '#shared/domain/overrides.ts';
import { isFarApart } from '#shared/domain/targets.ts';

const row = (code: string, amounts: Partial<Record<(typeof budgetMeasures)[number], number>>): BudgetRow => ({
  code,
  name: `Nombre de ${code}`,
  ...noAmounts,
  ...Object.fromEntries(Object.entries(amounts).map(([key, value]) => [key, cents(value)])),
});

it('the curve stays flat over a month without anything and ends with the last one that has something', () => {
  const [a, b] = [cents(10), cents(5)];
  expect(accumulate([a, null, b, null, null])).toEqual([10, 10, 15, null, null]);
  expect(accumulate([null, a])).toEqual([0, 10]);
  expect(accumulate([null, null])).toEqual([null, null]);
});

it('a row that one file lacks stands at zero there, and a column that it lacks is unknown', () => {
  const before = { rows: [row('5-21', { pim: 100 })], total: { ...noAmounts, pim: cents(100) } };
  const after = {
    rows: [row('5-22', { pim: 70, girado: 7 })],
    total: { ...noAmounts, pim: cents(70), girado: cents(7) },
  };
  const { rows, total } = differenceOf(before, after);
  expect(rows.map(({ code, pim, girado }) => [code, pim, girado.change])).toEqual([
    ['5-21', { before: 100, after: 0, change: -100 }, null],
    ['5-22', { before: 0, after: 70, change: 70 }, null],
  ]);
  expect(total.pim).toEqual({ before: 100, after: 70, change: -30 });
});

it('a total with typed figures is the sum of its rows, whatever was typed', () => {
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000_000 });
  fc.assert(
    fc.property(
      fc.array(amount, { minLength: 1, maxLength: 8 }),
      fc.array(fc.record({ at: fc.nat(9), value: amount }), { maxLength: 5 }),
      (imported, typed) => {
        const rows = imported.map((value, index) => row(`5-2${index}`, { pim: value }));
        const total = { ...noAmounts, pim: cents(imported.reduce((sum, value) => sum + value, 0)) };
        const figures = [...new Map(typed.map((each) => [each.at, each])).values()].map(({ at, value }) => ({
          code: `5-2${at}`,
          name: 'x',
          measure: 'pim' as const,
          value: cents(value),
          importedThen: null,
          reason: 'ajuste',
        }));
        const changed = withTypedFigures({ rows, total }, figures);
        expect(changed.total.pim).toBe(changed.rows.reduce((sum, { pim }) => sum + (pim ?? 0), 0));
        for (const { code, value } of figures) expect(changed.rows.find((each) => each.code === code)?.pim).toBe(value);
      },
    ),
  );
});

it('reads back every address of a cell that it writes, and nothing else', () => {
  const id = fc.integer({ min: 1, max: 999_999 });
  const field = fc.constantFrom('programmed' as const, 'executed' as const);
  const place: fc.Arbitrary<CellPlace> = fc.oneof(
    fc.record({ kind: fc.constantFrom('target' as const, 'target-unit' as const), id, field }),
    fc.record({ kind: fc.constant('indicator' as const), id, year: fc.integer({ min: 2000, max: 2100 }) }),
    fc.record({
      kind: fc.constant('budget' as const),
      dimension: fc.constantFrom('generica' as const, 'activity' as const),
      code: fc.constantFrom('5-21', '5006294'),
      measure: fc.constantFrom(...budgetMeasures),
    }),
  );
  fc.assert(
    fc.property(place, (each) => {
      expect({ ...parseCellAddress(cellAddress(each)) }).toEqual({ ...each });
    }),
  );
  for (const wrong of [
    '',
    'target:0:executed',
    'target:1:name',
    'indicator:1:20',
    'budget:generica:5 21:pim',
    'target:1:executed:',
  ])
    expect(parseCellAddress(wrong), wrong).toBeNull();
});

it('physical and financial progress are far apart from the given points on, in both directions', () => {
  const percent = (scaled: number) => ({ scaled, decimals: 1 }) as const;
  expect(isFarApart(percent(1000), percent(925), 5)).toBe(true);
  expect(isFarApart(percent(900), percent(950), 5)).toBe(true);
  expect(isFarApart(percent(1000), percent(951), 5)).toBe(false);
  expect(isFarApart(percent(1000), null, 5)).toBe(false);
});
