import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { cents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import { data2024, noReferences } from '../helpers/chapter-data.ts';
import { plain } from '../helpers/chapter-text.ts';
import { runChecks } from '../helpers/run-checks.ts';

/** Without what 2024 has anyway. */
const found = (data: ChapterData): readonly Finding[] =>
  runChecks({ data, chapter: buildChapter(data), beside: [], ...noReferences }).filter(
    ({ rule }) => rule !== 'shares-add-up' && rule !== 'text-contradiction' && rule !== 'physical-financial-gap',
  );
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
