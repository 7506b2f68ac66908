import { describe, expect, it } from 'vitest';
import { type FormatFinding, formatLinter } from '#shared/domain/review/format-lint.ts';
import { numberReader } from '#shared/domain/review/numbers.ts';
import { formatLexicon, review } from '#shared/strings/es/review.ts';
import { chapterText2024, lexicon } from '../helpers/review-2024.ts';

const read = numberReader(lexicon);
const lint = formatLinter(formatLexicon, 'Tabla N° {nn}:');
const findings = (text: string): readonly FormatFinding[] => lint({ id: 'p', text, heading: false }, read(text));
const short = (text: string): readonly unknown[] => findings(text).map(({ rule, found, fix }) => [rule, found, fix]);

/** The text with every certain fix put in. */
const fixed = (text: string): string =>
  findings(text).reduceRight(
    (done, { start, end, fix }) => (fix === null ? done : done.slice(0, start) + fix + done.slice(end)),
    text,
  );

describe('formatLinter', () => {
  it('finds what the published texts of 2024 are known to have', () => {
    expect(short('un total de 135, 243 participantes y 71, 314 empleos')).toEqual([
      ['stray-space', '135, 243', '135,243'],
      ['stray-space', '71, 314', '71,314'],
    ]);
    expect(short('Tabla23. Indicadores de desempeño')).toEqual([['caption', 'Tabla23.', 'Tabla N° 23:']]);
    expect(short('Tabla N° 22. Metas físicas')).toEqual([['caption', 'Tabla N° 22.', 'Tabla N° 22:']]);
    expect(short('Gráfico 2. Organigrama')).toEqual([['caption', 'Gráfico 2.', 'Gráfico N° 02:']]);
    expect(short('GÉNERICA DE GASTO')).toEqual([['spelling', 'GÉNERICA', 'GENÉRICA']]);
    expect(short('la metodología del calculo del indicador')).toEqual([['spelling', 'calculo del', 'cálculo del']]);
    expect(short('lo que represento el 100% de la meta')).toEqual([
      ['spelling', 'lo que represento', 'lo que representó'],
    ]);
    expect(short('Empleo Social Inclusivo “Trabaja Perú:')).toEqual([['quote-unclosed', '“', null]]);
    expect(short('a partir del año 2024, Para los años anteriores')).toEqual([['capital-after-comma', 'Para', 'para']]);
    expect(short('Reporte de expediente técnicos')).toEqual([
      ['spelling', 'expediente técnicos', 'expedientes técnicos'],
    ]);
    expect(short('se generaron 1216 empleos')).toEqual([['thousands-missing', '1216', '1,216']]);
  });

  it('in chapter 4 as published finds those and nothing else', () => {
    const all = chapterText2024().flatMap((paragraph) => lint(paragraph, read(paragraph.text)));
    expect(all.map(({ rule, found }) => [rule, found])).toEqual([
      ['quote-unclosed', '“'],
      ['spelling', 'lo que represento'],
    ]);
  });

  it('leaves correct writing alone', () => {
    const right =
      'La Tabla N° 22 muestra 2,704 transferencias (99.4%), S/ 573 712 809.00 y “Trabaja Perú”: PP 0073, actividad 5000276, ' +
      'cuatro (04) informes en 2024, según el D.S. N° 009-2023-TR; iii) otras.';
    expect(short(right)).toEqual([]);
    expect(short('Tabla N° 18: Marco inicial')).toEqual([]);
  });

  it('signs and spaces around numbers', () => {
    expect(fixed('Decreto N°002-2022-TR, Ley Nº 29158 y N.º 32103')).toBe(
      'Decreto N° 002-2022-TR, Ley N° 29158 y N° 32103',
    );
    expect(fixed('S/573,000 y S/. 12,500 al 99.4 %')).toBe('S/\u00a0573,000 y S/\u00a012,500 al 99.4%');
    expect(fixed('de S/ 17714693.00 y 17.714.693,50 soles')).toBe(
      'de S/\u00a017\u00a0714\u00a0693.00 y 17,714,693.50 soles',
    );
    expect(fixed('el 92,55% de avance , según ( DE )')).toBe('el 92.55% de avance, según (DE)');
    expect(short('fue de S/ 573,71,809 en total')).toEqual([['number-malformed', 'S/ 573,71,809', null]]);
  });

  it('fixes are final: a fixed text has nothing left to fix', () => {
    const texts = ['Tabla23. Metas', 'S/573,000 y N°5', 'el el 92,55 % de 1216 , GÉNERICA', 'a  b 135, 243 (x'];
    for (const text of texts) expect(findings(fixed(text)).filter(({ fix }) => fix !== null)).toEqual([]);
  });

  it('every rule has a Spanish explanation', () => {
    for (const { rule } of findings('Tabla23. GÉNERICA N°1 1216 “a ( b , 92,55 %'))
      expect(review.format[rule]).toMatch(/\.$/);
  });
});
