import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideMarks, readWritten } from '#backend/imports/assistant/marks.ts';
import type { DecimalMark } from '#shared/domain/table-mapping.ts';

const other: Readonly<Record<DecimalMark, string>> = { point: ',', comma: '.' };
const own: Readonly<Record<DecimalMark, string>> = { point: '.', comma: ',' };

/** A number as somebody writes it in a column: grouped or not, with or without decimals, by one of the two marks. */
type Written = { readonly plain: string; readonly text: string };
const writtenBy = (mark: DecimalMark): fc.Arbitrary<Written> =>
  fc
    .record({
      whole: fc.integer({ min: 0, max: 99_999_999 }),
      fraction: fc.option(fc.stringMatching(/^\d{1,4}$/), { nil: null }),
      grouped: fc.boolean(),
      around: fc.constantFrom('', 'S/ ', '-', ' '),
    })
    .map(({ whole, fraction, grouped, around }) => {
      const digits = grouped ? String(whole).replace(/\B(?=(\d{3})+$)/g, other[mark]) : String(whole);
      const decimals = fraction === null ? '' : fraction;
      return {
        plain: `${around === '-' ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`,
        text: `${around}${digits}${decimals === '' ? '' : `${own[mark]}${decimals}`}`,
      };
    });
const columns = fc
  .constantFrom<DecimalMark>('point', 'comma')
  .chain((mark) => fc.record({ mark: fc.constant(mark), cells: fc.array(writtenBy(mark), { maxLength: 8 }) }));

describe('the marks of a column', () => {
  it('are never another than those it was written with: decided right, or asked', () => {
    fc.assert(
      fc.property(columns, ({ mark, cells }) => {
        const decision = decideMarks(cells.map(({ text }) => text));
        expect(decision.kind).not.toBe('contradictory');
        if (decision.kind === 'ambiguous') return;
        // "none": no value depends on the mark, so that either reading gives what was written.
        const read = decision.kind === 'decided' ? decision.mark : 'point';
        if (decision.kind === 'decided') expect(decision.mark).toBe(mark);
        expect(cells.map(({ text }) => readWritten(text, read)?.text)).toEqual(cells.map(({ plain }) => plain));
      }),
      { numRuns: 2_000 },
    );
  });

  it('are asked for where, and only where, the answer changes a value and nothing tells', () => {
    fc.assert(
      fc.property(columns, ({ cells }) => {
        const texts = cells.map(({ text }) => text);
        const readings = texts.map((text) => [readWritten(text, 'point')?.text, readWritten(text, 'comma')?.text]);
        const tells = readings.some(([point, comma]) => (point === undefined) !== (comma === undefined));
        const depends = readings.some(
          ([point, comma]) => point !== undefined && comma !== undefined && point !== comma,
        );
        expect(decideMarks(texts).kind === 'ambiguous').toBe(depends && !tells);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [['1.043'], { kind: 'ambiguous', at: 0 }],
    [['7', '1,043'], { kind: 'ambiguous', at: 1 }],
    [['1.043', '12.5'], { kind: 'decided', mark: 'point', at: 1 }],
    [['1.043', '1.043.222'], { kind: 'decided', mark: 'comma', at: 1 }],
    [['1.043', '0,500'], { kind: 'decided', mark: 'comma', at: 1 }],
    [['12.5', '12,5'], { kind: 'contradictory', point: 0, comma: 1 }],
    [['', 'n.d.', '5-21', '1 043', "1'043"], { kind: 'none' }],
    [['-1.043 %', '(2,5)'], { kind: 'decided', mark: 'comma', at: 1 }],
  ])('of %j are %j', (texts, decision) => {
    expect(decideMarks(texts)).toEqual(decision);
  });

  it.each([
    ['S/ 1.043,50', 'comma', '1043.50'],
    ["17'714,693.00", 'point', '17714693.00'],
    ['(1,234)', 'point', '-1234'],
    ['573 712 809,5', 'comma', '573712809.5'],
    ['−5', 'point', '-5'],
    ['1.4901161193847656e-8', 'point', '1.4901161193847656e-8'],
  ] as const)('%j by %s is %s', (text, mark, number) => {
    expect(readWritten(text, mark)).toEqual({ text: number, percent: false });
  });

  it.each(['5-21', 'n.d.', '1,04,3', '1.04.3', '0,5,5', '#N/A', '', '1'.repeat(41)])('%j is no number', (text) => {
    expect([readWritten(text, 'point'), readWritten(text, 'comma')]).toEqual([null, null]);
  });
});
