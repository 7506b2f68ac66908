import { describe, expect, it } from 'vitest';
import { buildChapter } from '#backend/chapter/build-chapter.ts';
import type { ChapterData, ChapterSection } from '#backend/chapter/chapter-data.ts';
import { findingKey, type RuleId } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { data2024, noReferences } from '../helpers/chapter-data.ts';
import { plain } from '../helpers/chapter-text.ts';
import { runChecks } from '../helpers/run-checks.ts';

const found = (data: ChapterData, ...rules: readonly RuleId[]) =>
  runChecks({ data, chapter: buildChapter(data), beside: [], ...noReferences }).filter(({ rule }) =>
    rules.some((each) => each === rule),
  );
const withText = (text: string): ChapterData => {
  const data = data2024();
  const added: ChapterSection = { id: 900, kind: 'paragraph', document: [{ kind: 'text', text }] };
  return { ...data, sections: [...data.sections.filter(({ kind }) => kind === 'heading'), added] };
};

describe('our own text', () => {
  it.each([
    ['siete (08) informes', 'Redacción: las palabras dicen siete y el número dice 08.'],
    [
      'un total de 51 informes, de los cuales 20 de la DE, 20 de la UT y 10 de la UFTI',
      'Redacción: las partes suman 50 y el total es 51.',
    ],
    [
      'durante el cuarto trimestre, que iniciaron en el mes de enero',
      'Redacción: dice enero, que no está en el cuarto trimestre.',
    ],
  ])('may not say against itself: %s', (text, message) => {
    const findings = found(withText(text), 'text-contradiction');
    expect(findings.map((finding) => [finding.severity, finding.where, plain(es.checks.message(finding))])).toEqual([
      ['error', [{ paragraph: 'section-900' }], message],
    ]);
  });

  it('keeps the house rules of writing, with what should stand there', () => {
    const findings = found(withText('la GÉNERICA de N°5 y 135, 243 casos'), 'text-format');
    expect(findings.map(({ found: wrong, expected, severity }) => [wrong, expected, severity])).toEqual([
      ['GÉNERICA', 'GENÉRICA', 'note'],
      ['N°', 'N° ', 'note'],
      ['135, 243', '135,243', 'note'],
    ]);
  });

  it('keeps them in titles, headings and notes of tables too', () => {
    const data = data2024();
    const { tables } = data.settings;
    const table = tables['pia-by-generica'];
    const notes = (data.notes.indicators ?? []).map((note, at) =>
      at === 0 ? { ...note, text: 'La metodología del calculo del indicador' } : note,
    );
    const told = found(
      {
        ...data,
        notes: { ...data.notes, indicators: notes },
        settings: {
          ...data.settings,
          tables: { ...tables, 'pia-by-generica': { ...table, title: 'PIA por GÉNERICA' } },
        },
      },
      'text-format',
    );
    expect(told.map(({ where, found: wrong, expected }) => [where, wrong, expected])).toEqual([
      [[{ table: 'pia-by-generica' }], 'GÉNERICA', 'GENÉRICA'],
      [[{ table: 'indicators' }], 'calculo del', 'cálculo del'],
    ]);
  });

  it('is known again when something else is written before it, and each time that it is there', () => {
    const keys = (text: string) => found(withText(text), 'text-format', 'text-contradiction').map(findingKey);
    const before = keys('la GÉNERICA de N°5 y siete (08) informes');
    expect(new Set(before).size).toBe(3);
    expect(keys('En el año, la GÉNERICA de N°5 y siete (08) informes')).toEqual(before);
    const twice = keys('la GÉNERICA de N°5, la GÉNERICA y siete (08) informes');
    expect(new Set(twice).size).toBe(4);
    expect(twice).toEqual(expect.arrayContaining([...before]));
  });

  it('writes percentages as the year says', () => {
    const data = withText('un avance de 99.4 %');
    const { formats } = data.settings;
    const tidy = (percent: 'joined' | 'spaced') =>
      found({ ...data, settings: { ...data.settings, formats: { ...formats, percent } } }, 'text-format').length;
    expect([tidy('joined'), tidy('spaced')]).toEqual([1, 0]);
  });

  it('that is right raises nothing', () => {
    const text = 'siete (07) informes en el cuarto trimestre, hasta diciembre; Tabla N° 20 (99.4%), S/ 573 712 809.00';
    expect(found(withText(text), 'text-contradiction', 'text-format')).toEqual([]);
  });
});

describe('a result far from that of the year before', () => {
  const jumps = (data: ChapterData) => found(data, 'indicator-jump').map(({ expected, found: now }) => [expected, now]);
  const without = (data: ChapterData): ChapterData => ({ ...data, notes: { ...data.notes, indicators: [] } });

  const withBreak = (data: ChapterData, methodBreak: boolean): ChapterData => {
    const rows = data.indicators.rows.map((row) => ({
      ...row,
      values: row.values.map((value) => ({ ...value, methodBreak: methodBreak && value.year === 2024 })),
    }));
    return { ...data, indicators: { ...data.indicators, rows } };
  };

  it('is explained by the notes of 2024, and asked for without them', () => {
    const data = withBreak(data2024(), false);
    expect(jumps(data)).toEqual([]);
    expect(jumps(without(data))).toEqual([
      ['53.87%', '84.60%'],
      ['84.60%', '5.35%'],
    ]);
  });

  it('is not compared across a change of method', () => {
    expect(jumps(without(withBreak(data2024(), true)))).toEqual([['53.87%', '84.60%']]);
  });
});

it('a goal of zero that was executed is asked about', () => {
  const data = data2024();
  const targets = data.targets.map((target, at) => (at === 1 ? { ...target, programmed: 0 } : target));
  expect(found({ ...data, targets }, 'executed-unprogrammed').map(({ where, found: done }) => [where, done])).toEqual([
    [[{ table: 'targets', row: '5006294', column: 'programmed' }], '2,704'],
  ]);
});
