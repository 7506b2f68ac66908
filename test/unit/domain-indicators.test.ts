import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimalOf, figureOf, figureText, plainDecimal } from '#shared/domain/decimal.ts';
import {
  changeBetween,
  compliance,
  isQuotient,
  type Measure,
  quotientOf,
  rangeProblem,
  senses,
  unitTypes,
} from '#shared/domain/indicators.ts';

const d = decimalOf;
const percentage: Measure = { unitType: 'percentage', rateBase: 1_000, decimals: 2 };
const decimal = fc.record({
  scaled: fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
  decimals: fc.nat(6),
});
const positive = fc.record({ scaled: fc.integer({ min: 1, max: 1_000_000_000 }), decimals: fc.nat(4) });

describe('a figure in one text', () => {
  it('is read back as it was written, and the four kinds of nothing stay apart', () => {
    expect(['', 'nd', 'dash', '0', '0.00', '-0.5', '53.87'].map((text) => figureText(figureOf(text)))).toEqual([
      '',
      'nd',
      'dash',
      '0',
      '0.00',
      '-0.5',
      '53.87',
    ]);
    fc.assert(
      fc.property(decimal, (value) => {
        expect(decimalOf(plainDecimal(value))).toEqual(value);
      }),
    );
  });
});

describe('the range of a unit type (ID-1)', () => {
  it.each([
    ['quantity', '0.5', null],
    ['quantity', '-0.5', 'below-zero'],
    ['count', '12', null],
    ['count', '12.00', null],
    ['count', '12.5', 'not-whole'],
    ['count', '-1', 'below-zero'],
    ['percentage', '100.00', null],
    ['percentage', '100.01', 'above-hundred'],
    ['percentage', '-0.01', 'below-zero'],
    ['ratio', '250', null],
    ['rate', '-3', 'below-zero'],
    ['index', '-1.2', null],
    ['variation', '-100', null],
    ['variation', '-100.1', 'below-minus-hundred'],
    ['variation', '340', null],
  ] as const)('%s: %s is %s', (unitType, text, problem) => {
    expect(rangeProblem(unitType, d(text))).toBe(problem);
  });
});

describe('a value from numerator and denominator (ID-2)', () => {
  it.each([
    ['percentage', '1', '3', 2, '33.33'],
    ['percentage', '2', '3', 2, '66.67'],
    ['percentage', '1', '8', 0, '13'],
    ['ratio', '3', '2', 2, '1.50'],
    ['rate', '5', '2000', 1, '2.5'],
    ['variation', '90', '120', 1, '-25.0'],
    ['variation', '1', '3', 2, '-66.67'],
    ['percentage', '0', '7', 2, '0.00'],
  ] as const)('%s of %s and %s', (unitType, n, of, decimals, expected) => {
    const value = quotientOf({ unitType, rateBase: 1_000, decimals }, d(n), d(of));
    expect(value && plainDecimal(value)).toBe(expected);
  });

  it('is rounded once: as near to the exact quotient as its decimals allow, half away from zero', () => {
    fc.assert(
      fc.property(positive, positive, fc.nat(4), (n, of, decimals) => {
        const value = quotientOf({ ...percentage, decimals }, n, of);
        if (value === null) return;
        const over = BigInt(n.scaled) * 100n * 10n ** BigInt(of.decimals + decimals);
        const under = BigInt(of.scaled) * 10n ** BigInt(n.decimals);
        const off = 2n * (BigInt(value.scaled) * under - over);
        expect(off > -under && off <= under).toBe(true);
      }),
    );
  });

  it('is none without a quotient: a denominator of zero, or a type that has none', () => {
    expect(quotientOf(percentage, d('1'), d('0'))).toBeNull();
    const without = unitTypes.filter((unitType) => !isQuotient(unitType));
    expect(without).toEqual(['quantity', 'count', 'index']);
    for (const unitType of without) expect(quotientOf({ ...percentage, unitType }, d('1'), d('2'))).toBeNull();
  });
});

describe('compliance with a goal (ID-3)', () => {
  const text = (...input: Parameters<typeof compliance>): string => {
    const found = compliance(...input);
    if (found === null) return 'none';
    return `${found.percent === null ? '' : plainDecimal(found.percent)} ${found.light}`;
  };

  it.each([
    ['increasing', '74.16', '85.75', '86.5 close'],
    ['increasing', '112', '100', '112.0 reached'],
    ['increasing', '94.99', '100', '95.0 close'],
    ['increasing', '95', '100', '95.0 reached'],
    ['increasing', '74.99', '100', '75.0 missed'],
    ['increasing', '0', '0', '100.0 reached'],
    ['increasing', '5', '0', 'none'],
    ['decreasing', '5.35', '4.00', '74.8 missed'],
    ['decreasing', '1.84', '4.00', '217.4 reached'],
    ['decreasing', '0', '4', ' reached'],
    ['decreasing', '3', '0', '0.0 missed'],
    ['neutral', '98', '100', '98.0 reached'],
    ['neutral', '125', '100', '80.0 close'],
    ['increasing', '-1', '5', 'none'],
  ] as const)('%s: %s against %s is %s', (sense, result, goal, expected) => {
    expect(text(sense, d(result), d(goal))).toBe(expected);
  });

  it('does not depend on how many decimals were written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...senses), positive, positive, (sense, result, goal) => {
        const longer = (value: Decimal): Decimal => ({ scaled: value.scaled * 100, decimals: value.decimals + 2 });
        expect(compliance(sense, longer(result), goal)).toEqual(compliance(sense, result, goal));
        expect(compliance(sense, result, longer(goal))).toEqual(compliance(sense, result, goal));
      }),
    );
  });
});

it('a change between years is exact, in the finer of both', () => {
  expect(changeBetween(d('84.6'), d('5.35'))).toEqual(d('-79.25'));
  fc.assert(
    fc.property(decimal, (value) => {
      expect(changeBetween(value, value)).toEqual({ scaled: 0, decimals: value.decimals });
    }),
  );
});
