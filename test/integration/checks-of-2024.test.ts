import { beforeEach, describe, expect, it } from 'vitest';
import { figureAt } from '#backend/chapter/narrative/figures.ts';
import { type Checked, gatherChecked } from '#backend/checks/check-facts.ts';
import { chapterReferences, factsReference } from '#backend/reference/chapter-tables.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { checkReferences } from '#shared/domain/reference/checks.ts';
import type { ReferenceTable } from '#shared/domain/reference/model.ts';
import { exampleYear } from '../helpers/example-year.ts';
import { runChecks } from '../helpers/run-checks.ts';

/**
 * The audit of the published report (checks.md §2-5), row by row: which rule says it, and that the rules of what is right in it
 * would say so if it were not. Rounding (§2 #9-#10), the printed tables and the words have tests of their own: rounded shares in
 * checks.test.ts, the tables in chapter-2024.test.ts, the writing (§3 S, §4) in review-format-lint.test.ts.
 */
const openExample = exampleYear();
let checked: Checked;
beforeEach(() => {
  const { db, yearId } = openExample();
  checked = gatherChecked(db, yearId);
});

const found = () => runChecks(checked).map(({ rule, severity }) => `${rule} ${severity}`);

describe('§2 what disagrees is found by its rule, with its severity', () => {
  it.each([
    ['#1, #2 the labels of table 8 slip, and with them table 2', 'reference/shifted-rows error'],
    ['#3 table 2, Total is not AII plus PI', 'reference/interventions-add-up error'],
    ['#4 districts of tables 2 and 13', 'reference/districts-financed-executed warning'],
    ['#5 table 9, eligible and signed', 'reference/eligible-signed-09 warning'],
    ['#6 authorised and opening budget', 'reference/transfers-opening-budget warning'],
    ['#7 authorised and executed', 'reference/transfers-execution warning'],
    ['#8 financing and execution of the activity', 'reference/financing-execution warning'],
    ['#9 tables 20 and 21 by S/ 1', 'reference/other-activities-generics note'],
    ['#10 shares of table 19 add to 100.1', 'shares-add-up note'],
    ['#16 executed and financed', 'reference/executed-financed warning'],
    ['#18 every goal exactly at 100 %', 'reference/goals-equal-results warning'],
    ['§3 January of the fourth quarter', 'text-contradiction error'],
  ])('%s', (_, rule) => {
    expect(found().filter((each) => each === rule)).toEqual([rule]);
  });

  it('and nothing else, but for the two activities that spent less than they did (PG5)', () => {
    expect(found().length).toBe(12 + 2);
  });
});

describe('§2, §5 what agrees is silent, and is found with one figure of it changed', () => {
  it.each([
    ['#5 table 3', 'eligible-signed-03'],
    ['#5 table 7', 'eligible-signed-07'],
    ['#11 5006294 = 5-24 + 6-24', 'transfers-activity-generics'],
    ['#13 table 1, PIA', 'transfers-pia-by-norm'],
    ['#13 table 1, Ley', 'transfers-law-by-norm'],
    ['#14 (g) 2,704 transfers', 'goals-transfers'],
    ['#14 (g) 115,695 jobs', 'goals-jobs'],
    ['#15 table 13, both budgets', 'jobs-years-add-up'],
    ['#15 tables 13-15', 'jobs-by-budget'],
    ['#15 table 14', 'jobs-calls-14-add-up'],
    ['#15 table 15', 'jobs-calls-15-add-up'],
    ['#15 table 16', 'participants-add-up'],
    ['#17 participants and jobs', 'participants-cover-jobs'],
    ['§3 (g) participants of the text', 'facts-participants'],
    ['§3 (g) 69 and 3,067 of the text', 'facts-previous-year'],
    ['appendix, tables 1 and 2', 'norm-department-totals'],
  ])('%s: %s', (_, id) => {
    const { references, quoted, chapter } = checked;
    const tables = [...references.tables, ...chapterReferences(chapter), factsReference(quoted)];
    const rule = references.rules.find((each) => each.id === id);
    const comparison = rule?.comparisons[0];
    const term = comparison?.left[0];
    if (!rule || !comparison || !term) throw new Error(`no rule ${id}`);
    const broken = (all: readonly ReferenceTable[]) =>
      checkReferences(all, [rule]).some((finding) => finding.kind !== 'label' && finding.rule === id);
    expect(broken(tables)).toBe(false);
    // so much that neither rounding nor a bound hides it
    const much = 10_000_000_000;
    const changed = tables.map((table): ReferenceTable => {
      if (table.key !== term.table) return table;
      const put = <R extends { readonly values: ReferenceTable['rows'][number]['values'] }>(row: R): R => ({
        ...row,
        values: { ...row.values, [term.column]: (row.values[term.column] ?? 0) + much },
      });
      if (comparison.by === 'cell' && term.row === undefined)
        return { ...table, total: table.total && put(table.total) };
      const at = term.row === undefined ? 0 : table.rows.findIndex(({ key }) => key === term.row);
      return { ...table, rows: table.rows.map((row, index) => (index === at ? put(row) : row)) };
    });
    expect(broken(changed)).toBe(true);
  });

  it('#12 (b) PIA of 18 = 19 and PIM of 19 = 20; a row that is left out counts as zero', () => {
    const change = (table: string, column: string) => {
      const blocks = checked.chapter.blocks.map((block) => {
        if (block.kind !== 'table' || block.table.key !== table) return block;
        const at = block.table.columns.findIndex(({ key }) => key === column);
        const rows = block.table.rows.map((row, index) =>
          index > 0
            ? row
            : {
                ...row,
                cells: row.cells.map((cell, place) =>
                  place === at && cell.kind === 'amount' && cell.value !== null
                    ? { ...cell, value: (cell.value + 100) as typeof cell.value }
                    : cell,
                ),
              },
        );
        return { ...block, table: { ...block.table, rows } };
      });
      return runChecks({ ...checked, chapter: { ...checked.chapter, blocks } }).map(({ rule }) => rule);
    };
    expect(
      found().filter((rule) => /^(casting|pia-18-19|pim-19-20|execution-20-21|devengado-above-pim)/.test(rule)),
    ).toEqual([]);
    // (a) casting goes with each of them
    expect(change('pia-by-generica', 'pia')).toEqual(expect.arrayContaining(['pia-18-19', 'casting']));
    expect(change('execution-by-generica', 'pim')).toEqual(expect.arrayContaining(['pim-19-20', 'casting']));
  });
});

describe('§5 derived figures', () => {
  // PIA, PIM, devengado in soles as printed; exact progress in ten-thousandths of a per cent
  const rows = [
    ['5-21', 12_091_488, 11_538_508, 11_168_011, -552_980, 370_497, 967_890],
    ['5-23', 13_316_015, 23_984_088, 22_652_990, 10_668_073, 1_331_098, 944_501],
    ['5-24', 168_510_000, 376_156_863, 375_026_299, 207_646_863, 1_130_564, 996_994],
    ['5-25', 0, 9_229, 8_330, 9_229, 899, 902_590],
    ['6-24', 31_000_000, 160_980_439, 160_655_747, 129_980_439, 324_692, 997_983],
    ['6-26', 1_010_886, 1_043_682, 628_740, 32_796, 414_942, 602_425],
    ['total', 225_928_389, 573_712_809, 570_140_117, 347_784_420, 3_572_692, 993_773],
  ] as const;

  it.each(rows)('%s: PIA %i, PIM %i, devengado %i, PIM - PIA %i, balance %i, progress', (code, ...expected) => {
    const amount = (measure: string): number => {
      const figure = figureAt(checked.data, `budget/generica/${code}/${measure}`);
      if (figure?.kind !== 'amount') throw new Error(`no ${code} ${measure}`);
      return figure.value;
    };
    const soles = (value: number): number => Math.round(value / 100);
    const [pia, pim, devengado] = [amount('pia'), amount('pim'), amount('devengado')];
    const progress = figureAt(checked.data, `budget/generica/${code}/progress`);
    if (progress?.kind !== 'ratio') throw new Error(`no progress of ${code}`);
    const { part, whole } = progress.value;
    // the program rounds from the céntimos; the audit divided the printed soles, which differ in the third decimal (5-25)
    expect([part, whole]).toEqual([BigInt(devengado), BigInt(pim)]);
    const [spent, budget] = [soles(devengado), soles(pim)];
    const tenThousandths = Math.round((spent * 1_000_000) / budget);
    expect(percentOf(devengado, pim, 1)).toEqual(percentOf(spent, budget, 1));
    expect([
      soles(pia),
      soles(pim),
      soles(devengado),
      soles(pim - pia),
      soles(amount('balance')),
      tenThousandths,
    ]).toEqual(expected);
  });
});
