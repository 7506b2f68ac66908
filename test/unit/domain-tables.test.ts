import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BudgetMeasure, BudgetView } from '#shared/domain/budget.ts';
import { type BudgetValue, budgetTable } from '#shared/domain/budget-table.ts';
import { progressOf } from '#shared/domain/execution.ts';
import { type PercentDecimals, percentFromRatio, type SharePolicy } from '#shared/domain/percent.ts';
import { overallProgress, unitsTotal } from '#shared/domain/targets.ts';
import { percentText } from '#shared/format/es-pe.ts';
import { budgetOf } from '../helpers/chapter-data.ts';

const half = { decimals: 1, policy: 'half-up' } as const;
const remainder = { decimals: 1, policy: 'largest-remainder' } as const;
const alone = { previous: null, details: new Map() } as const;
const amount = (value: BudgetValue | undefined) => (value?.kind === 'amount' ? value.value : null);
const percentOf = (value: BudgetValue | undefined) => (value?.kind === 'percent' ? value.value : null);

/** A table of PIM, execution and progress. */
function executionOf(budget: BudgetView, decimals: PercentDecimals) {
  const columns = ['pim', 'devengado', 'progress'] as const;
  const { lines, total } = budgetTable(budget, { columns, decimals, policy: 'half-up', ...alone });
  const named = ([pim, devengado, progress]: readonly BudgetValue[]) => ({
    pim: amount(pim),
    devengado: amount(devengado),
    progress: percentOf(progress),
  });
  return { rows: lines.map(({ code, name, values }) => ({ code, name, ...named(values) })), total: named(total) };
}

/** A table of amounts and their structure. */
function structureOf(
  budget: BudgetView,
  measures: readonly BudgetMeasure[],
  options: { readonly decimals: PercentDecimals; readonly policy: SharePolicy },
) {
  const { lines, total } = budgetTable(budget, { columns: [...measures, 'share'], ...options, ...alone });
  const named = (values: readonly BudgetValue[]) => ({
    amounts: measures.map((_, index) => amount(values[index])),
    share: percentOf(values.at(-1)),
  });
  return { rows: lines.map(({ code, name, values }) => ({ code, name, ...named(values) })), total: named(total) };
}

const shares = (structure: ReturnType<typeof structureOf>) =>
  structure.rows.map(({ share }) => share && percentText(share));

describe('rows of a table', () => {
  it('EX-1 come by code, whatever the order of the file', () => {
    const budget = budgetOf('generica', [
      ['6-26', { pim: 100, devengado: 1 }],
      ['5-21', { pim: 100, devengado: 2 }],
      ['5-3', { pim: 100, devengado: 3 }],
    ]);
    expect(executionOf(budget, 1).rows.map(({ code }) => code)).toEqual(['5-21', '5-3', '6-26']);
  });

  it('EX-3 are left out only where all amounts that the table shows are zero; unknown is not zero', () => {
    const budget = budgetOf('generica', [
      ['5-21', { pia: 0, pim: 0, devengado: 0 }],
      ['5-23', { pia: 0, pim: 922_900, devengado: 0 }],
      ['5-24', { pia: 100, pim: 0, devengado: 0 }],
      ['5-25', { pia: 0, pim: 0, devengado: -100 }],
      ['6-26', { pia: null, pim: 0, devengado: null }],
    ]);
    expect(executionOf(budget, 1).rows.map(({ code }) => code)).toEqual(['5-23', '5-25', '6-26']);
    expect(structureOf(budget, ['pia'], half).rows.map(({ code }) => code)).toEqual(['5-24', '6-26']);
    expect(structureOf(budget, ['pia', 'pim'], half).rows.map(({ code }) => code)).toEqual(['5-23', '5-24', '6-26']);
  });

  it('EX-2 have the total of the source, also where there are none', () => {
    const budget = budgetOf('generica', [['5-21', { pim: 300, devengado: 100 }]]);
    expect(executionOf(budget, 1)).toEqual({
      rows: [
        { code: '5-21', name: 'Nombre de 5-21', pim: 300, devengado: 100, progress: { scaled: 333, decimals: 1 } },
      ],
      total: { pim: 300, devengado: 100, progress: { scaled: 333, decimals: 1 } },
    });
    const nothing = { pim: null, devengado: null, progress: null };
    expect(executionOf(budgetOf('generica', []), 1)).toEqual({ rows: [], total: nothing });
  });
});

describe('progress', () => {
  it('EX-4 is none without a whole, may pass 100 % and may be negative', () => {
    expect(progressOf(0, 0, 1)).toBeNull();
    expect(progressOf(5, 0, 1)).toBeNull();
    expect(progressOf(null, 100, 1)).toBeNull();
    expect(progressOf(5, null, 1)).toBeNull();
    expect(progressOf(0, 100, 1)).toEqual({ scaled: 0, decimals: 1 });
    expect(progressOf(112, 100, 1)).toEqual({ scaled: 1120, decimals: 1 });
    expect(progressOf(-5, 1000, 1)).toEqual({ scaled: -5, decimals: 1 });
  });

  it('EX-4 of 2024 is rounded once from the exact amounts: 92.5 with one decimal, 92.55 with two', () => {
    expect(progressOf(1_639_482_280, 1_771_469_300, 1)).toEqual({ scaled: 925, decimals: 1 });
    expect(progressOf(1_639_482_280, 1_771_469_300, 2)).toEqual({ scaled: 9255, decimals: 2 });
  });
});

describe('structure', () => {
  const pim2024 = budgetOf('generica', [
    ['5-21', { pia: 1_209_148_800, pim: 1_153_850_800 }],
    ['5-23', { pia: 1_331_601_500, pim: 2_398_408_800 }],
    ['5-24', { pia: 16_851_000_000, pim: 37_615_686_300 }],
    ['5-25', { pia: 0, pim: 922_900 }],
    ['6-24', { pia: 3_100_000_000, pim: 16_098_043_900 }],
    ['6-26', { pia: 101_088_600, pim: 104_368_200 }],
  ]);

  it('ST-1 is the share of the last amount column; ST-2 the total is 100 % although the rows add to 100.1', () => {
    const structure = structureOf(pim2024, ['pia', 'pim'], half);
    expect(shares(structure)).toEqual(['2.0%', '4.2%', '65.6%', '0.0%', '28.1%', '0.2%']);
    expect(structure.total).toEqual({ amounts: [22_592_838_900, 57_371_280_900], share: { scaled: 100, decimals: 0 } });
  });

  it('ST-3 with the largest remainder adds to 100.0 and differs only in 6-24', () => {
    expect(shares(structureOf(pim2024, ['pia', 'pim'], remainder))).toEqual([
      '2.0%',
      '4.2%',
      '65.6%',
      '0.0%',
      '28.0%',
      '0.2%',
    ]);
  });

  it('has no shares without a total: neither of nothing nor of zero', () => {
    expect(structureOf(budgetOf('generica', []), ['pia'], half)).toEqual({
      rows: [],
      total: { amounts: [null], share: null },
    });
    const zero = budgetOf('generica', [
      ['5-21', { pia: 100 }],
      ['5-23', { pia: -100 }],
    ]);
    expect(shares(structureOf(zero, ['pia'], half))).toEqual([null, null]);
    expect(structureOf(zero, ['pia'], half).total).toEqual({ amounts: [0], share: null });
  });

  it('gives one row all of it', () => {
    expect(shares(structureOf(budgetOf('generica', [['5-21', { pia: 7 }]]), ['pia'], remainder))).toEqual(['100.0%']);
  });

  it('keeps an unknown amount without a share and the others as they are', () => {
    const budget = budgetOf('generica', [
      ['5-21', { pia: 100 }],
      ['5-23', { pia: null }],
      ['5-24', { pia: 300 }],
    ]);
    expect(shares(structureOf(budget, ['pia'], half))).toEqual(['25.0%', null, '75.0%']);
  });

  it('ST-3 with the largest remainder always adds to 100.0', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1_000_000_000_000 }), { minLength: 1, maxLength: 30 }),
        (amounts) => {
          const budget = budgetOf(
            'generica',
            amounts.map((pia, index) => [String(1000 + index), { pia }]),
          );
          const { rows } = structureOf(budget, ['pia'], remainder);
          expect(rows.reduce((sum, { share }) => sum + (share?.scaled ?? 0), 0)).toBe(1000);
        },
      ),
    ));
});

describe('goals', () => {
  const percent = (goals: Parameters<typeof overallProgress>[0]) => {
    const ratio = overallProgress(goals);
    return ratio && percentFromRatio(ratio.part, ratio.whole, 1);
  };

  it('TG-2 are averaged, because their units of measure cannot be added', () => {
    expect(percent([{ programmed: 51, executed: 51 }])).toEqual({ scaled: 1000, decimals: 1 });
    expect(
      percent([
        { programmed: 2, executed: 1 },
        { programmed: 1_000_000, executed: 1_000_000 },
      ]),
    ).toEqual({ scaled: 750, decimals: 1 });
    expect(
      percent([
        { programmed: 3, executed: 1 },
        { programmed: 3, executed: 1 },
        { programmed: 3, executed: 4 },
      ]),
    ).toEqual({ scaled: 667, decimals: 1 });
  });

  it('TG-2 leaves out a goal without programmed amount, and is unknown while a figure is', () => {
    expect(
      percent([
        { programmed: 0, executed: 7 },
        { programmed: 4, executed: 3 },
      ]),
    ).toEqual({ scaled: 750, decimals: 1 });
    expect(percent([{ programmed: 0, executed: 0 }])).toBeNull();
    expect(percent([])).toBeNull();
    expect(
      percent([
        { programmed: 4, executed: 4 },
        { programmed: 4, executed: null },
      ]),
    ).toBeNull();
  });

  it('TG-3 add up the organic units that are filled in, and know when none is', () => {
    const units = [4, 7, 4, 4, 8, 4, 20].map((executed) => ({ programmed: null, executed }));
    expect(unitsTotal(units, 'executed')).toBe(51);
    expect(unitsTotal(units, 'programmed')).toBeNull();
    expect(unitsTotal([{ programmed: 5, executed: null }, ...units], 'executed')).toBe(51);
    expect(unitsTotal([], 'executed')).toBeNull();
    expect(unitsTotal([{ programmed: 0, executed: 0 }], 'executed')).toBe(0);
  });
});
