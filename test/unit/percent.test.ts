import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentOf, sharesOf } from '#shared/domain/percent.ts';

const pim2024 = [1_153_850_800, 2_398_408_800, 37_615_686_300, 922_900, 16_098_043_900, 104_368_200];
const total2024 = 57_371_280_900;
const parts = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 1, maxLength: 12 });

describe('percentOf', () => {
  it('rounds 92.5493 % to 92.5 and to 92.55, each once from the exact ratio', () => {
    expect(percentOf(1_639_482_280, 1_771_469_300, 1)).toEqual({ scaled: 925, decimals: 1 });
    expect(percentOf(1_639_482_280, 1_771_469_300, 2)).toEqual({ scaled: 9255, decimals: 2 });
  });

  it('has no answer where there is no whole', () => {
    expect(percentOf(0, 0, 1)).toBeNull();
    expect(percentOf(5, 0, 1)).toBeNull();
  });

  it('rounds half away from zero on both sides', () => {
    expect(percentOf(1, 8, 0)).toEqual({ scaled: 13, decimals: 0 });
    expect(percentOf(-1, 8, 0)).toEqual({ scaled: -13, decimals: 0 });
    expect(percentOf(0, -8, 1)).toEqual({ scaled: 0, decimals: 1 });
  });

  it('is within half a unit of the exact ratio, also beyond the safe range of the product', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 }),
        fc.integer({ min: 1, max: 2 ** 53 - 1 }),
        (part, whole) => {
          fc.pre(Math.abs(part) / whole < 1e9);
          const { scaled } = percentOf(part, whole, 2) ?? { scaled: Number.NaN };
          const error = BigInt(scaled) * BigInt(whole) - BigInt(part) * 10_000n;
          expect(2n * (error < 0n ? -error : error)).toBeLessThanOrEqual(BigInt(whole));
        },
      ),
    ));
});

describe('sharesOf', () => {
  it('half-up gives the published shares of table 19, which print 100.1 together', () => {
    const shares = sharesOf(pim2024, total2024, 1, 'half-up').map((share) => share?.scaled);
    expect(shares).toEqual([20, 42, 656, 0, 281, 2]);
  });

  it('largest remainder changes only 6-24 and adds to 100.0', () => {
    const shares = sharesOf(pim2024, total2024, 1, 'largest-remainder').map((share) => share?.scaled);
    expect(shares).toEqual([20, 42, 656, 0, 280, 2]);
  });

  it('largest remainder always adds to 100 and moves no share by more than one unit', () =>
    fc.assert(
      fc.property(parts, (amounts) => {
        const whole = amounts.reduce((a, b) => a + b, 0);
        fc.pre(whole > 0);
        const plain = amounts.map((amount) => (amount * 1000) / whole);
        const shares = sharesOf(amounts, whole, 1, 'largest-remainder').map((share) => share?.scaled ?? Number.NaN);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(1000);
        for (const [index, share] of shares.entries())
          expect(Math.abs(share - (plain[index] ?? 0))).toBeLessThan(1.001);
      }),
    ));

  it('gives ties to the earlier part', () => {
    expect(sharesOf([1, 1, 1], 3, 0, 'largest-remainder').map((share) => share?.scaled)).toEqual([34, 33, 33]);
  });
});
