import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import type { Finding, RuleId } from '#shared/domain/checks.ts';
import type { CheckReport } from '#shared/domain/decisions.ts';
import { cents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import { data2024, noReferences } from '../helpers/chapter-data.ts';
import { plain } from '../helpers/chapter-text.ts';
import { type App, exampleYear } from '../helpers/example-year.ts';
import { beyondKnown } from '../helpers/known-2024.ts';
import { runChecks } from '../helpers/run-checks.ts';

const found = (data: ChapterData): readonly Finding[] =>
  beyondKnown(runChecks({ data, chapter: buildChapter(data), beside: [], ...noReferences }));
const sentence = (finding: Finding | undefined) => (finding ? plain(es.checks.message(finding)) : '');

describe('the cut-off date', () => {
  const cutOff = (dates: { readonly generica: string | null; readonly activity: string | null }, sameFile: boolean) => {
    const data = data2024();
    const dated = (dimension: 'generica' | 'activity', batchId: number) => {
      const view = data.budget[dimension];
      return { ...view, source: view.source && { ...view.source, batchId, cutOffDate: dates[dimension] } };
    };
    const budget = { generica: dated('generica', 1), activity: dated('activity', sameFile ? 1 : 2) };
    return found({ ...data, budget });
  };

  it('that the tables print is that of each official file', () => {
    expect(cutOff({ generica: '2024-12-31', activity: '2024-12-31' }, false)).toEqual([]);
    const findings = cutOff({ generica: '2024-12-31', activity: '2024-11-30' }, false);
    expect(
      findings.map(({ rule, severity, where, ...finding }) => [rule, severity, where, finding.expected, finding.found]),
    ).toEqual([['cut-off-differs', 'warning', [{ table: 'execution-by-activity' }], '31/12/2024', '30/11/2024']]);
    expect(sentence(findings[0])).toBe(
      '«ReporteGasto.xlsx» tiene fecha de corte 30/11/2024, pero las tablas imprimen 31/12/2024.',
    );
  });

  it('of a file that serves both tables is told once, with both', () => {
    expect(cutOff({ generica: '2024-11-30', activity: '2024-11-30' }, true).map(({ where }) => where)).toEqual([
      [{ table: 'execution-by-generica' }, { table: 'execution-by-activity' }],
    ]);
  });

  it('of a file that does not say it cannot disagree', () => {
    expect(cutOff({ generica: null, activity: null }, false)).toEqual([]);
  });
});

describe('what the tables print of their source', () => {
  const openExample = exampleYear();
  const told = async ({ call, yearId }: App, only: RuleId): Promise<CheckReport['findings']> =>
    (await call('checks.run', { yearId })).findings.filter(({ rule }) => rule === only);

  it('is an error while a table has no «Fuente», and keeps the final issue back until somebody writes it', async () => {
    const app = openExample();
    const { call, yearId } = app;
    const path = ['tables', 'execution-by-activity', 'source'];
    await call('settings.setField', { yearId, path, value: null });
    const findings = await told(app, 'source-missing');
    expect(findings.map(({ severity, acceptable, places }) => [severity, acceptable, places])).toEqual([
      [
        'error',
        false,
        [
          {
            label: 'Configuración · Tabla de ejecución por actividad · Fuente',
            address: 'setting:tables/execution-by-activity/source',
          },
          { label: 'Tabla N°\u00a021', address: 'budget:activity:total:pim' },
        ],
      ],
    ]);
    expect(sentence(findings[0])).toBe('Tabla N° 21: no tiene «Fuente».');
    await call('settings.setField', { yearId, path, value: 'SIAF, corte {cutOffDate}.' });
    expect(await told(app, 'source-missing')).toEqual([]);
  });

  it('is nothing that a list of abbreviations has', () => {
    const data = data2024();
    const sections = [...data.sections, { id: 901, kind: 'table', key: 'glossary' } as const];
    expect(found({ ...data, sections })).toEqual([]);
  });

  it('cannot be of a cut-off that a file without a date was imported before', async () => {
    const app = openExample();
    const { call, yearId } = app;
    const path = ['entity', 'cutOffDate'];
    // imported on 20/01/2025; one file serves both tables
    await call('settings.setField', { yearId, path, value: '2025-01-20' });
    expect(await told(app, 'cut-off-unknown')).toEqual([]);
    await call('settings.setField', { yearId, path, value: '2025-01-21' });
    const findings = await told(app, 'cut-off-unknown');
    expect(findings.map(({ severity, acceptable, places }) => [severity, acceptable, places])).toEqual([
      ['error', false, [{ label: 'Configuración · Entidad · Fecha de corte', address: 'setting:entity/cutOffDate' }]],
    ]);
    expect(sentence(findings[0])).toBe(
      '«ReporteGasto_2024.xlsx» no indica su fecha de corte y se importó el 20/01/2025: no puede ser del corte 21/01/2025 que imprimen las tablas.',
    );
  });
});

describe('an amount below zero', () => {
  const withFirst = (amounts: Readonly<Record<string, number>>) => {
    const data = data2024();
    const rows = data.budget.generica.rows.map((row, at) => {
      const changes = Object.entries(amounts).map(([measure, amount]) => [measure, cents(amount)]);
      return at === 0 ? { ...row, ...Object.fromEntries(changes) } : row;
    });
    return found({ ...data, budget: { ...data.budget, generica: { ...data.budget.generica, rows } } }).filter(
      ({ rule }) => rule === 'negative-amount',
    );
  };

  it('is an error in the opening budget, the modified one and the devengado, in the table that prints it', () => {
    const findings = withFirst({ pia: -100, pim: -1, devengado: -250 });
    expect(findings.map(({ severity, where, ...finding }) => [severity, where[0], finding.found])).toEqual([
      ['error', { table: 'pia-by-generica', row: '5-21', column: 'pia' }, '-1.00'],
      ['error', { table: 'execution-by-generica', row: '5-21', column: 'pim' }, '-0.01'],
      ['error', { table: 'execution-by-generica', row: '5-21', column: 'devengado' }, '-2.50'],
    ]);
    expect(sentence(findings[0])).toMatch(/^El PIA de 5-21 \(.+\) es -1\.00: no puede ser negativo\.$/);
  });

  it('is nothing to say of zero, nor of modifications, which take money away', () => {
    expect(withFirst({ pia: 0, pim: 0, devengado: 0, modifications: -5_000 })).toEqual([]);
  });
});
