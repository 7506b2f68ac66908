import { reviewText } from '#shared/domain/review/review-text.ts';
import { facts2024, lexicon, seededErrors } from './review-2024.ts';

/** Of one kind of seeded error: how many cases, how many were found, and which were not. */
export type SeededRate = { cases: number; found: number; readonly misses: string[] };

/** What the review finds of the errors seeded into the published text, by kind. */
export function seededRates(): ReadonlyMap<string, SeededRate> {
  const facts = facts2024();
  const rates = new Map<string, SeededRate>();
  for (const error of seededErrors()) {
    const { numbers, findings } = reviewText(error.paragraphs, facts, lexicon);
    const touches = (one: { paragraph: string; start: number; end: number }): boolean =>
      one.paragraph === error.paragraph && one.start < error.end && one.end > error.start;
    const found =
      numbers.some((one) => one.verdict === 'differs' && touches(one)) ||
      findings.some((one) => one.rule !== 'period' && touches(one));
    const rate = rates.get(error.kind) ?? { cases: 0, found: 0, misses: [] };
    rates.set(error.kind, rate);
    rate.cases += 1;
    if (found) rate.found += 1;
    else rate.misses.push(`${error.paragraph}: ${error.from} -> ${error.to}`);
  }
  return rates;
}

/** Numbers that no error touches, in every seventh of the texts, and those of them that are said to differ all the same. */
export function untouchedNumbers(): { readonly all: number; readonly wrong: readonly string[] } {
  const facts = facts2024();
  let all = 0;
  const wrong: string[] = [];
  for (const error of seededErrors().filter((_, index) => index % 7 === 0)) {
    const { numbers } = reviewText(error.paragraphs, facts, lexicon);
    const untouched = numbers.filter(
      ({ paragraph, start, end }) => paragraph !== error.paragraph || end < error.start || start > error.end,
    );
    all += untouched.length;
    for (const one of untouched) if (one.verdict === 'differs') wrong.push(`${error.from} -> ${error.to}: ${one.text}`);
  }
  return { all, wrong };
}
