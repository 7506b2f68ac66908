import { describe, expect, it } from 'vitest';
import { gatherChecked } from '#backend/checks/check-facts.ts';
import type { Block } from '#shared/domain/chapter-model.ts';
import type { RuleId } from '#shared/domain/checks.ts';
import { numberMentions } from '#shared/domain/mentions.ts';
import { tableListWords } from '#shared/strings/es/review.ts';
import { es } from '#shared/strings/es.ts';
import { plain } from '../helpers/chapter-text.ts';
import { exampleYear } from '../helpers/example-year.ts';
import { runChecks } from '../helpers/run-checks.ts';

const openExample = exampleYear();

/** The example with one paragraph more. */
function withText(text: string, rule: RuleId, tablesMentioned = false) {
  const { db, yearId } = openExample();
  const checked = gatherChecked(db, yearId);
  const { data, chapter } = checked;
  const added: Block = {
    kind: 'paragraph',
    id: 'section-900',
    style: 'body',
    activityCode: null,
    runs: [{ kind: 'text', text }],
  };
  const settings = { ...data.settings, checks: { ...data.settings.checks, tablesMentioned } };
  return runChecks({
    ...checked,
    data: { ...data, settings },
    chapter: { ...chapter, blocks: [...chapter.blocks, added] },
  }).filter((finding) => finding.rule === rule);
}

describe('the number of a table typed in the text', () => {
  it('is a warning where there is no such table or chart', () => {
    const findings = withText('Ver la Tabla N° 25 y el Gráfico N° 07.', 'reference-unknown');
    expect(findings.map(({ severity, where, found }) => [severity, where, found])).toEqual([
      ['warning', [{ paragraph: 'section-900' }], 'Tabla N° 25'],
      ['warning', [{ paragraph: 'section-900' }], 'Gráfico N° 07'],
    ]);
    expect(findings.map((finding) => plain(es.checks.message(finding)))[0]).toBe(
      'Redacción: menciona «Tabla N° 25», que no existe.',
    );
  });

  it('may be one of these chapters, one of Referencias, or any before the first of ours', () => {
    expect(withText('Tabla N° 18, Tabla 23, Tabla N° 2, Gráfico N° 04 y Gráfico 1', 'reference-unknown')).toEqual([]);
  });

  it('in a list is looked at one by one', () => {
    const findings = withText('Las Tablas N° 19, 20 y 25 y la Tabla N° 20 y 51 informes', 'reference-unknown');
    expect(findings.map(({ found }) => found)).toEqual(['Tablas N° 25']);
  });
});

describe('a table that the text does not mention', () => {
  it('is a note, and so is the chart, only where the year wants to be told', () => {
    expect(withText('', 'table-unmentioned')).toEqual([]);
    const findings = withText('Ver las Tablas 18 y 19, la Tabla N° 21 y el Gráfico N° 04.', 'table-unmentioned', true);
    expect(findings.map(({ severity, where }) => [severity, where])).toEqual([
      ['note', [{ table: 'execution-by-generica' }]],
      ['note', [{ table: 'targets' }]],
      ['note', [{ table: 'indicators' }]],
    ]);
    expect(findings.map((finding) => plain(es.checks.message(finding)))[0]).toBe(
      'Tabla N° 20: el texto no la menciona.',
    );
    const all = withText('', 'table-unmentioned', true);
    expect(all).toHaveLength(7);
    expect(all.flatMap(({ where }) => where)).toContainEqual({ setting: 'chart/title' });
  });
});

it.each([
  ['Tabla N° 20', [20]],
  ['tabla 20.', [20]],
  ['Tabla17.', [17]],
  ['la Tabla N.º 3', [3]],
  ['Tablas 18, 19 y 20', [18, 19, 20]],
  ['Tablas N° 18 al 22', [18, 22]],
  ['Tabla N° 20, 5 informes', [20]],
  ['Tablas 18 y 2,704 transferencias', [18]],
  ['Entablado 5, Tablazo 7, Tabla de 2024', []],
])('the numbers of tables in «%s»', (text, numbers) => {
  const mentions = numberMentions('Tabla N° {n}', tableListWords)(text);
  expect(mentions.map(({ number }) => number)).toEqual(numbers);
  expect(mentions.map(({ start, number }) => text.slice(start, start + String(number).length))).toEqual(
    numbers.map(String),
  );
});
