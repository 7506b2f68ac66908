import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { BudgetView } from '#shared/domain/budget.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { type BackendUnderTest, openBackend, resourcesDir, temporaryFolder } from '../../helpers/backend.ts';
import { exampleUnitPage, incomePage, page, unitPage } from '../../helpers/consulta-pages.ts';
import { siafRow, siafWorkbook, unitRows } from '../../helpers/siaf-sheets.ts';

const exampleFile = (name: string): Uint8Array => readFileSync(join(resourcesDir, 'example', name));
const siafBytes = exampleFile('ReporteGasto_2024.xlsx');
const consultaBytes = exampleFile('ConsultaAmigable_Generica_2024.xls');

/** A year of the unit that the test files are about, without any figures. */
async function openYear(): Promise<BackendUnderTest & { yearId: number }> {
  const app = openBackend();
  const { id } = await app.call('years.create', {
    year: 2024,
    fromYearId: null,
    entity: {
      institution: 'Programa de prueba',
      pliegoCode: '012',
      executingUnitCode: '005',
      secEjec: '1066',
      executingUnitName: 'Unidad de prueba',
      programCode: '0073',
      programName: 'Programa',
    },
  });
  return { ...app, yearId: id };
}

async function upload({ call }: BackendUnderTest, name: string, bytes: Uint8Array): Promise<string> {
  const { handle } = await call('files.begin', { name, size: bytes.length });
  const half = Math.floor(bytes.length / 2);
  await call('files.append', { handle, bytes: bytes.slice(0, half) });
  await call('files.append', { handle, bytes: bytes.slice(half) });
  return handle;
}

async function plan(app: BackendUnderTest & { yearId: number }, name: string, bytes: Uint8Array): Promise<ImportPlan> {
  return app.call('imports.plan', { yearId: app.yearId, handle: await upload(app, name, bytes) });
}

async function importFile(app: BackendUnderTest & { yearId: number }, name: string, bytes: Uint8Array): Promise<void> {
  const { planId, status, problems } = await plan(app, name, bytes);
  expect({ status, problems }).toMatchObject({ status: 'ready' });
  await app.call('imports.promote', { planId });
}

const views = async ({ call, yearId }: BackendUnderTest & { yearId: number }): Promise<readonly BudgetView[]> =>
  Promise.all((['generica', 'activity'] as const).map((dimension) => call('budget.view', { yearId, dimension })));

/** Every row of every table: what "nothing changed" means. */
function contents({ db }: BackendUnderTest): unknown {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** The unit of the example in a workbook like SIAF's, with other figures. */
const ofUnit = (rows: typeof unitRows): typeof unitRows => rows.map((row) => ({ ...row, sec_ejec: 1066 }));

describe('an import', () => {
  it('shows what it would do before it does anything', async () => {
    const app = await openYear();
    const before = contents(app);
    const made = await plan(app, 'C:\\datos\\ReporteGasto.xlsx', siafBytes);
    expect(made).toMatchObject({
      fileName: 'ReporteGasto.xlsx',
      profile: 'siaf-reporte-gasto',
      sheet: 'SheetGasto',
      status: 'ready',
      scale: 'centimos',
      totals: { pia: 225_928_389_00, pim: 573_712_809_00, devengado: 570_140_116_84 },
      lines: 1102,
      goals: 79,
      becomesOfficial: ['generica', 'activity'],
      sameAs: null,
      replaces: null,
    });
    expect(made.rows.map(({ dimension, code, status, after }) => [dimension, code, status, after?.pim])).toEqual([
      ['generica', '5-21', 'new', 11_538_508_00],
      ['generica', '5-23', 'new', 23_984_088_00],
      ['generica', '5-24', 'new', 376_156_863_00],
      ['generica', '5-25', 'new', 9_229_00],
      ['generica', '6-24', 'new', 160_980_439_00],
      ['generica', '6-26', 'new', 1_043_682_00],
      ['activity', '5000276', 'new', 17_714_693_00],
      ['activity', '5006294', 'new', 537_137_302_00],
      ['activity', '5006295', 'new', 5_599_868_00],
      ['activity', '5006296', 'new', 13_260_946_00],
    ]);
    expect(made.preview?.rows[0]?.slice(0, 2)).toEqual(['ano_eje', 'sector']);
    expect(contents(app)).toEqual(before);
  });

  it('keeps the bytes of the file as evidence, and makes a copy of the data before', async () => {
    const app = await openYear();
    await importFile(app, 'ReporteGasto.xlsx', siafBytes);
    const stored = app.db
      .prepare<[], { name: string; size: number; compressed: Buffer; added_by: string }>('SELECT * FROM source_file')
      .all();
    expect(stored).toMatchObject([{ name: 'ReporteGasto.xlsx', size: siafBytes.length, added_by: 'Ana' }]);
    expect(inflateSync(stored[0]?.compressed ?? '').equals(siafBytes)).toBe(true);
  });

  it('keeps the grain of the file, with its months, names and goals', async () => {
    const app = await openYear();
    await importFile(app, 'ReporteGasto.xlsx', siafWorkbook(ofUnit(unitRows)));
    expect(
      app.db
        .prepare(
          'SELECT sheet, source_row, sec_func, activity_code, generica_code, pim_cents, devengado_cents FROM budget_line',
        )
        .raw()
        .all(),
    ).toEqual([
      ['SheetGasto', 2, '1', '5000276', '5-23', 1_500_50, 1_400_25],
      ['SheetGasto', 3, '1', '5000276', '5-23', 150_00, 100_00],
      ['SheetGasto', 4, '2', '5000276', '6-26', 10_00, 0],
      ['SheetGasto', 5, '3', '5006294', '5-24', 2_660_727_833_00, 1],
    ]);
    expect(
      app.db.prepare("SELECT month, amount_cents FROM budget_line_month WHERE stage = 'devengado'").raw().all(),
    ).toEqual([
      [3, 1_500_40],
      [4, -100_15],
      [12, 100_00],
      [1, 1],
    ]);
    expect(app.db.prepare('SELECT sec_func, activity_code, programmed, executed FROM batch_goal').raw().all()).toEqual([
      ['1', '5000276', 4, 3],
      ['2', '5000276', 7, 7],
      ['3', '5006294', 2_704, 2_700],
    ]);
  });

  it('uses the name of the file for a code the catalogue does not know, and says so', async () => {
    const app = await openYear();
    const made = await plan(
      app,
      'a.xlsx',
      siafWorkbook(ofUnit([siafRow({ activ_obra_accinv: '5999999.NUEVA ACTIVIDAD' })])),
    );
    const unknown = made.problems.filter(({ code }) => code === 'unknown-code');
    expect(unknown.at(-1)).toEqual({
      code: 'unknown-code',
      severity: 'warning',
      at: { sheet: 'SheetGasto', row: 2 },
      found: '5999999',
      detail: { name: 'NUEVA ACTIVIDAD' },
    });
    await app.call('imports.promote', { planId: made.planId });
    const view = await app.call('budget.view', { yearId: app.yearId, dimension: 'activity' });
    expect(view.rows.map(({ code, name }) => [code, name])).toEqual([['5999999', 'NUEVA ACTIVIDAD']]);
  });

  it('is one step to undo and to do again, also after a restart', async () => {
    const app = await openYear();
    const empty = await views(app);
    await importFile(app, 'ReporteGasto.xlsx', siafBytes);
    const imported = await views(app);
    expect(imported[0]?.total.devengado).toBe(570_140_116_84);

    const reopened = { ...(await app.reopen()), yearId: app.yearId };
    expect(await reopened.call('edit.undo', { yearId: app.yearId })).toMatchObject({ undo: null });
    expect(await views(reopened)).toEqual(empty);
    expect(await reopened.call('imports.history', { yearId: app.yearId })).toMatchObject([
      { state: 'undone', officialFor: [], lines: 1102 },
    ]);
    expect(await reopened.call('edit.redo', { yearId: app.yearId })).toMatchObject({ redo: null });
    expect(await views(reopened)).toEqual(imported);
  });

  it('of a newer report takes the place of the older one, and undo brings that back', async () => {
    const app = await openYear();
    await importFile(app, 'marzo.xlsx', siafWorkbook(ofUnit(unitRows)));
    const first = await views(app);
    const made = await plan(app, 'abril.xlsx', siafWorkbook(ofUnit(unitRows.slice(1))));
    expect(made.replaces?.fileName).toBe('marzo.xlsx');
    expect(
      made.rows.map(({ code, status, before, after }) => [code, status, before?.pim ?? null, after?.pim ?? null]),
    ).toEqual([
      ['5-23', 'changed', 1_650_50, 150_00],
      ['5-24', 'same', 2_660_727_833_00, 2_660_727_833_00],
      ['6-26', 'same', 10_00, 10_00],
      ['5000276', 'changed', 1_660_50, 160_00],
      ['5006294', 'same', 2_660_727_833_00, 2_660_727_833_00],
    ]);
    await app.call('imports.promote', { planId: made.planId });
    expect((await views(app))[0]?.source?.fileName).toBe('abril.xlsx');
    const states = async (): Promise<unknown> =>
      (await app.call('imports.history', { yearId: app.yearId })).map(({ fileName, state }) => [fileName, state]);
    expect(await states()).toEqual([
      ['abril.xlsx', 'active'],
      ['marzo.xlsx', 'undone'],
    ]);

    await app.call('edit.undo', { yearId: app.yearId });
    expect(await views(app)).toEqual(first);
    expect(await states()).toEqual([
      ['abril.xlsx', 'undone'],
      ['marzo.xlsx', 'active'],
    ]);
  });

  it('of the same bytes changes nothing and says when they were imported', async () => {
    const app = await openYear();
    await importFile(app, 'ReporteGasto.xlsx', siafBytes);
    const before = contents(app);
    const again = await plan(app, 'Copia de ReporteGasto.xlsx', siafBytes);
    expect(again.status).toBe('unchanged');
    expect(again.problems.map(({ code, found }) => [code, found])).toContainEqual(['same-file', '2025-01-20']);
    const { batch } = await app.call('imports.promote', { planId: again.planId });
    expect(batch).toMatchObject({ id: again.sameAs?.batchId, fileName: 'ReporteGasto.xlsx' });
    expect(contents(app)).toEqual(before);
  });
});

describe('two sources of one figure', () => {
  it('stand side by side: the one with céntimos speaks for the year, in whichever order they come', async () => {
    const soles = 570_140_117_00;
    const exact = 570_140_116_84;
    const first = await openYear();
    await importFile(first, 'consulta.xls', consultaBytes);
    expect((await views(first)).map(({ total, source }) => [total.devengado, source?.scale])).toEqual([
      [soles, 'soles'],
      [null, undefined],
    ]);
    await importFile(first, 'siaf.xlsx', siafBytes);
    expect((await views(first)).map(({ total, source }) => [total.devengado, source?.scale])).toEqual([
      [exact, 'centimos'],
      [exact, 'centimos'],
    ]);

    const second = await openYear();
    await importFile(second, 'siaf.xlsx', siafBytes);
    const made = await plan(second, 'consulta.xls', consultaBytes);
    expect(made.becomesOfficial).toEqual([]);
    await second.call('imports.promote', { planId: made.planId });
    expect((await views(second))[0]?.source?.fileName).toBe('siaf.xlsx');
    expect(
      (await second.call('imports.history', { yearId: second.yearId })).map(({ state, officialFor }) => [
        state,
        officialFor,
      ]),
    ).toEqual([
      ['active', []],
      ['active', ['generica', 'activity']],
    ]);
  });
});

describe('a plan', () => {
  it('expires when what it compared with has changed, and then nothing is imported', async () => {
    const app = await openYear();
    const waiting = await plan(app, 'consulta.xls', consultaBytes);
    await importFile(app, 'siaf.xlsx', siafBytes);
    const before = contents(app);
    await expect(app.call('imports.promote', { planId: waiting.planId })).rejects.toMatchObject({
      code: 'plan-expired',
    });
    expect(contents(app)).toEqual(before);
  });

  it('expires when the file on disk is no longer the one that was read', async () => {
    const app = await openYear();
    const path = join(temporaryFolder(), 'consulta.xls');
    writeFileSync(path, consultaBytes);
    const made = await app.call('imports.plan', { yearId: app.yearId, handle: app.context.uploads.adopt(path) });
    writeFileSync(path, exampleUnitPage());
    await expect(app.call('imports.promote', { planId: made.planId })).rejects.toMatchObject({ code: 'plan-expired' });
    expect(app.db.prepare('SELECT count(*) FROM import_batch').pluck().get()).toBe(0);
  });

  it('can be thrown away, with its upload, and is not known afterwards', async () => {
    const app = await openYear();
    const { planId } = await plan(app, 'consulta.xls', consultaBytes);
    await app.call('imports.discard', { planId });
    await expect(app.call('imports.promote', { planId })).rejects.toMatchObject({ code: 'plan-expired' });
  });

  it('of a closed year is refused, and the year stays as it is', async () => {
    const app = await openYear();
    const made = await plan(app, 'consulta.xls', consultaBytes);
    app.db.prepare("UPDATE fiscal_year SET state = 'closed'").run();
    const before = contents(app);
    await expect(app.call('imports.promote', { planId: made.planId })).rejects.toMatchObject({ code: 'closed-year' });
    expect(contents(app)).toEqual(before);
  });
});

const png = readFileSync(join(import.meta.dirname, '../../fixtures/imports/none/imagen.xls'));
const filtered = (label: string): Uint8Array =>
  exampleUnitPage({
    levels: [
      ...unitPage.levels.map((level) => ({ ...level, label: level.label.replace('009-1999', '005-1066') })),
      { label, amounts: [3_500, 4_000, 3_900, 3_800, 3_700, 3_600, 3_500], progress: '90.0' },
    ],
  });

describe('a wrong file', () => {
  it.each<[what: string, bytes: Uint8Array, code: string, found: string]>([
    ['a picture', png, 'file-type-unsupported', 'una imagen PNG'],
    ['an income report', incomePage(), 'income-report', 'Consulta Amigable de Ingresos'],
    ['another unit in Consulta Amigable', page(), 'wrong-unit', '1999'],
    ['another unit in SIAF', siafWorkbook(), 'wrong-unit', '1999'],
    ['another year in Consulta Amigable', exampleUnitPage({ year: 2023 }), 'wrong-year', '2023'],
    ['another year in SIAF', siafWorkbook(ofUnit([siafRow({ ano_eje: 2023 })])), 'wrong-year', '2023'],
    ['two years in SIAF', siafWorkbook(ofUnit([siafRow(), siafRow({ ano_eje: 2023 })])), 'wrong-year', '2024, 2023'],
    ['half of an export', consultaBytes.slice(0, consultaBytes.length / 2), 'file-truncated', ''],
    ['half of a workbook', siafBytes.slice(0, siafBytes.length / 2), 'file-truncated', ''],
    ['a month', filtered('Mes 7: julio'), 'period-filter', 'Mes 7: julio'],
    ['a quarter', filtered('Trimestre I: 1er Trimestre'), 'period-filter', 'Trimestre I: 1er Trimestre'],
    ['projects alone', exampleUnitPage({ included: 'Sólo Proyectos' }), 'only-projects', 'Sólo Proyectos'],
    ['a whole pliego', exampleUnitPage({ levels: unitPage.levels.slice(0, 1) }), 'wrong-level', 'TOTAL'],
    ['rows by department', exampleUnitPage({ pivot: 'Departamento (Meta)' }), 'wrong-pivot', 'Departamento (Meta)'],
    ['a row too few', exampleUnitPage({ rows: unitPage.rows.slice(0, 2) }), 'sum-differs', '4,000.00'],
    [
      'a row twice',
      exampleUnitPage({ rows: [...unitPage.rows, ...unitPage.rows.slice(0, 1)] }),
      'duplicate-row',
      '5-21',
    ],
    ['fractions of a céntimo', siafWorkbook(ofUnit([siafRow({ mto_pim: 1.005 })])), 'rounded-amount', '1.005'],
    ['text for an amount', siafWorkbook(ofUnit([siafRow({ mto_pia: '1.010.886' })])), 'bad-amount', '1.010.886'],
    ['an amount that is missing', siafWorkbook(ofUnit([siafRow({ mto_devenga_07: '' })])), 'bad-amount', ''],
    ['a code that is missing', siafWorkbook(ofUnit([siafRow({ generica: 'BIENES' })])), 'bad-code', 'BIENES'],
    ['a report without rows', siafWorkbook([]), 'no-lines', ''],
  ])('%s is refused by name, and nothing changes', async (_, bytes, code, found) => {
    const app = await openYear();
    const before = contents(app);
    const made = await plan(app, 'archivo.xls', bytes);
    expect(made.status).toBe('refused');
    const errors = made.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map((problem) => [problem.code, problem.found])).toContainEqual([code, found]);
    await expect(app.call('imports.promote', { planId: made.planId })).rejects.toMatchObject({
      code: 'import-refused',
    });
    expect(contents(app)).toEqual(before);
  });

  it('without a column names the column', async () => {
    const app = await openYear();
    const header = Object.keys(siafRow()).filter((name) => name !== 'mto_devenga_12');
    const made = await plan(app, 'a.xlsx', siafWorkbook(ofUnit(unitRows), header));
    expect(made.problems.filter(({ code }) => code === 'missing-column').map(({ detail }) => detail)).toEqual([
      { column: 'mto_devenga_12' },
    ]);
    expect(made.status).toBe('refused');
  });

  it('that hides rows behind an empty one is refused instead of losing them', async () => {
    const app = await openYear();
    const [first, second] = ofUnit(unitRows);
    const made = await plan(app, 'a.xlsx', siafWorkbook([first ?? {}, {}, second ?? {}]));
    expect(made.status).toBe('refused');
    expect(made.problems.find(({ code }) => code === 'bad-code')?.at).toEqual({
      sheet: 'SheetGasto',
      row: 3,
      column: 1,
    });
  });

  it('which only looks odd is imported with a warning at the row', async () => {
    const app = await openYear();
    const odd = siafRow({ mto_pia: 10, mto_modificaciones: 1, mto_pim: 12, mto_devenga_01: 13 });
    const other = siafRow({ sec_func: 1, cant_meta_anual: 5, mto_pim: 0 });
    const made = await plan(app, 'a.xlsx', siafWorkbook(ofUnit([odd, odd, other])));
    expect(made.status).toBe('ready');
    expect(
      made.problems
        .filter(({ severity, code }) => severity === 'warning' && code !== 'unknown-code')
        .map(({ code, at }) => [code, at?.row]),
    ).toEqual(
      expect.arrayContaining([
        ['modifications-differ', 2],
        ['devengado-above-pim', 2],
        ['duplicate-row', 3],
        ['goal-differs', 4],
      ]),
    );
  });
});
