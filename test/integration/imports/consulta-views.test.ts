import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { type BackendUnderTest, openBackend } from '../../helpers/backend.ts';
import { exampleUnitPage, unitPage, unitsPage, viewRows } from '../../helpers/consulta-pages.ts';
import { siafRow, siafWorkbook } from '../../helpers/siaf-sheets.ts';

type App = BackendUnderTest & { yearId: number };

async function openYear(): Promise<App> {
  const app = openBackend();
  const entity = {
    institution: 'Programa de prueba',
    pliegoCode: '012',
    executingUnitCode: '005',
    secEjec: '1066',
    executingUnitName: 'Unidad de prueba',
    programCode: '0073',
    programName: 'Programa',
  };
  const { id } = await app.call('years.create', { year: 2024, fromYearId: null, entity });
  return { ...app, yearId: id };
}

async function plan(app: App, bytes: Uint8Array, name = 'consulta.xls'): Promise<ImportPlan> {
  const { handle } = await app.call('files.begin', { name, size: bytes.length });
  await app.call('files.append', { handle, bytes: bytes.slice() });
  return app.call('imports.plan', { yearId: app.yearId, handle });
}

async function importFile(app: App, bytes: Uint8Array, name?: string): Promise<ImportPlan> {
  const made = await plan(app, bytes, name);
  await app.call('imports.promote', { planId: made.planId });
  return made;
}

const rubroPage = (): Uint8Array => exampleUnitPage(viewRows.rubro);
const monthPage = (): Uint8Array => exampleUnitPage(viewRows.mes);
const ownUnits = (): Uint8Array =>
  unitsPage({
    rows: [
      { label: '001-154: OTRA', key: '154', amounts: [10_000, 10_500, 10_500, 10_500, 10_500, 10_501, 10_500] },
      {
        label: '005-1066: UNIDAD "DE PRUEBA"',
        key: '1066',
        amounts: [3_500, 4_000, 3_900, 3_800, 3_700, 3_600, 3_500],
      },
    ],
  });

describe('a query by fuente, rubro, producto or month', () => {
  it.each([
    ['product', viewRows.producto, '3000001', 1_200_00],
    ['funding-source', viewRows.fuente, '1', 3_900_00],
    ['rubro', viewRows.rubro, '00', 3_900_00],
  ] as const)('by %s feeds its own view and no table of the chapter', async (by, rows, code, pim) => {
    const app = await openYear();
    expect(await app.call('budget.breakdown', { yearId: app.yearId, by })).toMatchObject({ rows: [], source: null });
    const made = await importFile(app, exampleUnitPage(rows));
    expect(made).toMatchObject({ status: 'ready', dimensions: [by], becomesOfficial: [by], beside: [] });
    expect(made.rows.map((row) => [row.dimension, row.code, row.status])).toContainEqual([by, code, 'new']);
    const view = await app.call('budget.breakdown', { yearId: app.yearId, by });
    expect(view).toMatchObject({ total: { pia: 3_500_00, pim: 4_000_00 }, source: { fileName: 'consulta.xls' } });
    expect(view.rows.find((row) => row.code === code)?.pim).toBe(pim);
    for (const dimension of ['generica', 'activity'] as const)
      expect(await app.call('budget.view', { yearId: app.yearId, dimension })).toMatchObject({
        rows: [],
        source: null,
      });
    const [batch] = await app.call('imports.history', { yearId: app.yearId });
    expect(batch?.officialFor).toEqual([by]);
  });

  it('by month feeds the months alone, with a negative and a zero as the portal shows them', async () => {
    const app = await openYear();
    const made = await importFile(app, monthPage());
    expect(made.totals).toEqual({ pia: null, pim: null, devengado: 3_600_00 });
    const { stages, source } = await app.call('budget.months', {
      yearId: app.yearId,
      dimension: 'generica',
      code: null,
    });
    expect(source?.profile).toBe('consulta-amigable-mes');
    expect(stages.map(({ stage }) => stage)).toEqual(['compromiso', 'devengado', 'girado']);
    expect(stages[0]?.months[0]).toBe(310_00);
    expect(stages[1]?.months[5]).toBe(-17_00);
    expect(stages[1]?.accumulated.at(-1)).toBe(3_600_00);
    expect(await app.call('budget.months', { yearId: app.yearId, dimension: 'generica', code: '5-21' })).toMatchObject({
      stages: [],
    });
  });

  it('is taken back whole by undo and comes again with redo', async () => {
    const app = await openYear();
    await importFile(app, rubroPage());
    const view = (): Promise<unknown> => app.call('budget.breakdown', { yearId: app.yearId, by: 'rubro' });
    const after = await view();
    await app.call('edit.undo', { yearId: app.yearId });
    expect(await view()).toMatchObject({ rows: [], source: null });
    expect(app.db.prepare('SELECT count(*) FROM view_source').pluck().get()).toBe(0);
    await app.call('edit.redo', { yearId: app.yearId });
    expect(await view()).toEqual(after);
  });

  it('gives way to a SIAF report, which knows its rubros to the céntimo, and stays beside it', async () => {
    const app = await openYear();
    await importFile(app, rubroPage());
    const siaf = await importFile(app, siafWorkbook([siafRow({ sec_ejec: '1066' })]), 'ReporteGasto.xlsx');
    expect(siaf.becomesOfficial).toEqual(['generica', 'activity', 'rubro']);
    const view = await app.call('budget.breakdown', { yearId: app.yearId, by: 'rubro' });
    expect(view.source?.fileName).toBe('ReporteGasto.xlsx');
    const sources = await app.call('budget.sources', { yearId: app.yearId });
    expect(sources.filter(({ dimension }) => dimension === 'rubro').map(({ official }) => official)).toEqual([
      true,
      false,
    ]);
    await app.call('edit.undo', { yearId: app.yearId });
    expect((await app.call('budget.breakdown', { yearId: app.yearId, by: 'rubro' })).source?.fileName).toBe(
      'consulta.xls',
    );
  });

  it('after a SIAF report stays beside it, says of which day that is, and can be made official by a person', async () => {
    const app = await openYear();
    await importFile(app, siafWorkbook([siafRow({ sec_ejec: '1066' })]), 'ReporteGasto.xlsx');
    const made = await importFile(app, rubroPage());
    expect(made).toMatchObject({
      becomesOfficial: [],
      beside: [{ dimension: 'rubro', fileName: 'ReporteGasto.xlsx', scale: 'centimos', cutOffDate: null }],
    });
    const batchId = (await app.call('imports.history', { yearId: app.yearId }))[0]?.id ?? 0;
    const state = await app.call('budget.setOfficial', { yearId: app.yearId, dimension: 'rubro', batchId });
    expect(state.undo).toBe('Fuente oficial por rubro: «consulta.xls»');
    const source = async () =>
      (await app.call('budget.breakdown', { yearId: app.yearId, by: 'rubro' })).source?.fileName;
    expect(await source()).toBe('consulta.xls');
    await app.call('edit.undo', { yearId: app.yearId });
    expect(await source()).toBe('ReporteGasto.xlsx');
    expect((await app.call('budget.view', { yearId: app.yearId, dimension: 'generica' })).source?.fileName).toBe(
      'ReporteGasto.xlsx',
    );
  });
});

describe('a query by executing unit', () => {
  it('is a control: of its rows only the own unit is taken, and its total stands beside that of the tables', async () => {
    const app = await openYear();
    await importFile(app, exampleUnitPage(), 'generica.xls');
    const made = await importFile(app, ownUnits(), 'unidades.xls');
    expect(made).toMatchObject({
      status: 'ready',
      lines: 1,
      totals: { pia: 3_500_00, pim: 4_000_00, devengado: 3_600_00 },
      becomesOfficial: [],
      beside: [{ dimension: 'unit', fileName: 'generica.xls' }],
    });
    expect(made.rows.map(({ code, name, status }) => [code, name, status])).toEqual([
      ['1066', 'Unidad de prueba', 'same'],
    ]);
    expect(made.problems.map(({ code }) => code)).not.toContain('devengado-above-pim');
    const [units, generica] = await app.call('imports.history', { yearId: app.yearId });
    const { rows } = await app.call('budget.difference', {
      yearId: app.yearId,
      dimension: 'unit',
      before: generica?.id ?? 0,
      after: units?.id ?? 0,
    });
    expect(rows.map(({ code, pim, devengado }) => [code, pim.change, devengado.change])).toEqual([['1066', 0, 0]]);
  });

  it('without the own unit is refused as that of others', async () => {
    const app = await openYear();
    const made = await plan(app, unitsPage());
    expect(made.status).toBe('refused');
    expect(
      made.problems.filter(({ severity }) => severity === 'error').map(({ code, found }) => [code, found]),
    ).toEqual([['wrong-unit', '154, 1999']]);
  });
});

describe('a total that is not that of the tables', () => {
  it('is a finding with both files and their days; one that only rounding explains is none', async () => {
    const app = await openYear();
    await importFile(app, exampleUnitPage(), 'generica.xls');
    await importFile(app, rubroPage(), 'rubro.xls');
    const found = async () =>
      (await app.call('checks.run', { yearId: app.yearId })).findings.filter(({ rule }) => rule === 'sources-agree');
    expect(await found()).toEqual([]);
    const more = unitPage.levels.map((level) => ({
      ...level,
      label: level.label.replace('009-1999', '005-1066'),
      amounts: [3_500, 4_100, 3_900, 3_800, 3_700, 3_600, 3_500],
    }));
    const [first, ...rest] = viewRows.rubro.rows;
    const rows = [{ ...first, amounts: [3_500, 4_000, 3_800, 3_700, 3_600, 3_500, 3_400] }, ...rest];
    await importFile(
      app,
      exampleUnitPage({ ...viewRows.rubro, levels: more, rows, date: '10-febrero-2025' }),
      'rubro2.xls',
    );
    expect(
      (await found()).map(({ where, expected, found: other, detail }) => [
        where[0],
        expected,
        other,
        detail.officialDate,
        detail.otherDate,
      ]),
    ).toEqual([
      [
        { table: 'execution-by-generica', row: 'total', column: 'pim' },
        '4,000.00',
        '4,100.00',
        '03/02/2025',
        '10/02/2025',
      ],
    ]);
  });
});
