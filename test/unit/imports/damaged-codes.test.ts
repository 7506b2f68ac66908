import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCode } from '#backend/imports/codes.ts';

const genericas = ['5-21', '5-22', '5-23', '5-24', '5-25', '6-24', '6-26', '7-28'].map((code) => ({
  code,
  name: `Nombre ${code}`,
}));
const activities = [
  { code: '5000276', name: 'Gestión del programa' },
  { code: '5006294', name: 'Transferencia financiera' },
];
const programmes = [
  { code: '0073', name: 'Programa' },
  { code: '0142', name: 'Otro' },
];
const genericaForm = /^\d-\d{2}$/;
const generica = (text: string) => readCode(text, genericas, genericaForm);

/** Days of the catalogue's months, as a workbook counts them. */
const serialOf = (year: number, month: number, day: number): string =>
  String(Math.round((Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000));

describe('a code that Excel damaged', () => {
  it.each([
    '21-may',
    '21-May-25',
    '21-may-2025',
    'may-21',
    'May-21',
    '2025-05-21',
    '21/05/2025',
    '05/21',
    serialOf(2025, 5, 21),
    serialOf(2021, 5, 1),
    '5.21',
    '521',
    '5-2-1',
    '5–21',
  ])('%s is 5-21', (text) => {
    expect(generica(text)).toEqual({ kind: text === '5–21' ? 'found' : 'repaired', code: '5-21' });
  });

  it.each([
    ['24-jun', '6-24'],
    ['jun-24', '6-24'],
    ['26-jun', '6-26'],
    ['28-jul', '7-28'],
    [serialOf(2026, 6, 24), '6-24'],
    ['2.8', '7-28'],
  ])('%s is %s', (text, code) => {
    expect(generica(text)).toEqual({ kind: 'repaired', code });
  });

  it('that several of the catalogue may have been is not chosen', () => {
    expect(generica('2.4')).toEqual({ kind: 'several', codes: ['5-24', '6-24'] });
  });

  it('gets its zeros back from the catalogue only', () => {
    expect(readCode('73', programmes, /^\d{4}$/)).toEqual({ kind: 'repaired', code: '0073' });
    expect(readCode('74', programmes, /^\d{4}$/)).toEqual({ kind: 'unreadable' });
    expect(readCode('5,000,276', activities, /^\d{7}$/)).toEqual({ kind: 'repaired', code: '5000276' });
    expect(readCode('5000276.0', activities, /^\d{7}$/)).toEqual({ kind: 'repaired', code: '5000276' });
  });

  it('that the catalogue lacks is unknown or unreadable, never another', () => {
    expect(generica('5-29')).toEqual({ kind: 'unknown', code: '5-29' });
    expect(generica('31-may')).toEqual({ kind: 'unreadable' });
    expect(generica('2.9')).toEqual({ kind: 'unreadable' });
    expect(generica('5.0E+06')).toEqual({ kind: 'unreadable' });
  });

  it('of any catalogue is repaired from every way Excel shows it, or several are said', () => {
    const code = fc
      .tuple(fc.integer({ min: 5, max: 7 }), fc.integer({ min: 20, max: 28 }))
      .map(([category, rest]) => `${category}-${rest}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(code, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2001, max: 2090 }),
        (codes, year) => {
          const catalogue = codes.map((each) => ({ code: each, name: `N ${each}` }));
          for (const each of codes) {
            const [month = 0, day = 0] = each.split('-').map(Number);
            for (const shown of [
              `${day}-${SPANISH[month]}`,
              `${SPANISH[month]}-${day}`,
              serialOf(year, month, day),
              serialOf(2000 + day, month, 1),
            ])
              expect(readCode(shown, catalogue, genericaForm)).toEqual({ kind: 'repaired', code: each });
          }
        },
      ),
    );
  });
});

const SPANISH: Readonly<Record<number, string>> = { 5: 'may', 6: 'jun', 7: 'jul' };

describe('a code that is as written', () => {
  it.each([
    '5-21',
    '5-21: PERSONAL Y OBLIGACIONES SOCIALES',
    '5-21. Personal',
    '5-21 PERSONAL',
    ' 5-21 ',
    '5-21 - Personal',
  ])('%j is found', (text) => {
    expect(generica(text)).toEqual({ kind: 'found', code: '5-21' });
  });

  it.each(['5000276', '5000276.GESTION DEL PROGRAMA', '5000276: x y', 'Gestión del Programa', 'GESTION DEL PROGRAMA'])(
    '%j is an activity',
    (text) => {
      expect(readCode(text, activities, /^\d{7}$/)).toEqual({ kind: 'found', code: '5000276' });
    },
  );
});
