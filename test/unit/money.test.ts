import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents, sumCents, wholeSoles } from '#shared/domain/money.ts';

const amount = fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }).map(cents);

describe('money', () => {
  it('refuses what is not whole céntimos', () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => cents(value)).toThrow(RangeError);
  });

  it('adds the céntimos of table 21 to its published total', () => {
    expect(sumCents([1_639_482_280, 53_568_204_644, 552_180_320, 1_254_144_440].map(cents))).toBe(57_014_011_684);
  });

  it('adds in any order to the same céntimos', () =>
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 50 }), (amounts) => {
        expect(sumCents(amounts.toReversed())).toBe(sumCents(amounts));
      }),
    ));

  it('rounds half a sol away from zero, once', () => {
    expect([832_973, 50, 49, 0, -49, -50, -149, -150].map((value) => wholeSoles(cents(value)))).toEqual([
      8_330, 1, 0, 0, 0, -1, -1, -2,
    ]);
  });

  it('is never further than half a sol from the exact amount', () =>
    fc.assert(
      fc.property(amount, (value) => {
        expect(Math.abs(wholeSoles(value) * 100 - value)).toBeLessThanOrEqual(50);
      }),
    ));
});
