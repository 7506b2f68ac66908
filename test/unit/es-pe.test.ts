import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import { percentOf } from '#shared/domain/percent.ts';
import {
  blankOf,
  countText,
  dateText,
  decimalText,
  narrativeAmount,
  parseAmount,
  parseCount,
  parsePercentOrDecimal,
  percentText,
  shortPercentText,
  tableAmount,
} from '#shared/format/es-pe.ts';

const amount = fc.integer({ min: -9_000_000_000_000, max: 9_000_000_000_000 }).map(cents);

describe('amounts', () => {
  it('are written in tables with comma thousands, in whole soles or with céntimos', () => {
    expect(tableAmount(cents(57_371_280_900), 0)).toBe('573,712,809');
    expect(tableAmount(cents(1_771_469_300), 2)).toBe('17,714,693.00');
    expect(tableAmount(cents(832_973), 0)).toBe('8,330');
    expect([0, 5, -5, -99, -123_456].map((value) => tableAmount(cents(value), 2))).toEqual([
      '0.00',
      '0.05',
      '-0.05',
      '-0.99',
      '-1,234.56',
    ]);
    expect(tableAmount(cents(-49), 0)).toBe('0');
  });

  it('are written in sentences with spaces that do not break', () => {
    expect(narrativeAmount(cents(57_371_280_900))).toBe('S/\u00a0573\u00a0712\u00a0809.00');
    expect(narrativeAmount(cents(-123_456))).toBe('-S/\u00a01\u00a0234.56');
  });

  it('are read as people paste them', () => {
    const written = {
      'S/ 573 712 809.00': 57_371_280_900,
      'S/\u00a0573\u202f712\u00a0809.00': 57_371_280_900,
      'S/. 1,234.5': 123_450,
      '(1,234)': -123_400,
      '-5': -500,
      '−5.25': -525,
      '-S/ 5': -500,
      '(S/ 1 234.00)': -123_400,
      ' 17,714,693.00 ': 1_771_469_300,
      '17714693': 1_771_469_300,
      '0': 0,
      '-0.00': 0,
      '.5': 50,
      '-.05': -5,
      '(.5)': -50,
      'S/ .50': 50,
    };
    for (const [text, value] of Object.entries(written)) expect(parseAmount(text), text).toBe(value);
  });

  it('are refused where they could be read in two ways or are none', () => {
    for (const text of [
      '1.010.886',
      '1.234,56',
      '1.234',
      '12,5',
      '1,23',
      '1,2345',
      '1,234 567',
      '12 34',
      '1234,567',
      '0073',
      '0,123',
      '5.',
      '.',
      '-.',
      '.5.',
      '..5',
      ',5',
      '.005',
      '1,.5',
      '1.005',
      '1.230',
      '1e5',
      '+5',
      '5-21',
      '--5',
      '(-5)',
      '(5',
      '99.4%',
      'PIM',
      '9007199254740993',
      '90071992547409.93',
      '',
      '-',
      'n.d.',
    ])
      expect(parseAmount(text), text).toBeNull();
  });

  it('are read back as they were written, in tables and in sentences', () =>
    fc.assert(
      fc.property(amount, (value) => {
        expect(parseAmount(tableAmount(value, 2))).toBe(value);
        expect(parseAmount(narrativeAmount(value))).toBe(value);
      }),
    ));

  it('are read from arbitrary text only with the very digits it shows', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,.  -()S/'), maxLength: 12 }), (text) => {
        const value = parseAmount(text);
        if (value !== null) expect(tableAmount(value, 2).replace(/\D/g, '')).toContain(text.replace(/\D/g, ''));
      }),
    ));
});

describe('counts', () => {
  it('are written with comma thousands and read back', () => {
    expect(countText(115_695)).toBe('115,695');
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(parseCount(countText(value))).toBe(value);
      }),
    );
  });

  it('are read with any clear thousands mark', () => {
    expect(['51', '4,224', '115 695', '115\u00a0695', '0'].map(parseCount)).toEqual([51, 4_224, 115_695, 115_695, 0]);
  });

  it('refuse decimals, signs, codes and ambiguous thousands', () => {
    for (const text of [
      '51.0',
      '51.5',
      '.5',
      '.0',
      '-1',
      '(51)',
      '4.224',
      '4,22',
      '135, 243',
      '0051',
      '51 informes',
      '',
      '–',
    ])
      expect(parseCount(text), text).toBeNull();
  });
});

describe('percentages and decimals', () => {
  it('print the decimals they have', () => {
    expect(percentText({ scaled: 994, decimals: 1 })).toBe('99.4%');
    expect(percentText({ scaled: 9255, decimals: 2 })).toBe('92.55%');
    expect(percentText({ scaled: 100, decimals: 0 })).toBe('100%');
    expect(percentText({ scaled: 0, decimals: 1 })).toBe('0.0%');
    expect(percentText({ scaled: -5, decimals: 1 })).toBe('-0.5%');
    expect(shortPercentText({ scaled: 1000, decimals: 1 })).toBe('100%');
    expect(shortPercentText({ scaled: 994, decimals: 1 })).toBe('99.4%');
    expect(decimalText({ scaled: 123_450, decimals: 2 })).toBe('1,234.50');
  });

  it('round once from the exact ratio, so 92.5493 is 92.5 and 92.55, never 92.6', () => {
    const [devengado, pim] = [1_639_482_280, 1_771_469_300];
    expect(
      [0, 1, 2].map((decimals) => percentOf(devengado, pim, decimals as 0 | 1 | 2)).map((p) => p && percentText(p)),
    ).toEqual(['93%', '92.5%', '92.55%']);
  });

  it('are read as exactly the decimals written', () => {
    expect(parsePercentOrDecimal('92.55 %', { decimals: 2 })).toEqual({
      value: { scaled: 9255, decimals: 2 },
      percent: true,
    });
    expect(parsePercentOrDecimal('4', { decimals: 2 })).toEqual({ value: { scaled: 4, decimals: 0 }, percent: false });
    expect(parsePercentOrDecimal('-0.50', { decimals: 2 })?.value).toEqual({ scaled: -50, decimals: 2 });
    expect(parsePercentOrDecimal('0.125', { decimals: 2 })?.value).toEqual({ scaled: 125, decimals: 3 });
    expect(parsePercentOrDecimal('.5', { decimals: 2 })).toEqual({ value: { scaled: 5, decimals: 1 }, percent: false });
    expect(parsePercentOrDecimal('-.50 %', { decimals: 0 })).toEqual({
      value: { scaled: -50, decimals: 2 },
      percent: true,
    });
  });

  it('are refused where point or comma could be thousands or decimals', () => {
    for (const text of ['84,60', ',5', '.', '1.234', '3,107', '1.234,5', '5.35 % %', '%', 'n.d.', ''])
      expect(parsePercentOrDecimal(text, { decimals: 2 }), text).toBeNull();
    expect(parsePercentOrDecimal('3,107', { decimals: 0 })?.value).toEqual({ scaled: 3107, decimals: 0 });
    expect(parsePercentOrDecimal('1.234', { decimals: 3 })?.value).toEqual({ scaled: 1234, decimals: 3 });
  });

  it('are read back as they were written', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        (scaled, decimals) => {
          const value = { scaled, decimals };
          expect(parsePercentOrDecimal(`${decimalText(value)}%`, { decimals })).toEqual({ value, percent: true });
        },
      ),
    ));
});

describe('what is no number', () => {
  it('tells empty, dash and not available apart', () => {
    expect(['', ' \u00a0', '-', '–', '—', 'n.d.', 'N.D.', 'n. d.', 'n/d', '0', 'abc'].map(blankOf)).toEqual([
      'empty',
      'empty',
      'dash',
      'dash',
      'dash',
      'nd',
      'nd',
      'nd',
      'nd',
      null,
      null,
    ]);
  });

  it('writes dates as day, month, year', () => {
    expect(dateText('2024-12-31')).toBe('31/12/2024');
    expect(dateText('31 de diciembre')).toBe('31 de diciembre');
  });
});
