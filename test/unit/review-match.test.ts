import { describe, expect, it } from 'vitest';
import { beginningsOf } from '#shared/domain/review/facts.ts';
import { isSlipOf } from '#shared/domain/review/figure-value.ts';
import type { ReviewParagraph } from '#shared/domain/review/model.ts';
import { reviewText, type TextReview } from '#shared/domain/review/review-text.ts';
import { chapterText2024, facts2024, lexicon } from '../helpers/review-2024.ts';
import { seededRates, untouchedNumbers } from '../helpers/review-rates.ts';

const facts = facts2024();
const review = (...paragraphs: readonly string[]): TextReview =>
  reviewText(
    paragraphs.map((text, index): ReviewParagraph => ({ id: `p${index}`, text, heading: /^Actividad \d/.test(text) })),
    facts,
    lexicon,
  );
const verdicts = (...paragraphs: readonly string[]): readonly unknown[] =>
  review(...paragraphs)
    .numbers.filter(({ verdict }) => verdict !== 'not-a-figure')
    .map(({ text, verdict, figure }) => [text, verdict, figure?.ref ?? null]);

describe('the published chapter 4 of 2024', () => {
  const { numbers, findings } = reviewText(chapterText2024(), facts, lexicon);
  const figures = numbers.filter(({ verdict }) => verdict !== 'not-a-figure');

  it('agrees in every figure, and in seven percentages by rounding', () => {
    expect(figures.map(({ verdict }) => verdict)).not.toContain('differs');
    expect(figures.map(({ verdict }) => verdict)).not.toContain('unknown');
    expect(figures).toHaveLength(42);
    expect(figures.filter(({ verdict }) => verdict === 'matches-rounded').map(({ text }) => text)).toEqual([
      '99.4%',
      '92.55%',
      '99.73%',
      '98.61%',
      '94.57%',
      '65%',
      '35%',
    ]);
  });

  it('says one thing against itself: January is not in the fourth quarter', () => {
    expect(findings.map(({ rule, found, expected }) => [rule, found, expected])).toEqual([
      ['period', 'enero', 'cuarto trimestre'],
    ]);
  });
});

describe('seeded errors', () => {
  it('are found in at least 95 of 100 cases of every kind', () => {
    const rates = seededRates();
    for (const [kind, { cases, found, misses }] of rates)
      console.info(`${kind}: ${found} of ${cases} found${misses.length > 0 ? `; missed ${misses.join(', ')}` : ''}`);
    expect([...rates.keys()]).toHaveLength(7);
    expect([...rates.values()].reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThan(500);
    for (const { cases, found } of rates.values()) expect(found / cases).toBeGreaterThanOrEqual(0.95);
  });

  it('do not make the untouched figures differ: at most one in a hundred', () => {
    const { all, wrong } = untouchedNumbers();
    console.info(`${wrong.length} of ${all} untouched numbers differ: ${wrong.join(', ')}`);
    expect(wrong.length / all).toBeLessThanOrEqual(0.01);
  });
});

describe('reviewText', () => {
  const lead = 'Actividad 5000276: Gestión del Programa';

  it('names the figure, what should stand there and by how much it is off', () => {
    const [amount] = review(lead, 'El PIM de esta Actividad fue de S/ 17 714 963.00.').numbers.slice(1);
    expect(amount).toMatchObject({
      verdict: 'differs',
      figure: { ref: 'budget/activity/5000276/pim' },
      expected: { scaled: 1_771_469_300, decimals: 2 },
      difference: { scaled: 27_000, decimals: 2 },
    });
  });

  it("tells another activity's figure from the one at hand", () => {
    expect(verdicts(lead, 'El PIM fue de S/ 5 599 868.00 y representa el 98.61% de avance.')).toEqual([
      ['S/ 5 599 868.00', 'differs', 'budget/activity/5000276/pim'],
      ['98.61%', 'differs', 'budget/activity/5000276/progress'],
    ]);
  });

  it('follows a subject that the paragraph itself names', () => {
    expect(verdicts(lead, 'En la actividad 5006295 el PIM fue de S/ 5 599 868.00.')).toEqual([
      ['S/ 5 599 868.00', 'matches', 'budget/activity/5006295/pim'],
    ]);
  });

  it('accepts rounding to whole soles and to millions, and "más de"', () => {
    expect(verdicts(lead, 'Se ejecutó S/ 16,394,823 en el año.')).toEqual([
      ['S/ 16,394,823', 'matches-rounded', 'budget/activity/5000276/devengado'],
    ]);
    expect(verdicts('Se transfirió más de 539 millones de soles para el financiamiento.')).toEqual([
      ['539', 'matches-rounded', 'reference/t02/total/financiamiento'],
    ]);
    expect(verdicts('Se transfirió 540 millones de soles para el financiamiento.')).toEqual([
      ['540', 'matches-rounded', 'reference/t02/total/financiamiento'],
    ]);
  });

  it('leaves alone what the data do not know: a balance, days, other people', () => {
    expect(verdicts(lead, 'El saldo fue de S/ 1 319 870.20, al menos el 90% de los días, con 250 asistentes.')).toEqual(
      [
        ['S/ 1 319 870.20', 'unknown', null],
        ['90%', 'unknown', null],
        ['250', 'unknown', null],
      ],
    );
  });

  it('finds words that do not say their number, and parts that miss their total', () => {
    const { findings } = review(
      lead,
      'Se elaboraron 15 fichas, de los cuales, siete (07) en Lima, cinco (06) en Ica y tres (03) en Puno.',
    );
    expect(findings.map(({ rule, found, expected }) => [rule, found, expected])).toEqual([
      ['words-and-number', '06', 'cinco'],
      ['parts-add-up', '16', '15'],
    ]);
  });

  it('takes two parts far below the total for examples', () => {
    expect(review('Hubo 2,491 proyectos, de los cuales 101 en Amazonas y 227 en Ancash.').findings).toEqual([]);
  });

  it('takes three parts for all of them, however far they are from the total', () => {
    const { findings } = review('Hubo 90 informes, de los cuales, 4 en Lima, 7 en Ica y 9 en Puno.');
    expect(findings.map(({ rule, found, expected }) => [rule, found, expected])).toEqual([
      ['parts-add-up', '20', '90'],
    ]);
  });

  it('keeps to the year that the sentence names, even where another year has that figure', () => {
    const about = 'empleos temporales a través de actividades financiadas con recursos del año 2023.';
    const seguimiento = 'Actividad 5006296: Seguimiento de los proyectos y actividades en ejecución';
    expect(verdicts(seguimiento, `Se han generado 3,067 ${about}`)).toEqual([
      ['3,067', 'matches', 'facts/jobs-previous'],
    ]);
    expect(verdicts(seguimiento, `Se han generado 115,695 ${about}`)).toEqual([
      ['115,695', 'differs', 'facts/jobs-previous'],
    ]);
  });

  it('finds a share that is not that of its figures', () => {
    const { findings } = review('Hubo 200 socios, de los cuales, 120 son damas (65%) y 80 son varones (40%).');
    expect(findings.map(({ rule, found, expected }) => [rule, found, expected])).toEqual([
      ['share-of-whole', '65%', '60%'],
    ]);
  });

  it('takes an acronym only in capitals: "DE" is an office, "de" is not', () => {
    expect(verdicts(lead, 'Se elaboraron 51 informes de la meta anual.')).toEqual([
      ['51', 'matches', 'targets/5000276/executed'],
    ]);
    expect(verdicts(lead, 'Se elaboraron 51 informes por la DE.')).toEqual([
      ['51', 'differs', 'targets/5000276/units/DE/executed'],
    ]);
  });
});

describe('isSlipOf', () => {
  it('is one digit changed, two exchanged, one too many or too few', () => {
    expect([isSlipOf(115_695, 115_696), isSlipOf(151_695, 115_695), isSlipOf(11_569, 115_695)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isSlipOf(115_695, 115_695), isSlipOf(115_786, 115_695), isSlipOf(51, 52), isSlipOf(395, 593)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('beginningsOf', () => {
  it('finds a unit of measure in singular and plural', () => {
    expect(beginningsOf('Asistencia Técnica')).toEqual(['asistenci', 'tecnic']);
    expect(beginningsOf('actividades de intervención inmediata')).toEqual(['actividad', 'intervencion', 'inmediat']);
  });
});
