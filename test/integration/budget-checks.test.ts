import { expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import { cents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import { data2024, noReferences } from '../helpers/chapter-data.ts';
import { plain } from '../helpers/chapter-text.ts';
import { runChecks } from '../helpers/run-checks.ts';

it('more devengado than PIM, and other money by activity than by genérica, are found where the tables print no PIM or are not printed', () => {
  const data = data2024();
  const { activity, generica } = data.budget;
  const rows = activity.rows.map((row, index) =>
    index === 0 ? { ...row, pim: cents(100), devengado: cents(101) } : row,
  );
  const { tables } = data.settings;
  const printed = (key: 'execution-by-generica' | 'execution-by-activity') => ({
    ...tables[key],
    columns: tables[key].columns.filter((column) => column !== 'pim' && column !== 'progress'),
  });
  const settings = {
    ...data.settings,
    tables: {
      ...tables,
      'execution-by-generica': printed('execution-by-generica'),
      'execution-by-activity': printed('execution-by-activity'),
    },
  };
  const wrong = { ...data, settings, budget: { generica, activity: { ...activity, rows } } };
  const chapter = buildChapter(wrong);
  const blocks = chapter.blocks.filter(({ id }) => id !== 'execution-by-activity');
  const findings = runChecks({ data: wrong, chapter: { ...chapter, blocks }, beside: [], ...noReferences }).filter(
    ({ severity, rule }) => severity === 'error' && rule !== 'text-contradiction',
  );
  expect(findings.map(({ rule }) => rule)).toEqual(['execution-20-21', 'execution-20-21', 'devengado-above-pim']);
  const code = activity.rows[0]?.code ?? '';
  expect(findings.map(({ where: [place] }) => place)).toEqual([
    { table: 'execution-by-generica', row: 'total', column: 'pim' },
    { table: 'execution-by-generica', row: 'total', column: 'devengado' },
    { table: 'execution-by-activity', row: code, column: 'devengado' },
  ]);
  expect(findings.slice(1).map((finding) => plain(es.checks.message(finding)))).toEqual([
    'El total de «EJECUCIÓN» no coincide: 570,140,116.84 en la Tabla N° 20 y 553,745,295.05 en la Ejecución por actividad. Diferencia: -16,394,821.79.',
    'Ejecución por actividad: el devengado en la fila 5000276 es 1.01 y supera el PIM, que es 1.00.',
  ]);
});
