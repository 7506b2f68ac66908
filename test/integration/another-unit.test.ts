import { expect, it } from 'vitest';
import type { Structure } from '#backend/settings/structure-file.ts';
import type { TableSettings, YearSettings } from '#shared/domain/settings.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { type Call, openBackend } from '../helpers/backend.ts';
import { headingTexts, paragraphIn, plain, rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { sendFile } from '../helpers/send-file.ts';
import { siafRow, siafWorkbook } from '../helpers/siaf-sheets.ts';

/** A unit that does not exist, of another ministry: everything it needs is data. */
const entity = {
  institution: 'Programa Riego Andino',
  pliegoCode: '013',
  executingUnitCode: '036',
  secEjec: '1777',
  executingUnitName: 'Riego Andino',
  programCode: '0042',
  programName: 'Aprovechamiento de los Recursos Hídricos',
};

const siaf = (year: number, factor: number): Uint8Array => {
  const row = (changes: Parameters<typeof siafRow>[0]) =>
    siafRow({
      ano_eje: year,
      sector: '13. AGRARIO Y DE RIEGO',
      pliego: '013. M. DE DESARROLLO AGRARIO Y RIEGO',
      unidad_ejecutora: '036. RIEGO ANDINO',
      sec_ejec: 1777,
      programa_pptal: '0042.APROVECHAMIENTO DE LOS RECURSOS HIDRICOS',
      ...changes,
    });
  const canals = { activ_obra_accinv: '5002173.MEJORAMIENTO DE CANALES', producto_proyecto: '3000528.PRODUCTORES' };
  return siafWorkbook([
    row({ ...canals, mto_pia: 400_000, mto_pim: 1_250_400 * factor, mto_devenga_05: 1_000_000.5 * factor }),
    row({
      ...canals,
      fuente_financ: '3.RECURSOS POR OPERACIONES OFICIALES DE CREDITO',
      rubro: '19.RECURSOS POR OPERACIONES OFICIALES DE CREDITO',
      mto_pia: 100_000,
      mto_pim: 749_600 * factor,
      mto_devenga_06: 500_000 * factor,
    }),
    row({
      activ_obra_accinv: '5004466.CAPACITACION A USUARIOS',
      generica: '1.PERSONAL Y OBLIGACIONES SOCIALES',
      sec_func: 9,
      mto_pia: 600_000,
      mto_pim: 600_000,
      mto_devenga_12: 600_000,
    }),
  ]);
};

async function importBudget(call: Call, yearId: number, year: number, factor: number): Promise<void> {
  const handle = await sendFile(call, `ReporteGasto_${year}.xlsx`, siaf(year, factor));
  const plan = await call('imports.plan', { yearId, handle });
  if (plan.status !== 'ready') throw new Error(JSON.stringify(plan.problems));
  await call('imports.promote', { planId: plan.planId });
}

/** The file of the configuration as the new unit writes it. */
function configurationOf(text: string): string {
  const file = JSON.parse(text) as { format: string; settings: YearSettings; structure: Structure };
  const table = (key: TableKey, changes: Partial<TableSettings>) => ({ ...file.settings.tables[key], ...changes });
  const thousands = { amountUnit: 'thousands', amountDecimals: 1 } as const;
  return JSON.stringify({
    ...file,
    settings: {
      ...file.settings,
      entity: { ...file.settings.entity, signatories: ['Rosa Quispe, Jefa de Presupuesto'] },
      numbering: { ...file.settings.numbering, firstChapter: 6, firstTable: 31, tableLabel: 'Cuadro {nn}' },
      tables: {
        ...file.settings.tables,
        'pim-by-generica': table('pim-by-generica', { ...thousands, breakdown: 'funding-source' }),
        'execution-by-activity': table('execution-by-activity', {
          ...thousands,
          totalLabel: 'TOTAL {ue}',
          columns: ['activity', 'pim', 'devengado', 'balance', 'progress'],
        }),
      },
    },
    structure: {
      ...file.structure,
      activities: [
        { code: '5002173', name: 'Mejoramiento de canales' },
        { code: '5004466', name: 'Capacitación a usuarios de agua' },
      ],
      organicUnits: [{ acronym: 'OPP', name: 'Oficina de Planeamiento' }],
      unitsOfMeasure: [{ name: 'Kilómetro', singular: 'kilómetro', plural: 'kilómetros' }],
      targets: [
        {
          activityCode: '5002173',
          unitOfMeasure: 'Kilómetro',
          poiVersion: 'v.1',
          programmed: null,
          executed: null,
          units: [],
        },
      ],
      indicatorLevels: [
        {
          kind: 'result',
          name: 'Productores con riego',
          indicators: [{ key: 'area', name: 'Hectáreas bajo riego', unit: 'number', decimals: 1, values: {} }],
        },
      ],
      sections: [
        { kind: 'heading', level: 1, content: { text: 'Ejecución de {ue}' } },
        { kind: 'table', subject: 'pim-by-generica', content: {} },
        { kind: 'table', subject: 'execution-by-activity', content: {} },
        {
          kind: 'activities',
          content: [
            { kind: 'text', text: 'Se ejecutó ' },
            { kind: 'figure', ref: 'budget/activity/*/devengado', format: 'soles' },
            { kind: 'text', text: ', el ' },
            { kind: 'figure', ref: 'budget/activity/*/progress', format: 'percent-1' },
            { kind: 'text', text: ' del PIM.' },
          ],
        },
        { kind: 'table', subject: 'targets', content: {} },
        { kind: 'table', subject: 'indicators', content: {} },
      ],
    },
  });
}

it('a unit of another ministry prints its chapters from its configuration and its file, with no code of its own', async () => {
  const { call } = openBackend();
  const { id: yearId } = await call('years.create', { year: 2027, fromYearId: null, entity });
  const text = configurationOf((await call('settings.export', { yearId })).text);
  await call('settings.import', { yearId, text, texts: true });
  await importBudget(call, yearId, 2027, 1);
  const goal = (await call('targets.list', { yearId }))[0];
  if (!goal) throw new Error('no goal');
  for (const [field, value] of [
    ['programmed', '40'],
    ['executed', '1'],
  ] as const)
    await call('targets.setCell', { yearId, id: goal.id, unitId: null, field, text: value });

  const chapter = await call('chapter.model', { yearId });
  expect(chapter.blocks[0]).toMatchObject({ kind: 'heading', number: '6.', text: 'Ejecución de Riego Andino' });
  const structure = tableIn(chapter, 'pim-by-generica');
  expect(plain(structure.label)).toBe('Cuadro 31');
  expect(structure.title).toMatch(/2027 \(en miles de soles\)$/);
  expect(rowTexts(structure)).toEqual([
    ['5-21. Personal y obligaciones sociales', '600.0', '600.0', '23.1%'],
    ['\u20031. RECURSOS ORDINARIOS', '600.0', '600.0', '23.1%'],
    ['5-23. Bienes y servicios', '500.0', '2,000.0', '76.9%'],
    ['\u20031. RECURSOS ORDINARIOS', '400.0', '1,250.4', '48.1%'],
    ['\u20033. RECURSOS POR OPERACIONES OFICIALES DE CREDITO', '100.0', '749.6', '28.8%'],
    ['TOTAL GENERAL', '1,100.0', '2,600.0', '100%'],
  ]);
  const execution = tableIn(chapter, 'execution-by-activity');
  expect(plain(execution.label)).toBe('Cuadro 32');
  expect(headingTexts(execution)).toEqual(['ACTIVIDADES', 'PIM', 'EJECUCIÓN', 'SALDO', 'AVANCE %']);
  expect(rowTexts(execution)).toEqual([
    ['5002173. Mejoramiento de canales', '2,000.0', '1,500.0', '500.0', '75.0%'],
    ['5004466. Capacitación a usuarios de agua', '600.0', '600.0', '0.0', '100.0%'],
    ['TOTAL Riego Andino', '2,600.0', '2,100.0', '500.0', '80.8%'],
  ]);
  expect(paragraphIn(chapter, 'activity-5002173')).toBe('Se ejecutó S/ 1 500 000.50, el 75.0% del PIM.');
  expect(rowTexts(tableIn(chapter, 'targets'))).toEqual([
    [
      '0042. APROVECHAMIENTO DE LOS RECURSOS HÍDRICOS',
      '5002173. Mejoramiento de canales',
      'Kilómetro',
      '40',
      '1',
      '2.5%',
    ],
  ]);
  expect(rowTexts(tableIn(chapter, 'indicators'))[0]?.slice(0, 2)).toEqual([
    'Productores con riego',
    'Hectáreas bajo riego',
  ]);
  expect(paragraphIn(chapter, 'signatory-1')).toBe('Rosa Quispe, Jefa de Presupuesto');
  // No figure is without its value but those of the indicators, and everything adds up, the parts of a row too.
  const { findings } = await call('checks.run', { yearId });
  expect(findings.filter(({ rule }) => rule === 'casting')).toEqual([]);
  expect(
    findings.filter(
      ({ rule, where }) =>
        rule === 'missing-figure' && !where.some((place) => 'table' in place && place.table === 'indicators'),
    ),
  ).toEqual([]);
});

it('its next year stands beside this one, row by row', async () => {
  const { call } = openBackend();
  const { id: first } = await call('years.create', { year: 2027, fromYearId: null, entity });
  await call('settings.import', {
    yearId: first,
    text: configurationOf((await call('settings.export', { yearId: first })).text),
    texts: true,
  });
  await importBudget(call, first, 2027, 1);
  const { id: yearId } = await call('years.create', { year: 2028, fromYearId: first, entity: null });
  await importBudget(call, yearId, 2028, 1.5);
  const { blocks, basis } = await call('narrative.view', { yearId });
  await call('narrative.setDocument', {
    yearId,
    basis,
    blocks: [...blocks, { kind: 'table', id: null, table: 'year-on-year' }],
  });
  const table = tableIn(await call('chapter.model', { yearId }), 'year-on-year');
  expect(table.title).toBe('Ejecución por genérica de gasto, 2027 y 2028');
  expect(headingTexts(table)).toEqual([
    'GENÉRICA DE GASTO',
    'EJECUCIÓN 2027',
    'EJECUCIÓN',
    'VARIACIÓN',
    'VARIACIÓN %',
    'EXPLICACIÓN',
  ]);
  expect(rowTexts(table)).toEqual([
    ['5-21. Personal y obligaciones sociales', '600,000', '600,000', '0', '0.0%', ''],
    ['5-23. Bienes y servicios', '1,500,001', '2,250,001', '750,000', '50.0%', ''],
    ['TOTAL GENERAL', '2,100,001', '2,850,001', '750,000', '35.7%', ''],
  ]);
});

it('a configuration that comes into a year with goals replaces none of them, and undo takes all of it back', async () => {
  const { call, db } = openBackend();
  const { id: yearId } = await call('years.create', { year: 2027, fromYearId: null, entity });
  const text = configurationOf((await call('settings.export', { yearId })).text);
  const rows = () =>
    ['setting', 'activity', 'target', 'unit_of_measure', 'indicator', 'chapter_section'].map((table) =>
      db.prepare(`SELECT * FROM ${table} WHERE year_id = ? ORDER BY id`).all(yearId),
    );
  const blank = rows();
  await call('settings.import', { yearId, text, texts: true });
  const filled = rows();
  await call('settings.import', { yearId, text, texts: false });
  expect(rows()).toEqual(filled);
  await call('edit.undo', { yearId });
  expect(rows()).toEqual(blank);
  await call('edit.redo', { yearId });
  expect(rows()).toEqual(filled);
});
