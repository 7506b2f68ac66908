import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, readCount, writeAmount } from '#backend/imports/amounts.ts';
import { cents } from '#shared/domain/money.ts';

const amounts = fc.integer({ min: -900_000_000_000_00, max: 900_000_000_000_00 }).map((value) => cents(value));

describe('amounts of an import', () => {
  it.each([
    ['1,006,381', 100_638_100],
    ['1006381', 100_638_100],
    ['-17,781,493', -1_778_149_300],
    ['219494.07', 21_949_407],
    [' 0 ', 0],
    ['-0', 0],
    ['-0.004999999999', null],
    ['2,660,727,833', 266_072_783_300],
    ['0.1', 10],
  ])('reads %j', (text, expected) => {
    expect(readAmount(text)).toEqual(expected === null ? { kind: 'rounded' } : { kind: 'amount', amount: expected });
  });

  it.each([
    ['52698510.99999999', 5_269_851_100],
    ['38480622.55999998', 3_848_062_256],
    ['0.30000000000000004', 30],
    ['1.4901161193847656e-8', 0],
    ['-2.5e-9', 0],
    ['1e6', 100_000_000],
  ])('takes the noise of added binary fractions off %s', (text, expected) => {
    expect(readAmount(text)).toEqual({ kind: 'amount', amount: expected });
  });

  it.each(['0.005', '1.234', '99.999', '1.2345e1', '1e-5'])('does not round %s by itself', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'rounded' });
  });

  it.each([
    '1.234,56',
    '1,23',
    '1,2345',
    '12,34,567',
    '1 000',
    'S/ 5',
    '(5)',
    '5-21',
    '--5',
    '5-',
    '1e999',
    '#N/A',
    'n.d.',
    '99.4%',
    '٣',
    '9'.repeat(39),
  ])('does not guess what %j is', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'bad' });
  });

  it.each(['', ' ', '\u00a0', '\t\n'])('tells an empty cell %j from 0', (text) => {
    expect(readAmount(text)).toEqual({ kind: 'empty' });
  });

  it('reads back every amount it writes', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readAmount(writeAmount(amount))).toEqual({ kind: 'amount', amount });
      }),
    );
  });

  it('reads the shortest text of any amount that a workbook stores as a binary fraction', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(readAmount(String(amount / 100))).toEqual({ kind: 'amount', amount });
      }),
    );
  });

  it('never throws and never gives a fraction of a céntimo', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.stringMatching(/^[\d.,eE+-]{0,30}$/)), (text) => {
        const reading = readAmount(text);
        if (reading.kind === 'amount') expect(Number.isSafeInteger(reading.amount)).toBe(true);
      }),
    );
  });

  it('reads counts, and only whole ones', () => {
    expect(['36', '2,704', '36.0', '0'].map(readCount)).toEqual([36, 2_704, 36, 0]);
    expect(['1.5', '', 'x', '1,5'].map(readCount)).toEqual([null, null, null, null]);
  });
});
