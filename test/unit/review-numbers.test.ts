import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import type { NumberMention } from '#shared/domain/review/model.ts';
import { extractNumbers } from '#shared/domain/review/numbers.ts';
import { narrativeAmount, tableAmount } from '#shared/format/es-pe.ts';
import { cardinalWords } from '#shared/format/number-words.ts';
import { lexicon } from '../helpers/review-2024.ts';

const read = (text: string): readonly NumberMention[] => extractNumbers(text, lexicon);
const short = (text: string): readonly unknown[] => read(text).map(({ form, text: found }) => [form, found]);
const numberIn = (text: string): number | null => {
  const [first] = read(text);
  return first?.value ? first.value.scaled / 10 ** first.value.decimals : null;
};

describe('extractNumbers', () => {
  it('reads amounts in sentence and table style, with and without céntimos', () => {
    expect(short('fue de S/ 573 712 809.00 de los cuales')).toEqual([['amount', 'S/ 573 712 809.00']]);
    expect(numberIn('fue de S/ 573 712 809.00 de los cuales')).toBe(573_712_809);
    expect(read('S/\u00a017\u00a0714\u00a0693.80')[0]?.value).toEqual({ scaled: 1_771_469_380, decimals: 2 });
    expect(read('asciende a S/. 17,714,693')[0]?.value).toEqual({ scaled: 17_714_693, decimals: 0 });
    expect(read('12,541,444.40 soles')[0]).toMatchObject({
      form: 'amount',
      value: { scaled: 1_254_144_440, decimals: 2 },
    });
  });

  it('takes the number of a heading for what it is', () => {
    expect(short('4. Programación y ejecución')).toEqual([['reference', '4']]);
    expect(short('4.1 Presupuesto')).toEqual([['reference', '4.1']]);
    expect(short('51 informes')).toEqual([['count', '51']]);
  });

  it('keeps the millions of "más de 539 millones de soles" as a scale', () => {
    expect(read('de más de 539 millones de soles')[0]).toMatchObject({
      form: 'amount',
      value: { scaled: 539, decimals: 0 },
      scale: 1_000_000,
      moreThan: true,
    });
  });

  it('tells percentages, counts, years, dates, codes and references apart', () => {
    expect(short('el 92.55% de avance al 31/12/2024, por ciento 5 por ciento')).toEqual([
      ['percent', '92.55%'],
      ['date', '31/12/2024'],
      ['percent', '5 por ciento'],
    ]);
    expect(short('PP 0073, actividad 5000276, genérica 5-24, UE 005-1066 en 2024')).toEqual([
      ['code', '0073'],
      ['code', '5000276'],
      ['code', '5-24'],
      ['code', '005-1066'],
      ['year', '2024'],
    ]);
    expect(short('Decreto Supremo N° 009-2023-TR, Ley N.º 32103, Tabla 22, artículo 38, 2.6.1.1, nota 1/')).toEqual([
      ['reference', '009-2023-TR'],
      ['reference', '32103'],
      ['reference', '22'],
      ['reference', '38'],
      ['reference', '2.6.1.1'],
      ['reference', '1'],
    ]);
    expect(short('el 31 de diciembre de 2024 con corte al 31.12.2024')).toEqual([
      ['date', '31'],
      ['year', '2024'],
      ['date', '31.12.2024'],
    ]);
    expect(short('se generaron 115,695 empleos y 51 informes')).toEqual([
      ['count', '115,695'],
      ['count', '51'],
    ]);
  });

  it('reads a number with a stray space as one, and a list as several', () => {
    expect(short('un total de 135, 243 participantes')).toEqual([['count', '135, 243']]);
    expect(numberIn('un total de 135, 243 participantes')).toBe(135_243);
    expect(short('los informes 51, 204 y 300')).toEqual([
      ['count', '51'],
      ['count', '204'],
      ['count', '300'],
    ]);
  });

  it('pairs words with the digits behind them', () => {
    const [four, seven] = read('cuatro (04) informes de la DE y un total de veintisiete (27) de otras');
    expect(four).toMatchObject({ form: 'count', text: '04', words: { text: 'cuatro', value: 4, start: 0, end: 6 } });
    expect(seven?.words).toMatchObject({ text: 'veintisiete', value: 27 });
    expect(read('de treinta y dos (32) informes')[0]?.words).toMatchObject({ text: 'treinta y dos', value: 32 });
    expect(read('la sigla (04) sola')[0]?.words).toBeNull();
  });

  it('does not read as a number what is grouped in no known way', () => {
    expect(read('de S/ 573,71,809 soles')[0]).toMatchObject({ form: 'malformed', value: null });
    expect(read('de 17.714.693,50 soles')[0]?.value).toEqual({ scaled: 1_771_469_350, decimals: 2 });
    expect(short('Tabla23 y v4')).toEqual([]);
  });

  it('gives offsets of the text itself, also behind accents and no-break spaces', () => {
    const text = 'Según ejecución: S/\u00a01\u00a0234.50 y 92.5\u00a0% (más de 1,000 niños)';
    for (const { start, end, text: found } of read(text)) expect(text.slice(start, end)).toBe(found);
    expect(read(text).map(({ text: found }) => found)).toEqual(['S/\u00a01\u00a0234.50', '92.5\u00a0%', '1,000']);
  });

  it('reads back every amount that the product writes, in a sentence and in a table', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (value) => {
        const scaled = read(`fue de ${narrativeAmount(cents(value))} al cierre`)[0]?.value;
        expect(scaled).toEqual({ scaled: value, decimals: 2 });
        expect(read(`fue de S/ ${tableAmount(cents(value), 2)} al cierre`)[0]?.value).toEqual({
          scaled: value,
          decimals: 2,
        });
      }),
    ));

  it('reads back every pair of words and digits', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => {
        const text = `de los cuales, ${cardinalWords(value, 'masculine')} (${String(value).padStart(2, '0')}) informes`;
        expect(read(text)[0]).toMatchObject({ value: { scaled: value, decimals: 0 }, words: { value } });
      }),
    ));

  it('never fails and never overlaps, whatever the text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,. /-%()SN°ºaéñ\u00a0') }), (text) => {
        const found = read(text);
        for (const [index, { start, end }] of found.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
        }
      }),
    ));

  it('reads texts made to be slow: a quadratic pattern would not come to an end', () => {
    const size = 100_000;
    const found = read(
      `${'1,'.repeat(size)} ${'1 234 '.repeat(size)}${'0-'.repeat(size)}${'9'.repeat(size)} 51 informes`,
    );
    expect(found.at(-1)).toMatchObject({ form: 'count', text: '51' });
  });
});
