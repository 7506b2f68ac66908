import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import { gatherChecked } from '#backend/checks/check-facts.ts';
import { type SourceBeside, sourcesBeside } from '#backend/checks/checks.queries.ts';
import type { Db } from '#backend/platform/db/open.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { cents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { budgetOf, data2024, noBudget, noReferences } from '../helpers/chapter-data.ts';
import { plain } from '../helpers/chapter-text.ts';
import { beyondKnown } from '../helpers/known-2024.ts';
import { runChecks } from '../helpers/run-checks.ts';
import { addLines, type Cell, cells2024, createYear2024, fillYear2024 } from '../helpers/year-2024.ts';

const check = (data: ChapterData, beside: readonly SourceBeside[] = []): readonly Finding[] =>
  runChecks({ data, chapter: buildChapter(data), beside, ...noReferences });
const checkYear = (db: Db, yearId: number): readonly Finding[] => runChecks(gatherChecked(db, yearId));
const others = beyondKnown;
const rules = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
const sentence = (finding: Finding | undefined) => (finding ? plain(es.checks.message(finding)) : '');

/** The cells with one of them changed. */
const changed = (index: number, change: (cell: Cell) => Cell): readonly Cell[] =>
  cells2024.map((cell, at) => (at === index ? change(cell) : cell));

describe('the year 2024', () => {
  const gap = (row: string, financial: string) => ({
    rule: 'physical-financial-gap',
    severity: 'note',
    where: [
      { table: 'targets', row, column: 'progress' },
      { table: 'execution-by-activity', row },
    ],
    expected: financial,
    found: '100.0%',
    difference: null,
  });

  it('has exactly these findings: January in the fourth quarter, two activities that spent less than they did, and shares that add to 100.1', () => {
    const { db } = openBackend();
    const findings = checkYear(db, fillYear2024(db));
    expect(
      findings.map(({ detail, ...finding }) => (finding.rule === 'shares-add-up' ? { ...finding, detail } : finding)),
    ).toEqual([
      {
        rule: 'text-contradiction',
        severity: 'error',
        where: [{ paragraph: 'section-17' }],
        subject: 'period enero',
        expected: 'cuarto trimestre',
        found: 'enero',
        difference: null,
      },
      gap('5000276', '92.5%'),
      gap('5006296', '94.6%'),
      {
        rule: 'shares-add-up',
        severity: 'note',
        where: [{ table: 'pim-by-generica', row: 'total', column: 'share' }],
        expected: '100.0%',
        found: '100.1%',
        difference: '0.1%',
        detail: { table: 'Tabla N°\u00a019' },
      },
    ]);
    expect(sentence(findings[3])).toBe(
      'Tabla N° 19: los porcentajes redondeados suman 100.1% y el total impreso es 100%. No es un error: cada fila se redondea por separado.',
    );
  });

  it('has no finding about shares by the largest remainder, and the others as before', () => {
    const data = data2024();
    const { tables } = data.settings;
    const adjusted = { ...tables['pim-by-generica'], sharePolicy: 'largest-remainder' as const };
    const findings = check({
      ...data,
      settings: { ...data.settings, tables: { ...tables, 'pim-by-generica': adjusted } },
    });
    expect(rules(findings)).toEqual(['text-contradiction', 'physical-financial-gap', 'physical-financial-gap']);
    expect(others(findings)).toEqual([]);
  });
});

describe('sums', () => {
  it('that are a céntimo off their total are an error in every table that prints them', () => {
    const data = data2024();
    const total = { ...data.budget.generica.total, pim: cents(57_371_280_901) };
    const findings = others(
      check({ ...data, budget: { ...data.budget, generica: { ...data.budget.generica, total } } }),
    );
    expect(
      findings.map(({ rule, where, expected, found, difference }) => [rule, where[0], expected, found, difference]),
    ).toEqual([
      [
        'casting',
        { table: 'pim-by-generica', row: 'total', column: 'pim' },
        '573,712,809.00',
        '573,712,809.01',
        '0.01',
      ],
      [
        'casting',
        { table: 'execution-by-generica', row: 'total', column: 'pim' },
        '573,712,809.00',
        '573,712,809.01',
        '0.01',
      ],
    ]);
    expect(sentence(findings[0])).toBe(
      'Tabla N° 19: la columna «PIM» suma 573,712,809.00, pero su total dice 573,712,809.01. Diferencia: 0.01.',
    );
  });

  it('by genérica and by activity must be the same money, to the céntimo where both sources are exact', () => {
    const data = data2024();
    const [first, ...rest] = data.budget.activity.rows;
    if (!first) throw new Error('no activity');
    const rows = [{ ...first, devengado: cents((first.devengado ?? 0) + 1) }, ...rest];
    const total = { ...data.budget.activity.total, devengado: cents((data.budget.activity.total.devengado ?? 0) + 1) };
    const activity = { ...data.budget.activity, rows, total };
    const findings = others(check({ ...data, budget: { ...data.budget, activity } }));
    expect(rules(findings)).toEqual(['execution-20-21']);
    expect(sentence(findings[0])).toBe(
      'El total de «EJECUCIÓN» no coincide: 570,140,116.84 en la Tabla N° 20 y 570,140,116.85 en la Tabla N° 21. Diferencia: 0.01.',
    );
  });

  it('of a source in whole soles may be half a sol off in each row, and no more', () => {
    const data = data2024();
    const { generica } = data.budget;
    const source = generica.source && { ...generica.source, scale: 'soles' as const };
    const off = (difference: number): ChapterData => {
      const rows = generica.rows.map((row, index) =>
        index === 0 ? { ...row, devengado: cents((row.devengado ?? 0) + difference) } : row,
      );
      const total = { ...generica.total, devengado: cents((generica.total.devengado ?? 0) + difference) };
      return { ...data, budget: { ...data.budget, generica: { ...generica, source, rows, total } } };
    };
    expect(generica.rows).toHaveLength(6);
    expect(others(check(off(300)))).toEqual([]);
    expect(rules(others(check(off(301))))).toEqual(['execution-20-21']);
  });

  it('are compared row by row between tables 18, 19 and 20', () => {
    const data = data2024();
    const chapter = buildChapter(data);
    const blocks = chapter.blocks.map((block) =>
      block.kind === 'table' && block.id === 'pim-by-generica'
        ? { ...block, table: { ...block.table, rows: block.table.rows.filter(({ key }) => key !== '5-24') } }
        : block,
    );
    const findings = others(runChecks({ data, chapter: { ...chapter, blocks }, beside: [], ...noReferences }));
    expect(
      findings.map(({ rule, where }) => [
        rule,
        where.map((place) => ('table' in place ? [place.table, place.row] : [])),
      ]),
    ).toEqual([
      ['casting', [['pim-by-generica', 'total']]],
      ['casting', [['pim-by-generica', 'total']]],
      [
        'pia-18-19',
        [
          ['pia-by-generica', '5-24'],
          ['pim-by-generica', '5-24'],
        ],
      ],
      [
        'pim-19-20',
        [
          ['pim-by-generica', '5-24'],
          ['execution-by-generica', '5-24'],
        ],
      ],
    ]);
    expect(sentence(findings[2])).toBe(
      'El PIA de 5-24 no coincide: 168,510,000.00 en la Tabla N° 18 y 0.00 en la Tabla N° 19. Diferencia: -168,510,000.00.',
    );
  });
});

describe('impossible values', () => {
  it('more devengado than PIM is an error where it stands, not in the total', () => {
    const { db } = openBackend();
    const yearId = createYear2024(db);
    addLines(db, yearId, { cells: changed(2, ([a, c, d, pia, pim]) => [a, c, d, pia, pim, pim * 100 + 1]) });
    const findings = others(checkYear(db, yearId));
    expect(findings.map(({ rule, severity, where }) => [rule, severity, where])).toEqual([
      ['devengado-above-pim', 'error', [{ table: 'execution-by-generica', row: '5-25', column: 'devengado' }]],
    ]);
    expect(sentence(findings[0])).toBe(
      'Tabla N° 20: el devengado en la fila 5-25 es 9,229.01 y supera el PIM, que es 9,229.00.',
    );
  });

  it('all of the PIM executed is as it should be', () => {
    const { db } = openBackend();
    const yearId = createYear2024(db);
    addLines(db, yearId, { cells: cells2024.map(([a, c, d, pia, pim]) => [a, c, d, pia, pim, pim * 100]) });
    expect(others(checkYear(db, yearId))).toEqual([]);
  });
});

describe('goals', () => {
  it('must be what their organic units add up to, in each field', () => {
    const data = data2024();
    const targets = data.targets.map((target) => ({
      ...target,
      executed: target.executed === 51 ? 50 : target.executed,
    }));
    const findings = others(check({ ...data, targets }));
    expect(
      findings.map(({ rule, where, expected, found, difference }) => [rule, where, expected, found, difference]),
    ).toEqual([['units-add-up', [{ table: 'targets', row: '5000276', column: 'executed' }], '50', '51', '1']]);
    expect(sentence(findings[0])).toBe(
      'La meta ejecutada de la actividad 5000276 es 50, pero sus unidades orgánicas suman 51. Diferencia: 1.',
    );
  });
});

describe('what is missing', () => {
  it('is an error for every figure that a sentence or a table lacks', () => {
    const data = data2024();
    const targets = data.targets.map((target) =>
      target.activityCode === '5006294' ? { ...target, executed: null } : target,
    );
    const findings = others(check({ ...data, targets }));
    expect(findings.every(({ rule, severity }) => rule === 'missing-figure' && severity === 'error')).toBe(true);
    expect(findings.map(sentence)).toEqual([
      'Un párrafo cita un dato que no existe: meta ejecutada de la actividad 5006294.',
      'Un párrafo cita un dato que no existe: avance de la actividad 5006294.',
      'Un párrafo cita un dato que no existe: avance de las metas físicas.',
      'Tabla N° 22: falta el dato de «Ejecución 2024» en «5006294».',
    ]);
    expect(findings[3]?.where).toEqual([{ table: 'targets', row: '5006294', column: 'executed' }]);
  });

  it('is said once for each paragraph, however often it quotes the figure', () => {
    const data = data2024();
    const targets = data.targets.filter(({ activityCode }) => activityCode !== '5006296');
    const findings = others(check({ ...data, targets })).filter(({ detail }) =>
      detail.ref?.endsWith('/unit-of-measure'),
    );
    expect(findings.map(({ where, detail }) => [where, detail.ref])).toEqual([
      [[{ paragraph: 'activity-5006296' }], 'targets/5006296/unit-of-measure'],
    ]);
  });

  it('is said once for a table without any row', () => {
    const data = data2024();
    const empty = { generica: noBudget('generica'), activity: noBudget('activity') };
    const findings = others(check({ ...data, budget: empty }));
    expect(findings.flatMap(({ where, detail }) => (detail.kind === 'table' ? where : []))).toEqual([
      { table: 'pia-by-generica' },
      { table: 'pim-by-generica' },
      { table: 'execution-by-generica' },
      { table: 'execution-by-activity' },
    ]);
    expect(sentence(findings[0])).toMatch(/^Tabla N° 18: no tiene datos\.$/);
    expect(rules(findings).every((rule) => rule === 'missing-figure')).toBe(true);
  });

  it('is an empty indicator, but neither n.d. nor a dash', () => {
    const data = data2024();
    const rows = data.indicators.rows.map((row, index) => ({
      ...row,
      values: row.values.map((value) =>
        index < 3 && value.year === 2024
          ? { ...value, value: null, mark: index === 0 ? ('nd' as const) : index === 1 ? ('dash' as const) : null }
          : value,
      ),
    }));
    const findings = others(check({ ...data, indicators: { ...data.indicators, rows } }));
    expect(findings.map(sentence)).toEqual([
      'Tabla N° 23: falta el dato de «2024» en «Porcentaje de cambio promedio en el nivel de ingreso de los participantes durante la intervención».',
    ]);
  });

  it('is a note that nothing holds', () => {
    const data = data2024();
    const notes = { ...data.notes, targets: [{ id: 77, text: 'Nota de {year}.', anchors: ['row:0'] }] };
    const findings = others(check({ ...data, notes }));
    expect(findings.map(({ rule, severity, where }) => [rule, severity, where])).toEqual([
      ['orphan-note', 'warning', [{ table: 'targets' }]],
    ]);
  });
});

describe('two sources of one budget', () => {
  const withBeside = (cells: readonly Cell[], scale: 'soles' | 'centimos') => {
    const { db } = openBackend();
    const yearId = fillYear2024(db);
    addLines(db, yearId, { cells, scale, dimensions: ['generica'], official: [], fileName: 'Consulta.xls' });
    return others(checkYear(db, yearId));
  };

  it('agree where only rounding to soles lies between them', () => {
    expect(withBeside(cells2024, 'soles')).toEqual([]);
  });

  it('are compared with the official one in the dimensions they have, and never with themselves', () => {
    const { db } = openBackend();
    const yearId = fillYear2024(db);
    addLines(db, yearId, { cells: cells2024, dimensions: ['generica'], official: [], fileName: 'Consulta.xls' });
    const undone = addLines(db, yearId, { cells: cells2024, official: [], fileName: 'Deshecho.xlsx' });
    db.prepare("UPDATE import_batch SET state = 'undone' WHERE id = ?").run(undone);
    expect(
      sourcesBeside(db, yearId).map(({ dimension, fileName, rows }) => [dimension, fileName, rows.length]),
    ).toEqual([['generica', 'Consulta.xls', 6]]);
  });

  it('disagree in the row where they do, as a warning that names both files and their dates', () => {
    const findings = withBeside(
      changed(4, ([a, c, d, pia, pim, dev]) => [a, c, d, pia, pim, dev - 50_000_000]),
      'soles',
    );
    expect(
      findings.map(({ rule, severity, where, expected, found }) => [rule, severity, where, expected, found]),
    ).toEqual([
      [
        'sources-agree',
        'warning',
        [{ table: 'execution-by-generica', row: '5-24', column: 'devengado' }],
        '375,026,299.31',
        '374,526,299.00',
      ],
    ]);
    expect(sentence(findings[0])).toBe(
      'El devengado de 5-24 es 375,026,299.31 en «ReporteGasto.xlsx» (corte 31/12/2024), la fuente oficial, y 374,526,299.00 en «Consulta.xls» (corte 31/12/2024). Diferencia: -500,000.31.',
    );
  });

  it('disagree over a row that one of them does not have', () => {
    const findings = withBeside(
      cells2024.filter(([, , digit]) => digit !== '5'),
      'soles',
    );
    expect(findings.map(({ where }) => where[0])).toEqual([
      { table: 'execution-by-generica', row: '5-25', column: 'pim' },
      { table: 'execution-by-generica', row: '5-25', column: 'devengado' },
    ]);
  });

  it('may not differ by a céntimo when both are exact', () => {
    const findings = withBeside(
      changed(0, ([a, c, d, pia, pim, dev]) => [a, c, d, pia, pim, dev + 1]),
      'centimos',
    );
    expect(findings.map(({ where, difference }) => [where[0], difference])).toEqual([
      [{ table: 'execution-by-generica', row: '5-21', column: 'devengado' }, '0.01'],
    ]);
  });

  it('that drift apart by a sol in every row are within rounding, also in their sum', () => {
    const data = data2024();
    const drifted = budgetOf(
      'generica',
      data.budget.generica.rows.map((row) => [row.code, { ...row, devengado: (row.devengado ?? 0) + 100 }]),
    );
    const beside = {
      dimension: 'generica',
      fileName: 'x.xls',
      cutOffDate: null,
      scale: 'soles',
      rows: drifted.rows,
    } as const;
    expect(others(check(data, [beside]))).toEqual([]);
    const further = drifted.rows.map((row, at) =>
      at === 0 ? { ...row, devengado: cents((row.devengado ?? 0) + 1) } : row,
    );
    expect(
      others(check(data, [{ ...beside, rows: further }])).map(({ detail }) => [detail.row, detail.otherDate]),
    ).toEqual([['5-21', '']]);
  });
});

describe('findings', () => {
  it('come errors first', () => {
    const data = data2024();
    const targets = data.targets.map((target) => ({ ...target, units: target.units.slice(0, 1) }));
    const notes = { ...data.notes, targets: [{ id: 77, text: 'suelta', anchors: [] }] };
    expect(check({ ...data, targets, notes }).map(({ severity }) => severity)).toEqual([
      'error',
      'error',
      'error',
      'warning',
      'note',
      'note',
      'note',
    ]);
  });
});
