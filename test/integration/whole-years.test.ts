import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import type { BudgetView } from '#shared/domain/budget.ts';
import { cents } from '#shared/domain/money.ts';
import { type Amounts, budgetOf, data2024, noReferences } from '../helpers/chapter-data.ts';
import { runChecks } from '../helpers/run-checks.ts';

/** Errors and warnings, without the one sentence that the published text has wrong whatever its figures. */
const serious = (data: ChapterData) =>
  runChecks({ data, chapter: buildChapter(data), beside: [], ...noReferences }).filter(
    ({ rule, severity }) => severity !== 'note' && rule !== 'text-contradiction',
  );

/** PIM in céntimos, its opening part and what was executed of it in thousandths. */
const money = fc.record({
  pim: fc.integer({ min: 100_000, max: 50_000_000_000 }),
  opened: fc.integer({ min: 0, max: 2_000 }),
  spent: fc.integer({ min: 0, max: 1_000 }),
});

type Codes = Readonly<Record<'generica' | 'activity', readonly string[]>>;
const codesOf = ({ budget }: ChapterData): Codes => ({
  generica: budget.generica.rows.map(({ code }) => code),
  activity: budget.activity.rows.map(({ code }) => code),
});

/** What the figures of 2024 are replaced in, with years made of it. */
function years() {
  const base = data2024();
  const codes = codesOf(base);
  return { base, codes, year: yearLike(base, codes), rowOf: fc.nat({ max: codes.generica.length - 1 }) };
}

/** One amount for each genérica of each activity, so that both tables are the same money. */
const yearLike = (base: ChapterData, codes: Codes): fc.Arbitrary<ChapterData> =>
  fc
    .array(money, {
      minLength: codes.generica.length * codes.activity.length,
      maxLength: codes.generica.length * codes.activity.length,
    })
    .map((cells) => {
      const amounts = cells.map(({ pim, opened, spent }) => ({
        pia: Math.round((pim * opened) / 1_000),
        pim,
        devengado: Math.floor((pim * spent) / 1_000),
      }));
      const width = codes.activity.length;
      const sum = (of: (index: number) => boolean): Amounts => {
        const total = { pia: 0, pim: 0, devengado: 0 };
        for (const [index, amount] of amounts.entries())
          if (of(index)) for (const key of ['pia', 'pim', 'devengado'] as const) total[key] += amount[key];
        return total;
      };
      const budget = {
        generica: budgetOf(
          'generica',
          codes.generica.map((code, row) => [code, sum((index) => Math.floor(index / width) === row)] as const),
        ),
        activity: budgetOf(
          'activity',
          codes.activity.map((code, column) => [code, sum((index) => index % width === column)] as const),
        ),
      };
      return { ...base, budget };
    });

const runs = { numRuns: 12 };

type Measure = 'pia' | 'pim' | 'devengado';
/** A row of a view changed, and its total with it unless that is what is wrong. */
function changed(view: BudgetView, at: number, values: Partial<Record<Measure, number>>): BudgetView {
  const rows = view.rows.map((row, index) =>
    index === at
      ? { ...row, ...Object.fromEntries(Object.entries(values).map(([key, value]) => [key, cents(value)])) }
      : row,
  );
  const amounts = rows.map(({ code, pia, pim, devengado }) => [code, { pia, pim, devengado }] as const);
  return budgetOf(view.dimension, amounts);
}
const generica = (data: ChapterData, view: BudgetView): ChapterData => ({
  ...data,
  budget: { ...data.budget, generica: view },
});
const rules = (data: ChapterData) => serious(data).map(({ rule }) => rule);

describe('any year whose figures agree', () => {
  it('has neither errors nor warnings', () => {
    const { year } = years();
    fc.assert(
      fc.property(year, (data) => {
        expect(serious(data)).toEqual([]);
      }),
      runs,
    );
  });
});

describe('in any year', () => {
  it('a total that is a céntimo off is found in each table that prints it', () => {
    const { year } = years();
    fc.assert(
      fc.property(
        year,
        fc.constantFrom<Measure[]>('pia', 'pim', 'devengado'),
        fc.constantFrom(-1, 1),
        (data, of, by) => {
          const view = data.budget.generica;
          const total = { ...view.total, [of]: cents((view.total[of] ?? 0) + by) };
          const found = serious(generica(data, { ...view, total }));
          expect(found.length).toBeGreaterThan(0);
          expect(found.map(({ rule, severity }) => [rule, severity])).toEqual(found.map(() => ['casting', 'error']));
          expect(found.map(({ where }) => where[0])).toContainEqual(
            expect.objectContaining({ row: 'total', column: of }),
          );
        },
      ),
      runs,
    );
  });

  it('PIA and PIM of a row that changed places are found', () => {
    const { year, rowOf } = years();
    fc.assert(
      fc.property(year, rowOf, (data, at) => {
        const row = data.budget.generica.rows[at];
        fc.pre(row !== undefined && row.pia !== row.pim);
        const swapped = changed(data.budget.generica, at, { pia: row?.pim ?? 0, pim: row?.pia ?? 0 });
        expect(rules(generica(data, swapped))).toContain('execution-20-21');
      }),
      runs,
    );
  });

  it('more executed than there was to spend is found in its row', () => {
    const { year, rowOf } = years();
    fc.assert(
      fc.property(year, rowOf, fc.integer({ min: 1, max: 1_000_000 }), (data, at, above) => {
        const row = data.budget.generica.rows[at];
        const wrong = changed(data.budget.generica, at, { devengado: (row?.pim ?? 0) + above });
        const found = serious(generica(data, wrong)).filter(({ rule }) => rule === 'devengado-above-pim');
        expect(found.flatMap(({ where }) => where)).toContainEqual({
          table: 'execution-by-generica',
          row: row?.code,
          column: 'devengado',
        });
      }),
      runs,
    );
  });

  it('an amount below zero is found in its row', () => {
    const { codes, year, rowOf } = years();
    fc.assert(
      fc.property(year, rowOf, fc.constantFrom<Measure[]>('pia', 'pim', 'devengado'), (data, at, of) => {
        const wrong = changed(data.budget.generica, at, { [of]: -1 });
        const found = serious(generica(data, wrong)).filter(({ rule }) => rule === 'negative-amount');
        expect(found.map(({ detail }) => [detail.measure, detail.row])).toEqual([[of, codes.generica[at]]]);
      }),
      runs,
    );
  });

  it('a unit whose share no longer adds up to its goal is found, and nothing else', () => {
    const { base, year } = years();
    const split = base.targets.filter(({ units }) => units.length > 0);
    fc.assert(
      fc.property(year, fc.constantFrom(...split), fc.nat(), fc.integer({ min: 1, max: 9 }), (data, goal, pick, by) => {
        const at = pick % goal.units.length;
        const units = goal.units.map((unit, index) =>
          index === at ? { ...unit, executed: (unit.executed ?? 0) + by } : unit,
        );
        const targets = data.targets.map((target) => (target.id === goal.id ? { ...target, units } : target));
        const found = serious({ ...data, targets }).filter(({ rule }) => rule !== 'override-outdated');
        expect(found.map(({ rule, where, difference }) => [rule, where, difference])).toEqual([
          ['units-add-up', [{ table: 'targets', row: goal.activityCode, column: 'executed' }], String(by)],
        ]);
      }),
      runs,
    );
  });
});
