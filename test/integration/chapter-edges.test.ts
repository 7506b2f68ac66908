import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData, ChapterSection } from '#backend/chapter/chapter-data.ts';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import { budgetOf, data2024, noBudget } from '../helpers/chapter-data.ts';
import { headingTexts, paragraphIn, plain, rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { typedValue } from '../helpers/indicator-values.ts';

const withText = (data: ChapterData, document: NarrativeDocument): ChapterData => ({
  ...data,
  sections: [{ id: 900, kind: 'paragraph', document }],
});
const said = (data: ChapterData, document: NarrativeDocument): string =>
  paragraphIn(buildChapter(withText(data, document)), 'section-900');

describe('tables without the usual data', () => {
  it('say nothing about a year in which nothing was imported', () => {
    const chapter = buildChapter({
      ...data2024(),
      budget: { generica: noBudget('generica'), activity: noBudget('activity') },
    });
    expect(rowTexts(tableIn(chapter, 'pim-by-generica'))).toEqual([['TOTAL GENERAL', '–', '–', '–']]);
    expect(rowTexts(tableIn(chapter, 'execution-by-activity'))).toEqual([['TOTAL UE', '', '–', '–', '–']]);
  });

  it('print zero, unknown and more than all of it differently', () => {
    const data = data2024();
    const budget = budgetOf('generica', [
      ['5-21', { pim: 0, devengado: 500 }],
      ['5-23', { pim: 10_000, devengado: 0 }],
      ['5-24', { pim: 10_000, devengado: 11_200 }],
      ['5-25', { pim: 10_000, devengado: null }],
      ['6-26', { pim: 100, devengado: -250 }],
    ]);
    const chapter = buildChapter({ ...data, budget: { ...data.budget, generica: budget } });
    expect(rowTexts(tableIn(chapter, 'execution-by-generica'))).toEqual([
      ['5-21. Nombre de 5-21', '0', '5', '–'],
      ['5-23. Nombre de 5-23', '100', '0', '0.0%'],
      ['5-24. Nombre de 5-24', '100', '112', '112.0%'],
      ['5-25. Nombre de 5-25', '100', '–', '–'],
      ['6-26. Nombre de 6-26', '1', '-3', '-250.0%'],
      ['TOTAL GENERAL', '301', '115', '38.0%'],
    ]);
  });

  it('print goals that were not met, exceeded, not programmed and not filled in', () => {
    const data = data2024();
    const figures = [
      [51, 50],
      [100, 112],
      [0, 4],
      [null, null],
    ] as const;
    const targets = data.targets.map((target, index) => ({
      ...target,
      programmed: figures[index]?.[0] ?? null,
      executed: figures[index]?.[1] ?? null,
    }));
    expect(rowTexts(tableIn(buildChapter({ ...data, targets }), 'targets')).map((cells) => cells.slice(3))).toEqual([
      ['51', '50', '98.0%'],
      ['100', '112', '112.0%'],
      ['0', '4', '–'],
      ['–', '–', '–'],
    ]);
  });

  it('print indicators as written, with the decimals of the indicator, and each kind of nothing', () => {
    const data = data2024();
    const [row] = data.indicators.rows;
    if (!row) throw new Error('no indicator');
    const indicators = {
      ...data.indicators,
      rows: [
        {
          ...row,
          unit: 'number' as const,
          values: [
            typedValue(2022, { value: { scaled: 4, decimals: 0 }, mark: null }),
            typedValue(2023, { value: { scaled: -5355, decimals: 3 }, mark: null }),
            typedValue(2024, { value: null, mark: 'nd' as const }),
            typedValue(2025, { value: null, mark: 'dash' as const }),
          ],
        },
      ],
    };
    expect(rowTexts(tableIn(buildChapter({ ...data, indicators }), 'indicators'))[0]?.slice(2)).toEqual([
      '4.00',
      '-5.36',
      'n.d.',
      '–',
      '',
    ]);
  });

  it('move the columns of the indicators with their years', () => {
    const data = data2024();
    const years = [2024, 2025, 2026].map((year) => ({ year, kind: year < 2026 ? 'historical' : 'projected' }) as const);
    const table = tableIn(buildChapter({ ...data, indicators: { ...data.indicators, years } }), 'indicators');
    expect(headingTexts(table).slice(2)).toEqual([
      'Valor histórico › 2024',
      'Valor histórico › 2025',
      'Metas proyectadas 3/ › 2026',
    ]);
    expect(rowTexts(table)[0]?.slice(2)).toEqual(['5.35%', '4.00%', '1.84%']);
  });

  it('number notes on rows, values, groups and headings, and leave out those of nothing', () => {
    const data = data2024();
    const [row] = data.indicators.rows;
    const notes = [
      { id: 1, text: 'del grupo', anchors: ['group:historical'] },
      { id: 2, text: 'del valor', anchors: [`value:${row?.id}:2023`] },
      { id: 3, text: 'de {year}', anchors: [`row:${row?.id}`, 'column:y2026'] },
      { id: 4, text: 'de nada', anchors: ['row:0'] },
    ];
    const table = tableIn(buildChapter({ ...data, notes: { indicators: notes } }), 'indicators');
    expect(table.notes).toEqual([
      { number: 1, text: 'de 2024' },
      { number: 2, text: 'del valor' },
      { number: 3, text: 'del grupo' },
    ]);
    expect(rowTexts(table)[0]?.slice(1, 4)).toEqual([`${row?.name} 1/`, '53.87%', '84.60% 2/']);
    expect(headingTexts(table)[2]).toBe('Valor histórico 3/ › 2022');
    expect(headingTexts(table)[6]).toBe('Metas proyectadas › 2026 1/');
  });

  it('may have notes on their budget rows too', () => {
    const notes = { 'pim-by-generica': [{ id: 1, text: 'Incorporado en el año.', anchors: ['row:5-25'] }] };
    const table = tableIn(buildChapter({ ...data2024(), notes }), 'pim-by-generica');
    expect(rowTexts(table).map(([name]) => name)).toContain('5-25. Otros gastos 1/');
    expect(table.notes).toEqual([{ number: 1, text: 'Incorporado en el año.' }]);
  });
});

describe('sentences', () => {
  it('say the same figure in any of the named formats, each rounded once from the exact value', () => {
    const ref = 'budget/activity/5000276/progress';
    const money = 'budget/activity/5000276/devengado';
    const data = data2024();
    const figure = (at: string, format: (NarrativeDocument[number] & { kind: 'figure' })['format']) =>
      said(data, [{ kind: 'figure', ref: at, format }]);
    expect([figure(ref, 'percent-0'), figure(ref, 'percent-1'), figure(ref, 'percent-2')]).toEqual([
      '93%',
      '92.5%',
      '92.55%',
    ]);
    expect([figure(money, 'soles'), figure(money, 'amount'), figure(money, 'whole-amount')]).toEqual([
      'S/ 16 394 822.80',
      '16,394,822.80',
      '16,394,823',
    ]);
    expect(figure('targets/total/progress', 'percent-short')).toBe('100%');
    expect(figure('budget/total/progress', 'percent-short')).toBe('99.4%');
    expect(figure('budget/generica/5-24/pia', 'whole-amount')).toBe('168,510,000');
    expect(figure('targets/5000276/units/UFAF/executed', 'count-in-words')).toBe('siete (07)');
    expect(figure('targets/5006295/executed', 'count-in-words')).toBe('cuatro mil doscientas veinticuatro (4,224)');
    expect(figure('facts/participants-women/share-of/participants', 'percent-2')).toBe('64.88%');
  });

  it('show what is missing in its place, by name, and never a zero or a gap', () => {
    const data = data2024();
    const missing = (ref: string, format: 'soles' | 'count' | 'percent-1' = 'count') =>
      said(data, [{ kind: 'figure', ref, format }]);
    expect(missing('budget/activity/5009999/pim', 'soles')).toBe('[falta: PIM de la actividad 5009999]');
    expect(missing('budget/generica/5-24/girado', 'soles')).toBe('[falta: girado de la genérica 5-24]');
    expect(missing('targets/5000276/units/XX/executed')).toBe('[falta: meta ejecutada de XX en la actividad 5000276]');
    expect(missing('facts/desconocido')).toBe('[falta: dato «desconocido»]');
    expect(missing('budget/total/pim', 'percent-1')).toBe('[falta: PIM total]');
    expect(missing('budget/activity/*/pim', 'soles')).toBe('[falta: PIM de la actividad *]');
    for (const ref of [
      '',
      'budget',
      'budget/total',
      'targets/5000276',
      'budget/total/constructor',
      'toString',
      'a/b/c',
    ])
      expect(missing(ref)).toMatch(/^\[falta: /);
  });

  it('refer to tables by their printed number, also forward, and miss those that are not there', () => {
    const data = data2024();
    const document: NarrativeDocument = [
      { kind: 'text', text: 'Véase la ' },
      { kind: 'table', table: 'targets' },
      { kind: 'text', text: ' y la ' },
      { kind: 'table', table: 'indicators' },
    ];
    const sections: readonly ChapterSection[] = [
      { id: 900, kind: 'paragraph', document },
      { id: 901, kind: 'table', key: 'targets' },
    ];
    const chapter = buildChapter({ ...data, sections });
    expect(paragraphIn(chapter, 'section-900')).toBe('Véase la Tabla N° 18 y la [falta: tabla «indicators»]');
    expect(plain(tableIn(chapter, 'targets').label)).toBe('Tabla N° 18');
  });

  it('agree with one and with many', () => {
    const data = data2024();
    const targets = data.targets.map((target) => ({
      ...target,
      executed: 1,
      units: target.units
        .map((unit, index) => ({ ...unit, executed: index === 0 ? 1 : index === 1 ? 0 : 21 }))
        .slice(0, 3),
    }));
    const one = { ...data, targets };
    const words = (code: string, from: ChapterData) =>
      said(from, [
        { kind: 'figure', ref: `targets/${code}/executed`, format: 'count-in-words' },
        { kind: 'text', text: ' ' },
        { kind: 'unit-of-measure', ref: `targets/${code}/executed` },
        { kind: 'agree', ref: `targets/${code}/executed`, one: ' fue hecho', many: ' fueron hechos' },
      ]);
    expect(words('5000276', one)).toBe('un (01) informe fue hecho');
    expect(words('5006295', one)).toBe('una (01) asistencia técnica fue hecho');
    expect(words('5000276', data)).toBe('cincuenta y un (51) informes fueron hechos');
    expect(said(one, [{ kind: 'units', ref: 'targets/5000276/executed', format: 'count-in-words' }])).toBe(
      'un (01) informe de la meta de la Dirección Ejecutiva (DE), cero (00) informes corresponden a la Unidad Funcional de Administración y Finanzas (UFAF) y veintiún (21) informes por la Unidad Funcional de Asesoría Jurídica (UFAJ)',
    );
  });

  it('say which organic unit has no figure, and that a goal is not split at all', () => {
    const data = data2024();
    const targets = data.targets.map((target) => ({
      ...target,
      units: target.units.slice(0, 2).map((unit, index) => ({ ...unit, executed: index === 0 ? null : unit.executed })),
    }));
    const units = (code: string) =>
      said({ ...data, targets }, [{ kind: 'units', ref: `targets/${code}/executed`, format: 'count' }]);
    expect(units('5000276')).toBe(
      '[falta: meta ejecutada de DE en la actividad 5000276] informes de la meta de la Dirección Ejecutiva (DE) y 7 informes corresponden a la Unidad Funcional de Administración y Finanzas (UFAF)',
    );
    expect(units('5006294')).toBe('[falta: desagregado por unidad orgánica de la actividad 5006294]');
  });

  it('quote the total of the source with céntimos when genéricas come in whole soles', () => {
    const data = data2024();
    const soles = budgetOf('generica', [['5-24', { pim: 57_371_280_900, devengado: 57_014_011_700 }]]);
    const generica = { ...soles, source: soles.source && { ...soles.source, scale: 'soles' as const } };
    const total: NarrativeDocument = [{ kind: 'figure', ref: 'budget/total/devengado', format: 'soles' }];
    expect(said({ ...data, budget: { ...data.budget, generica } }, total)).toBe('S/ 570 140 116.84');
    expect(said({ ...data, budget: { activity: noBudget('activity'), generica } }, total)).toBe('S/ 570 140 117.00');
  });
});

describe('paragraphs of activities', () => {
  it('give a new activity the text for all, with its own figures, in the order of the codes', () => {
    const data = data2024();
    const { activity } = data.budget;
    const added = budgetOf('activity', [['5005000', { pia: 0, pim: 100_000, devengado: 50_000 }]]);
    const rows = [...activity.rows, ...added.rows];
    const chapter = buildChapter({ ...data, budget: { ...data.budget, activity: { ...activity, rows } } });
    const leads = chapter.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.id.startsWith('lead-') ? [block.activityCode] : [],
    );
    expect(leads).toEqual(['5000276', '5005000', '5006294', '5006295', '5006296']);
    expect(paragraphIn(chapter, 'lead-5005000')).toBe('Actividad 5005000: Nombre de 5005000');
    expect(paragraphIn(chapter, 'activity-5005000')).toBe(
      'El Presupuesto Institucional Modificado de esta Actividad fue de S/ 1 000.00, de los cuales se ejecutó S/ 500.00, que representa el 50.00% de avance respecto al PIM. Dicha ejecución de recursos ha permitido alcanzar un total de [falta: meta ejecutada de la actividad 5005000] [falta: unidad de medida de la actividad 5005000], lo que representó el [falta: avance de la actividad 5005000] de la meta programada anual ([falta: meta programada de la actividad 5005000] [falta: unidad de medida de la actividad 5005000]).',
    );
  });

  it('leave out an activity without budget, and keep to the goals while nothing is imported', () => {
    const data = data2024();
    const { activity } = data.budget;
    const codes = (from: ChapterData) =>
      buildChapter(from).blocks.flatMap((block) =>
        block.kind === 'paragraph' && block.id.startsWith('activity-') ? [block.activityCode] : [],
      );
    const without = { ...activity, rows: activity.rows.filter(({ code }) => code !== '5006295') };
    expect(codes({ ...data, budget: { ...data.budget, activity: without } })).toEqual([
      '5000276',
      '5006294',
      '5006296',
    ]);
    expect(codes({ ...data, budget: { ...data.budget, activity: noBudget('activity') } })).toEqual([
      '5000276',
      '5006294',
      '5006295',
      '5006296',
    ]);
  });
});

describe('numbering', () => {
  it('starts where the rest of the report left off and pads where the pattern says so', () => {
    const data = data2024();
    const numbering = {
      firstChapter: 6,
      firstTable: 7,
      firstChart: 12,
      tableLabel: 'Tabla {nn}.',
      chartLabel: 'Gráfico {n}',
    };
    const chapter = buildChapter({ ...data, settings: { ...data.settings, numbering } });
    const labels = chapter.blocks.flatMap((block) =>
      block.kind === 'heading'
        ? [block.number]
        : block.kind === 'table'
          ? [plain(block.table.label)]
          : block.kind === 'chart'
            ? [plain(block.chart.label)]
            : [],
    );
    expect(labels).toEqual([
      '6.',
      '6.1',
      '6.1.1',
      'Tabla 07.',
      'Tabla 08.',
      '6.1.2',
      'Tabla 09.',
      'Tabla 10.',
      'Gráfico 12',
      'Tabla 11.',
      '7.',
      '7.1',
      'Tabla 12.',
    ]);
    expect(chapter.title).toBe('Memoria Anual 2024: capítulos 6 y 7');
  });

  it('leaves the chart out where the year does not want it', () => {
    const data = data2024();
    const chart = { ...data.settings.chart, shown: false };
    const chapter = buildChapter({ ...data, settings: { ...data.settings, chart } });
    expect(chapter.blocks.some(({ kind }) => kind === 'chart')).toBe(false);
  });

  it('draws other series, by activity, with codes on the axis', () => {
    const data = data2024();
    const chart = { ...data.settings.chart, type: 'bar', dimension: 'activity', series: ['pia', 'devengado'] } as const;
    const block = buildChapter({ ...data, settings: { ...data.settings, chart } }).blocks.find(
      ({ kind }) => kind === 'chart',
    );
    if (block?.kind !== 'chart') throw new Error('no chart');
    expect(block.chart.categories).toEqual(['5000276', '5006294', '5006295', '5006296']);
    expect(block.chart.series.map(({ name, values }) => [name, values[0]])).toEqual([
      ['PIA', 1_382_690_100],
      ['Ejecución', 1_639_482_280],
    ]);
    expect(block.chart.alternativeText).toMatch(
      /^Gráfico de barras: .*, por actividad presupuestal\. 5000276: PIA S\/ 13,826,901/,
    );
  });
});
