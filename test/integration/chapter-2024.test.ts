import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chapterModel } from '#backend/chapter/chapter.queries.ts';
import { openBackend } from '../helpers/backend.ts';
import { chapterText, headingTexts, plain, rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

/** What was published, word for word (test/fixtures/chapter-2024). */
const published = JSON.parse(
  readFileSync(new URL('../fixtures/chapter-2024/published.json', import.meta.url), 'utf8'),
) as { readonly chapter4: readonly { readonly type: string; readonly text?: string }[] };

const chapter = () => {
  const { db } = openBackend();
  return chapterModel(db, fillYear2024(db));
};

const category = '0073. PROGRAMA PARA LA GENERACIÓN DEL EMPLEO SOCIAL INCLUSIVO - TRABAJA PERÚ';
const activities = [
  '5000276. Gestión del Programa',
  '5006294. Transferencia de recursos para la ejecución de proyectos y actividades',
  '5006295. Promoción de modalidades de intervención del programa para desarrollo de proyectos y actividades intensivos en mano de obra no calificada',
  '5006296. Seguimiento de los proyectos y actividades en ejecución',
];

describe('the tables of 2024 are the published ones', () => {
  it('table 18: opening budget by genérica, without the one that had none', () => {
    const table = tableIn(chapter(), 'pia-by-generica');
    expect([table.number, plain(table.label)]).toEqual([18, 'Tabla N° 18']);
    expect(rowTexts(table)).toEqual([
      ['5-21. Personal y obligaciones sociales', '12,091,488', '5.4%'],
      ['5-23. Bienes y servicios', '13,316,015', '5.9%'],
      ['5-24. Donaciones y transferencias', '168,510,000', '74.6%'],
      ['6-24. Donaciones y transferencias', '31,000,000', '13.7%'],
      ['6-26. Adquisición de activos no financieros', '1,010,886', '0.4%'],
      ['TOTAL GENERAL', '225,928,389', '100%'],
    ]);
  });

  it('table 19: opening and modified budget; shares of the modified one, which add to 100.1', () => {
    expect(rowTexts(tableIn(chapter(), 'pim-by-generica'))).toEqual([
      ['5-21. Personal y obligaciones sociales', '12,091,488', '11,538,508', '2.0%'],
      ['5-23. Bienes y servicios', '13,316,015', '23,984,088', '4.2%'],
      ['5-24. Donaciones y transferencias', '168,510,000', '376,156,863', '65.6%'],
      ['5-25. Otros gastos', '0', '9,229', '0.0%'],
      ['6-24. Donaciones y transferencias', '31,000,000', '160,980,439', '28.1%'],
      ['6-26. Adquisición de activos no financieros', '1,010,886', '1,043,682', '0.2%'],
      ['TOTAL GENERAL', '225,928,389', '573,712,809', '100%'],
    ]);
  });

  it('table 20: execution by genérica in whole soles, percentages from the céntimos', () => {
    expect(rowTexts(tableIn(chapter(), 'execution-by-generica'))).toEqual([
      ['5-21. Personal y obligaciones sociales', '11,538,508', '11,168,011', '96.8%'],
      ['5-23. Bienes y servicios', '23,984,088', '22,652,990', '94.5%'],
      ['5-24. Donaciones y transferencias', '376,156,863', '375,026,299', '99.7%'],
      ['5-25. Otros gastos', '9,229', '8,330', '90.3%'],
      ['6-24. Donaciones y transferencias', '160,980,439', '160,655,747', '99.8%'],
      ['6-26. Adquisición de activos no financieros', '1,043,682', '628,740', '60.2%'],
      ['TOTAL GENERAL', '573,712,809', '570,140,117', '99.4%'],
    ]);
  });

  it('table 21: execution by activity with céntimos, under one merged category', () => {
    const table = tableIn(chapter(), 'execution-by-activity');
    expect(rowTexts(table)).toEqual([
      [category, activities[0], '17,714,693.00', '16,394,822.80', '92.5%'],
      [category, activities[1], '537,137,302.00', '535,682,046.44', '99.7%'],
      [category, activities[2], '5,599,868.00', '5,521,803.20', '98.6%'],
      [category, activities[3], '13,260,946.00', '12,541,444.40', '94.6%'],
      ['TOTAL UE', '', '573,712,809.00', '570,140,116.84', '99.4%'],
    ]);
    expect(table.columns.map(({ merge }) => merge === true)).toEqual([true, false, false, false, false]);
    expect(table.rows.map(({ labelSpan }) => labelSpan)).toEqual([undefined, undefined, undefined, undefined, 2]);
  });

  it('table 22: goals, with note 1/ on the heading of the programmed ones and no total', () => {
    const table = tableIn(chapter(), 'targets');
    expect(rowTexts(table)).toEqual([
      [category, activities[0], 'Informe', '51', '51', '100.0%'],
      [category, activities[1], 'Transferencia', '2,704', '2,704', '100.0%'],
      [category, activities[2], 'Asistencia Técnica', '4,224', '4,224', '100.0%'],
      [category, activities[3], 'Empleo temporal', '115,695', '115,695', '100.0%'],
    ]);
    expect(headingTexts(table)).toEqual([
      'Categoría presupuestal',
      'Actividad presupuestal',
      'Unidad de medida',
      'POI 2024 v.4 1/',
      'Ejecución 2024',
      'Avance %',
    ]);
    expect(table.notes.map(({ number }) => number)).toEqual([1]);
    expect(table.title).toBe('Metas físicas programación y ejecución de la UE 005-1066: Trabaja Perú, 2024');
  });

  it('table 23: indicators under their result or product, notes 1/ and 2/ on names, 3/ on the projected years', () => {
    const table = tableIn(chapter(), 'indicators');
    expect(rowTexts(table).map(([, ...cells]) => cells)).toEqual([
      [
        'Porcentaje de usuarios en situación de vulnerabilidad con empleo temporal 1/',
        '53.87%',
        '84.60%',
        '5.35%',
        '4.00%',
        '1.84%',
      ],
      [
        'Porcentaje de la población desempleada y subempleada en situación de vulnerabilidad que participaron al menos el 90% de los días de ejecución de las intervenciones que generaron empleo temporal 2/',
        '7.60%',
        '7.35%',
        '4.10%',
        '3.00%',
        '1.00%',
      ],
      [
        'Porcentaje de cambio promedio en el nivel de ingreso de los participantes durante la intervención 1/',
        '49.82%',
        '46.36%',
        '28.91%',
        '29.00%',
        '29.20%',
      ],
      ['Porcentaje de generación de empleos temporales', '99.99%', '100.00%', '100.00%', '100.00%', '100.00%'],
      [
        'Porcentaje de proyectos o actividades de intervención inmediata cofinanciados y/o financiados',
        '100.00%',
        '100.00%',
        '100.00%',
        '100.00%',
        '100.00%',
      ],
      ['Porcentaje de satisfacción del participante. 1/', '85.36%', '85.75%', '74.16%', '74.50%', '75.00%'],
    ]);
    const result = 'Población extrema pobre y pobre extrema con oportunidad para acceder a un empleo';
    const product = 'Producto 3000194 Empleo temporal generado';
    expect(rowTexts(table).map(([level]) => level)).toEqual([result, result, result, product, product, product]);
    expect(headingTexts(table)).toEqual([
      'Resultado/ Producto',
      'Nombre del indicador',
      'Valor histórico › 2022',
      'Valor histórico › 2023',
      'Valor histórico › 2024',
      'Metas proyectadas 3/ › 2025',
      'Metas proyectadas 3/ › 2026',
    ]);
    expect(table.notes.map(({ number, text }) => `${number}/ ${text.slice(0, 30)}`)).toEqual([
      '1/ Para el año 2024 se realizaron',
      '2/ Fue incorporado como un nuevo ',
      '3/ Los valores proyectados al 202',
    ]);
  });
});

describe('the text of 2024', () => {
  /** Corrections of form, the same as in resources/example/README.md: spelling, one closed quotation mark, one catalogue. */
  const corrections: readonly (readonly [string, string])[] = [
    ['“Trabaja Perú:', '“Trabaja Perú”:'],
    ['lo que represento el', 'lo que representó el'],
    [
      'del Programa para el desarrollo de proyectos y actividades intensivos',
      'del programa para desarrollo de proyectos y actividades intensivos',
    ],
    ['los Proyectos y Actividades en Ejecución', 'los proyectos y actividades en ejecución'],
  ];
  const corrected = (text: string): string =>
    corrections.reduce((result, [before, after]) => result.replace(before, after), text);

  it('says the published sentences with the published figures, paragraph by paragraph', () => {
    const expected = published.chapter4
      .filter(({ type }) => type === 'p' || type === 'lead')
      .map(({ text = '' }) => corrected(text));
    const found = chapter().blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [plain(block.runs.map((run) => run.text).join(''))] : [],
    );
    expect(expected).toHaveLength(12);
    expect(found).toEqual(expected);
  });

  it('never breaks a line inside an amount', () => {
    const texts = chapter().blocks.flatMap((block) => (block.kind === 'paragraph' ? block.runs : []));
    const amounts = texts.filter(({ text }) => text.includes('S/'));
    expect(amounts).toHaveLength(10);
    for (const run of amounts) {
      expect(run.kind).toBe('figure');
      expect(run.text).not.toMatch(/ /);
    }
  });

  it('links every number of the budget and the goals to its source: what stays in the words is no figure', () => {
    const words = chapter().blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.style === 'body'
        ? block.runs.filter((run) => run.kind === 'text').map((run) => run.text)
        : [],
    );
    expect(
      words
        .join('')
        .match(/\d+/g)
        ?.filter((digits) => !['0073', '2024', '2023'].includes(digits)) ?? [],
    ).toEqual([]);
  });

  it('numbers headings as the published chapters do', () => {
    expect(
      chapter().blocks.flatMap((block) =>
        block.kind === 'heading' ? [`${block.level} ${block.number} ${block.text}`] : [],
      ),
    ).toEqual([
      '1 4. Programación y ejecución Presupuestal',
      '2 4.1 Presupuesto',
      '3 4.1.1 Marco presupuestal',
      '3 4.1.2 Ejecución Anual',
      '1 5. Indicadores',
      '2 5.1 Indicadores de Desempeño',
    ]);
  });

  it('draws the chart from the figures of table 20', () => {
    const model = chapter();
    const block = model.blocks.find(({ kind }) => kind === 'chart');
    if (block?.kind !== 'chart') throw new Error('no chart');
    const { rows } = tableIn(model, 'execution-by-generica');
    const amounts = (column: number) =>
      rows.flatMap(({ kind, cells }) => {
        const cell = cells[column];
        return kind === 'body' && cell?.kind === 'amount' ? [cell.value] : [];
      });
    expect(plain(block.chart.label)).toBe('Gráfico N° 04');
    expect(block.chart.series).toEqual([
      { name: 'PIM', values: amounts(1) },
      { name: 'Ejecución', values: amounts(2) },
    ]);
    expect(block.chart.categories).toHaveLength(6);
    expect(block.chart.alternativeText).toContain('5-25. Otros gastos: PIM S/ 9,229, Ejecución S/ 8,330');
  });

  it('is, word for word, the text that was looked at', async () => {
    await expect(chapterText(chapter())).toMatchFileSnapshot('../golden/chapter-2024.txt');
  });
});
