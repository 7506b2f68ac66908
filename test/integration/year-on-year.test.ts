import { beforeEach, describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import { type Checked, gatherChecked } from '#backend/checks/check-facts.ts';
import type { Finding, RuleId } from '#shared/domain/checks.ts';
import { cents } from '#shared/domain/money.ts';
import type { ChecksSettings } from '#shared/domain/settings.ts';
import { es } from '#shared/strings/es.ts';
import { budgetOf, noBudget } from '../helpers/chapter-data.ts';
import { plain } from '../helpers/chapter-text.ts';
import { type App, exampleYear } from '../helpers/example-year.ts';
import { runChecks } from '../helpers/run-checks.ts';

const openExample = exampleYear();
let app: App;
let checked: Checked;
beforeEach(() => {
  app = openExample();
  checked = gatherChecked(app.db, app.yearId);
});

const found = (change: Partial<ChapterData>, ...only: readonly RuleId[]): readonly Finding[] => {
  const data = { ...checked.data, ...change };
  return runChecks({ ...checked, data, chapter: buildChapter(data) }).filter(({ rule }) =>
    only.some((id) => id === rule),
  );
};
const asking = (checks: Partial<ChecksSettings>): Pick<ChapterData, 'settings'> => {
  const { settings } = checked.data;
  return { settings: { ...settings, checks: { ...settings.checks, ...checks } } };
};
const sentences = (findings: readonly Finding[]) => findings.map((finding) => plain(es.checks.message(finding)));

describe('a budget against that of the year before', () => {
  /** The budget of 2024 by genérica, with other amounts in one row: so nothing else jumps. */
  const formerly = (amounts: Readonly<Record<string, number>>): Pick<ChapterData, 'previous'> => {
    const { generica } = checked.data.budget;
    const changed = generica.rows.map((row) =>
      row.code === '5-21'
        ? { ...row, ...Object.fromEntries(Object.entries(amounts).map(([key, value]) => [key, cents(value)])) }
        : row,
    );
    const view = budgetOf(
      'generica',
      changed.map(({ code, name: _, ...own }) => [code, own]),
    );
    return { previous: { generica: view, activity: noBudget('activity') } };
  };

  it('is a warning where it changed by half or more, with the figures of both years, and points to each of them', () => {
    const { rows } = checked.data.budget.generica;
    const [pim, devengado] = [rows[0]?.pim ?? 0, rows[0]?.devengado ?? 0];
    const findings = found(formerly({ pim: pim * 2, devengado: devengado * 3 }), 'budget-jump');
    expect(findings.map(({ severity, where }) => [severity, where])).toEqual([
      [
        'warning',
        [
          { table: 'execution-by-generica', row: '5-21', column: 'pim' },
          { table: 'execution-by-generica', row: '5-21', column: 'devengado' },
        ],
      ],
    ]);
    expect(sentences(findings)).toEqual([
      'Genérica 5-21: el PIM pasa de 23,077,016.00 a 11,538,508.00 y el devengado pasa de 33,504,031.86 a 11,168,010.62 entre 2023 y 2024, y ninguna explicación lo dice.',
    ]);
  });

  it('is asked about from the limit of the year on, to the céntimo', () => {
    const pim = checked.data.budget.generica.rows[0]?.pim ?? 0;
    const rules = (amount: number, limit: number) =>
      found({ ...formerly({ pim: amount }), ...asking({ jumpPercent: limit }) }, 'budget-jump').length;
    expect([rules(pim * 2, 50), rules(pim * 2 - 1, 50), rules(pim * 2 - 1, 49), rules(pim, 1)]).toEqual([1, 0, 1, 0]);
  });

  it('is answered by an explanation of the row, wherever a table can print it', () => {
    const pim = checked.data.budget.generica.rows[0]?.pim ?? 0;
    const explained = (table: 'year-on-year' | 'execution-by-generica' | 'execution-by-activity', row: string) =>
      found(
        { ...formerly({ pim: pim * 2 }), explanations: { [table]: new Map([[row, 'Cambio de ley.']]) } },
        'budget-jump',
      ).length;
    expect([
      explained('year-on-year', '5-21'),
      explained('execution-by-generica', '5-21'),
      explained('execution-by-activity', '5-21'),
      explained('year-on-year', '5-23'),
    ]).toEqual([0, 0, 1, 1]);
  });

  it('is not compared where the year before is not there, or has nothing imported', () => {
    expect(found({ previous: null }, 'budget-jump')).toEqual([]);
    const nothing = { generica: noBudget('generica'), activity: noBudget('activity') };
    expect(found({ previous: nothing }, 'budget-jump')).toEqual([]);
  });

  it('that had nothing, or has nothing any more, is asked about too', () => {
    const view = budgetOf('generica', [['5-99', { pia: 100, pim: 100, devengado: 100 }]]);
    const findings = found({ previous: { generica: view, activity: noBudget('activity') } }, 'budget-jump');
    expect(findings.map(({ detail }) => detail.row).toSorted()).toEqual(
      [...checked.data.budget.generica.rows.map(({ code }) => code), '5-99', 'total'].toSorted(),
    );
    // 5-25 has no PIA in 2024 and had none before
    expect(
      findings.find(({ detail }) => detail.row === '5-25')?.where.map((place) => 'column' in place && place.column),
    ).toEqual(['pim', 'devengado']);
  });
});

describe('a goal', () => {
  const goals = (change: (goal: ChapterData['targets'][number]) => object): ChapterData['targets'] =>
    checked.data.targets.map((goal) => ({ ...goal, ...change(goal) }));

  it('executed beyond what was programmed is a warning with both numbers', () => {
    const targets = goals(({ activityCode, units }) =>
      activityCode === '5006294' ? { programmed: 100, executed: 112, units } : {},
    );
    const findings = found({ targets }, 'executed-above-programmed');
    expect(
      findings.map(({ severity, where, ...finding }) => [
        severity,
        where,
        finding.expected,
        finding.found,
        finding.difference,
      ]),
    ).toEqual([
      [
        'warning',
        [
          { table: 'targets', row: '5006294', column: 'executed' },
          { table: 'targets', row: '5006294', column: 'programmed' },
        ],
        '100',
        '112',
        '12',
      ],
    ]);
    expect(sentences(findings)).toEqual([
      'La actividad 5006294 ejecutó 112 y su meta programada es 100: un avance de 112.0%.',
    ]);
  });

  it('that was met, or missed, or that nobody planned is none of it', () => {
    for (const [programmed, executed] of [
      [100, 100],
      [100, 99],
      [0, 5],
      [null, 5],
      [5, null],
    ] as const) {
      const targets = goals(() => ({ programmed, executed }));
      expect(found({ targets }, 'executed-above-programmed')).toEqual([]);
    }
  });

  it('far from that of the year before is explained by a note at its row, in one unit of measure', () => {
    const former = goals(({ activityCode }) =>
      activityCode === '5006294' ? { programmed: 5_408, executed: 2_704 } : {},
    );
    const jumps = (change: Partial<Checked>, data: Partial<ChapterData> = {}) =>
      runChecks({ ...checked, ...change, data: { ...checked.data, ...data } }).filter(
        ({ rule }) => rule === 'goal-jump',
      );
    const findings = jumps({ previousTargets: former });
    expect(sentences(findings)).toEqual([
      'La meta programada de la actividad 5006294 pasa de 5,408 (2023) a 2,704 (2024) y ninguna nota lo explica.',
    ]);
    const goal = checked.data.targets.find(({ activityCode }) => activityCode === '5006294');
    const notes = { ...checked.data.notes, targets: [{ id: 1, text: 'x', anchors: [`row:${goal?.id}`] }] };
    expect(jumps({ previousTargets: former }, { notes })).toEqual([]);
    const otherUnit = former.map((each) => ({ ...each, unit: { ...each.unit, name: 'Otra' } }));
    expect(jumps({ previousTargets: otherUnit })).toEqual([]);
  });

  it('of the year before is read from the folder', async () => {
    const { call, db, yearId } = app;
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    expect(gatherChecked(db, id).previousTargets.map(({ executed }) => executed)).toEqual([51, 2_704, 4_224, 115_695]);
    expect(checked.previousTargets).toEqual([]);
  });
});

describe('a PIM without PIA', () => {
  it('is a note only where the year asks, until its row is explained', () => {
    expect(found({}, 'pim-without-pia')).toEqual([]);
    const findings = found(asking({ pimWithoutPia: true }), 'pim-without-pia');
    expect(findings.map(({ severity, where }) => [severity, where])).toEqual([
      ['note', [{ table: 'execution-by-generica', row: '5-25', column: 'pim' }]],
    ]);
    expect(sentences(findings)).toEqual([
      'Genérica 5-25: el PIM es 9,229.00 y no tuvo PIA. Conviene decir de dónde vino.',
    ]);
    const explanations = { 'execution-by-generica': new Map([['5-25', 'Transferencia.']]) };
    expect(found({ ...asking({ pimWithoutPia: true }), explanations }, 'pim-without-pia')).toEqual([]);
  });
});

describe('what a year asks for', () => {
  it('is off in the example, on in a blank year, and carried to the next', async () => {
    const { call, yearId } = app;
    expect((await call('years.settings', { yearId })).checks).toEqual({
      jumpPercent: 50,
      pimWithoutPia: false,
      tablesMentioned: false,
    });
    await call('settings.setField', { yearId, path: ['checks', 'jumpPercent'], value: 30 });
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    expect((await call('years.settings', { yearId: id })).checks.jumpPercent).toBe(30);
    await call('edit.undo', { yearId });
    expect((await call('years.settings', { yearId })).checks.jumpPercent).toBe(50);
    await expect(call('settings.setField', { yearId, path: ['checks', 'jumpPercent'], value: 0 })).rejects.toThrow();
    const entity = {
      institution: 'Programa',
      pliegoCode: '010',
      executingUnitCode: '117',
      secEjec: '1234',
      executingUnitName: 'Programa',
      programCode: '0115',
      programName: 'Programa',
    };
    const blank = await call('years.create', { year: 2026, fromYearId: null, entity });
    expect((await call('years.settings', { yearId: blank.id })).checks).toEqual({
      jumpPercent: 50,
      pimWithoutPia: true,
      tablesMentioned: true,
    });
  });
});
