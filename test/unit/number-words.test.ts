import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CardinalForm, cardinalOf, cardinalWords } from '#shared/format/number-words.ts';
import { numbers } from '#shared/strings/es/numbers.ts';

const form = fc.constantFrom<CardinalForm>('masculine', 'apocope', 'feminine');
const number = fc.oneof(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 200 }));

it('writes cardinals in Spanish words', () => {
  const words = {
    0: 'cero',
    4: 'cuatro',
    16: 'dieciséis',
    20: 'veinte',
    22: 'veintidós',
    31: 'treinta y uno',
    51: 'cincuenta y uno',
    100: 'cien',
    101: 'ciento uno',
    115: 'ciento quince',
    500: 'quinientos',
    1000: 'mil',
    1001: 'mil uno',
    2704: 'dos mil setecientos cuatro',
    21000: 'veintiún mil',
    115695: 'ciento quince mil seiscientos noventa y cinco',
    999999: 'novecientos noventa y nueve mil novecientos noventa y nueve',
  };
  for (const [value, text] of Object.entries(words)) expect(cardinalWords(Number(value), 'masculine')).toBe(text);
});

it('agrees with the noun that follows', () => {
  expect([1, 21, 31, 101].map((value) => cardinalWords(value, 'apocope'))).toEqual([
    'un',
    'veintiún',
    'treinta y un',
    'ciento un',
  ]);
  expect([1, 21, 31, 200, 11, 231_001].map((value) => cardinalWords(value, 'feminine'))).toEqual([
    'una',
    'veintiuna',
    'treinta y una',
    'doscientas',
    'once',
    'doscientas treinta y un mil una',
  ]);
});

it('knows the gender of the usual units of measure', () => {
  for (const noun of ['asistencia', 'Transferencia', 'norma', 'capacitación', 'unidad', 'red', 'sesión'])
    expect(numbers.feminine(noun), noun).toBe(true);
  for (const noun of ['informe', 'empleo', 'programa', 'Sistema', 'taller', 'plan', 'kilómetro', ''])
    expect(numbers.feminine(noun), noun).toBe(false);
});

it('reads back every number it writes', () =>
  fc.assert(
    fc.property(number, form, (value, gender) => {
      expect(cardinalOf(cardinalWords(value, gender))).toBe(value);
    }),
    { numRuns: 2_000 },
  ));

it('reads no number from words that are not exactly one', () => {
  for (const words of [
    '',
    'veinte cuatro',
    'treinta uno',
    'uno cien',
    'mil mil',
    'cero mil',
    'y',
    'informes',
    'dieciseis',
  ])
    expect(cardinalOf(words), words).toBeNull();
  expect(cardinalOf(' Veinte ')).toBe(20);
});

it('refuses what it has no words for', () => {
  for (const value of [-1, 0.5, 1_000_000, Number.NaN])
    expect(() => cardinalWords(value, 'masculine')).toThrow(RangeError);
});
