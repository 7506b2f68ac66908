import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bridgeOf } from '../../src-main/shared/domain/bridge.ts';
import type { BudgetAmounts, BudgetRow } from '../../src-main/shared/domain/budget.ts';
import { cents } from '../../src-main/shared/domain/money.ts';

const none: BudgetAmounts = {
  pia: null,
  modifications: null,
  pim: null,
  certificado: null,
  compromiso: null,
  devengado: null,
  girado: null,
};
const row = (code: string, pia: number | null, pim: number | null): BudgetRow => ({
  ...none,
  code,
  name: `Genérica ${code}`,
  pia: pia === null ? null : cents(pia),
  pim: pim === null ? null : cents(pim),
});
const totalOf = (rows: readonly BudgetRow[]): BudgetAmounts => ({
  ...none,
  pia: cents(rows.reduce((sum, { pia }) => sum + (pia ?? 0), 0)),
  pim: cents(rows.reduce((sum, { pim }) => sum + (pim ?? 0), 0)),
});

/** Tabla 19 of the published 2024 report, in soles; its modifications add up to 347,784,420 (checks.md). */
const published = [
  row('5-21', 12_091_488, 11_538_508),
  row('5-23', 13_316_015, 23_984_088),
  row('5-24', 168_510_000, 376_156_863),
  row('5-25', 0, 9_229),
  row('6-24', 31_000_000, 160_980_439),
  row('6-26', 1_010_886, 1_043_682),
];

describe('the bridge from PIA to PIM', () => {
  it('goes through the modifications of every row of the published year', () => {
    const steps = bridgeOf({ rows: published, total: totalOf(published) });
    expect(steps?.map(({ kind, code, from, to }) => [kind, code, to - from])).toEqual([
      ['pia', '', 225_928_389],
      ['change', '5-21', -552_980],
      ['change', '5-23', 10_668_073],
      ['change', '5-24', 207_646_863],
      ['change', '5-25', 9_229],
      ['change', '6-24', 129_980_439],
      ['change', '6-26', 32_796],
      ['pim', '', 573_712_809],
    ]);
  });

  it('has no step for a row that did not change', () => {
    const rows = [row('5-21', 100, 100), row('5-23', 0, 5)];
    expect(bridgeOf({ rows, total: totalOf(rows) })?.map(({ code }) => code)).toEqual(['', '5-23', '']);
  });

  it('is not drawn where an amount is unknown or the rows do not add up to the total', () => {
    const rows = [row('5-21', 100, 120)];
    expect(bridgeOf({ rows: [row('5-21', null, 120)], total: totalOf(rows) })).toBeNull();
    expect(bridgeOf({ rows, total: none })).toBeNull();
    expect(bridgeOf({ rows, total: { ...totalOf(rows), pim: cents(121) } })).toBeNull();
  });

  it('joins every step to the one before, whatever the amounts', () => {
    const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { maxLength: 12 }), (pairs) => {
        const rows = pairs.map(([pia, pim], index) => row(`5-${index}`, pia, pim));
        const changes = bridgeOf({ rows, total: totalOf(rows) })?.slice(0, -1) ?? [];
        changes.slice(1).forEach((step, index) => {
          expect(step.from).toBe(changes[index]?.to);
        });
        expect(changes.at(-1)?.to).toBe(totalOf(rows).pim);
      }),
    );
  });
});
