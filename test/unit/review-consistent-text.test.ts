import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import { percentOf } from '#shared/domain/percent.ts';
import { formatLinter } from '#shared/domain/review/format-lint.ts';
import { numberReader } from '#shared/domain/review/numbers.ts';
import { reviewText } from '#shared/domain/review/review-text.ts';
import type { FormatSettings } from '#shared/domain/settings.ts';
import { countText, decimalText } from '#shared/format/es-pe.ts';
import { figureText } from '#shared/format/figure-text.ts';
import { formatLexicon, lexicon as words } from '#shared/strings/es/review.ts';
import { lexicon } from '../helpers/review-2024.ts';

const read = numberReader(lexicon);
const lint = formatLinter(formatLexicon, 'Tabla N° {nn}:');

/** Everything that is said of one text of ours, in itself. */
function saidOf(text: string): readonly unknown[] {
  const paragraph = { id: 'p', text, heading: false };
  const { findings } = reviewText([paragraph], { figures: [], subjects: [] }, lexicon);
  return [...lint(paragraph, read(text)), ...findings];
}

const inWords = ({ value, formats }: { readonly value: number; readonly formats: FormatSettings }): string =>
  figureText({ kind: 'count', value }, 'count-in-words', { form: 'apocope', formats }) ?? '';
const formats: fc.Arbitrary<FormatSettings> = fc.record({
  soles: fc.constantFrom('space', 'comma'),
  solesDecimals: fc.constantFrom(0, 2),
  amountSeparator: fc.constantFrom('comma', 'space'),
  count: fc.constantFrom('comma', 'space'),
  percent: fc.constant('joined'),
  words: fc.constantFrom('padded', 'plain', 'none'),
  overMillions: fc.constantFrom('bare', 'symbol'),
});
const amount = fc
  .record({
    value: fc.integer({ min: 1, max: 10 ** 13 }).map(cents),
    formats,
    format: fc.constantFrom('soles' as const, 'amount' as const, 'whole-amount' as const),
  })
  .map(
    ({ value, formats: written, format }) =>
      figureText({ kind: 'amount', value }, format, { form: 'apocope', formats: written }) ?? '',
  );
const monthsOf = (quarter: number): readonly string[] =>
  words.months.filter((month) => month !== 'septiembre').slice(quarter * 3, quarter * 3 + 3);

/** Sentences as the office writes them, true in themselves, with any figures. */
const sentence = fc.oneof(
  fc.tuple(amount, amount).map(([pim, spent]) => `El PIM fue de ${pim}, y la ejecución, de ${spent}.`),
  fc
    .record({ value: fc.integer({ min: 0, max: 2_000_000 }), formats })
    .map((count) => `Se emitieron ${inWords(count)} informes (véase la Tabla N° 22).`),
  fc.array(fc.integer({ min: 2, max: 9_999 }), { minLength: 3, maxLength: 8 }).map((parts) => {
    const total = parts.reduce((sum, part) => sum + part, 0);
    const listed = parts.map((part) => `${countText(part)} de una unidad`);
    return `Se emitieron ${countText(total)} informes, de los cuales ${listed.slice(0, -1).join(', ')} y ${listed.at(-1)}.`;
  }),
  fc.tuple(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 })).map(([women, men]) => {
    const [total, part] = [women + men, percentOf(cents(women), cents(women + men), 0)];
    const rest = percentOf(cents(men), cents(total), 0);
    if (!part || !rest) throw new Error('no share');
    return (
      `Participaron ${countText(total)} personas, de las cuales ${countText(women)} son mujeres (${decimalText(part)}%) ` +
      `y ${countText(men)} son hombres (${decimalText(rest)}%).`
    );
  }),
  fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })).map(([quarter, month]) => {
    return `Durante el ${words.quarters[quarter]} trimestre se firmaron convenios, en el mes de ${monthsOf(quarter)[month]}.`;
  }),
  fc.constantFrom(
    'La Ley N° 32103 autorizó la modificación (numeral 4.2 del artículo 5).',
    'El programa “Trabaja Perú” cerró el año al 31/12/2024.',
    'La actividad 5006294 del programa 0073 tuvo un avance de 99.73%.',
  ),
);

it('nothing is said of a text that is true in itself and written by the rules, whatever its figures', () =>
  fc.assert(
    fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), (sentences) => {
      expect(saidOf(sentences.join(' '))).toEqual([]);
    }),
  ));
