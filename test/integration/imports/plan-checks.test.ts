import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { type BackendUnderTest, openBackend } from '../../helpers/backend.ts';
import { activityRows, exampleUnitPage } from '../../helpers/consulta-pages.ts';
import { siafRow, siafWorkbook } from '../../helpers/siaf-sheets.ts';

type App = BackendUnderTest & { yearId: number };

async function openYear(): Promise<App> {
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

async function plan(app: App, bytes: Uint8Array): Promise<ImportPlan> {
  const { handle } = await app.call('files.begin', { name: 'consulta.xls', size: bytes.length });
  await app.call('files.append', { handle, bytes: bytes.slice() });
  return app.call('imports.plan', { yearId: app.yearId, handle });
}

const importPage = async (app: App, bytes: Uint8Array): Promise<void> => {
  await app.call('imports.promote', { planId: (await plan(app, bytes)).planId });
};

const cutOffs = ({ problems }: ImportPlan): readonly string[] =>
  problems
    .filter(({ code }) => code.includes('cut-off') && code !== 'cut-off-before-year-end')
    .map(({ severity, code, found, detail }) => `${severity} ${code} ${found} ${detail?.expected ?? ''}`.trim());

const unit = (date: string): Uint8Array => exampleUnitPage({ date });
const activities = (date: string): Uint8Array => exampleUnitPage({ ...activityRows, date });

describe('the control total that a person types', () => {
  it('stops the import when it is not the PIM of the file, and changes nothing', async () => {
    const app = await openYear();
    const { planId, totals } = await plan(app, unit('03-febrero-2025'));
    expect(totals.pim).toBe(4_000_00);
    const before = app.db.prepare('SELECT total_changes()').pluck().get();
    await expect(app.call('imports.promote', { planId, controlPim: '4,001.00' })).rejects.toMatchObject({
      code: 'control-total',
      detail: { typed: '4,001.00', found: '4,000.00' },
    });
    await expect(app.call('imports.promote', { planId, controlPim: '4.000,00' })).rejects.toMatchObject({
      code: 'bad-value',
    });
    expect(app.db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
    expect(app.db.prepare('SELECT count(*) FROM import_batch').pluck().get()).toBe(0);
    await app.call('imports.promote', { planId, controlPim: '4 000.00' });
    expect(app.db.prepare('SELECT count(*) FROM import_batch').pluck().get()).toBe(1);
  });
});

describe('the cut-off date of a file', () => {
  it('of the same query and day is noticed, and the batch is replaced, never added', async () => {
    const app = await openYear();
    await importPage(app, unit('03-febrero-2025'));
    const again = await plan(app, exampleUnitPage({ rows: exampleRowsWithOtherNames() }));
    expect(cutOffs(again)).toEqual(['note same-cut-off 2025-02-03 2025-02-03']);
    expect(again).toMatchObject({ status: 'ready', replaces: { batchId: 1 } });
    await app.call('imports.promote', { planId: again.planId });
    const active = app.db.prepare("SELECT id FROM import_batch WHERE state = 'active'").pluck().all();
    expect(active).toEqual([2]);
  });

  it('older than that of what it replaces is a warning', async () => {
    const app = await openYear();
    await importPage(app, unit('03-febrero-2025'));
    expect(cutOffs(await plan(app, unit('15-enero-2025')))).toEqual(['warning older-cut-off 2025-01-15 2025-02-03']);
    expect(cutOffs(await plan(app, unit('04-febrero-2025')))).toEqual([]);
  });

  it('other than that of the other tables of the report is a warning', async () => {
    const app = await openYear();
    await importPage(app, unit('03-febrero-2025'));
    expect(cutOffs(await plan(app, activities('03-febrero-2025')))).toEqual([]);
    expect(cutOffs(await plan(app, activities('04-febrero-2025')))).toEqual([
      'warning cut-offs-differ 2025-02-04 2025-02-03',
    ]);
  });

  it('rows by activity become the source of the activities and leave the genéricas alone', async () => {
    const app = await openYear();
    await importPage(app, unit('03-febrero-2025'));
    const made = await plan(app, activities('03-febrero-2025'));
    expect(made).toMatchObject({
      profile: 'consulta-amigable-actividad',
      becomesOfficial: ['activity'],
      replaces: null,
    });
    await app.call('imports.promote', { planId: made.planId });
    const view = (dimension: 'generica' | 'activity'): Promise<unknown> =>
      app.call('budget.view', { yearId: app.yearId, dimension });
    expect(await view('generica')).toMatchObject({ source: { batchId: 1 }, total: { pim: 4_000_00 } });
    expect(await view('activity')).toMatchObject({ source: { batchId: 2 }, total: { pim: 4_000_00 } });
  });
});

it('a path that goes below the unit, and a day before the end of the year, are warnings', async () => {
  const app = await openYear();
  const level = { label: 'Categoría Presupuestal 0073: PROGRAMA', amounts: unitAmounts, progress: '90.0' };
  const levels = [{ label: 'Unidad Ejecutora 005-1066: PROGRAMA', amounts: unitAmounts, progress: '90.0' }, level];
  const made = await plan(app, exampleUnitPage({ levels, date: '30-noviembre-2024' }));
  expect(made.status).toBe('ready');
  expect(
    made.problems.filter(({ severity }) => severity === 'warning').map(({ code, found }) => [code, found]),
  ).toEqual(
    expect.arrayContaining([
      ['wrong-level', 'Categoría Presupuestal 0073: PROGRAMA'],
      ['cut-off-before-year-end', '2024-11-30'],
    ]),
  );
});

it('the percentage that the portal prints is only compared: another one is a note, and the figures stay', async () => {
  const app = await openYear();
  const [first, ...others] = exampleRowsWithOtherNames();
  const made = await plan(app, exampleUnitPage({ rows: [{ ...first, progress: '99.9' }, ...others] }));
  expect(made.problems.filter(({ code }) => code === 'progress-differs')).toEqual([
    {
      code: 'progress-differs',
      severity: 'note',
      at: { sheet: 'Consulta', row: 6, column: 9 },
      found: '99.9',
      detail: { own: '100.0' },
    },
  ]);
  expect(made).toMatchObject({ status: 'ready', totals: { devengado: 3_600_00 } });
});

describe('what a person can look at', () => {
  it('is the row of every problem, also far below the first ones', async () => {
    const app = await openYear();
    const rows = Array.from({ length: 80 }, (_, index) =>
      siafRow({ sec_ejec: 1066, mto_pia: index === 69 ? '1.010,5' : index, mto_pim: index }),
    );
    const made = await plan(app, siafWorkbook(rows));
    const bad = made.problems.find(({ code }) => code === 'bad-amount');
    expect(bad).toMatchObject({ at: { sheet: 'SheetGasto', row: 71 }, found: '1.010,5' });
    const excerpt = made.excerpts.find(({ row }) => row === 71);
    expect(excerpt?.cells[(bad?.at?.column ?? 0) - 1]).toBe('1.010,5');
    expect(made.preview?.rows).toHaveLength(40);
  });

  it('is the file of an import as it came in, under a name that is no path', async () => {
    const app = await openYear();
    const bytes = unit('03-febrero-2025');
    const { handle } = await app.call('files.begin', { name: 'con:sulta*.xls', size: bytes.length });
    await app.call('files.append', { handle, bytes: bytes.slice() });
    const { planId } = await app.call('imports.plan', { yearId: app.yearId, handle });
    const { batch } = await app.call('imports.promote', { planId });
    const original = await app.call('imports.original', { batchId: batch.id });
    expect(original.name).toBe('con_sulta_.xls');
    const { bytes: kept } = await app.call('chapter.download', { handle: original.handle });
    expect(Buffer.from(kept).equals(Buffer.from(bytes))).toBe(true);
    await expect(app.call('imports.original', { batchId: 99 })).rejects.toMatchObject({ code: 'not-found' });
    app.db.exec("UPDATE source_file SET sha256 = 'otro'");
    await expect(app.call('imports.original', { batchId: batch.id })).rejects.toMatchObject({
      code: 'damaged-database',
    });
  });
});

const unitAmounts = [3_500, 4_000, 3_900, 3_800, 3_700, 3_600, 3_500] as const;

/** The same figures in other bytes. */
const exampleRowsWithOtherNames = () =>
  [
    {
      label: '5-21: PERSONAL',
      key: '5-2-1',
      amounts: [1_000, 1_200, 1_200, 1_200, 1_200, 1_200, 1_200],
      progress: '100.0',
    },
    {
      label: '5-23: BIENES',
      key: '5-2-3',
      amounts: [2_500, 2_817, 2_700, 2_600, 2_500, 2_417, 2_301],
      progress: '85.8',
    },
    { label: '6-26: ACTIVOS', key: '6-2-6', amounts: [0, -17, 0, 0, 0, -17, 0], progress: '100.0' },
  ] as const;
