import { contextOf, subjectFinder } from './context.ts';
import { matchNumbers } from './match.ts';
import type { ReviewedNumber, ReviewFacts, ReviewLexicon, ReviewParagraph, TextFinding } from './model.ts';
import { numberReader } from './numbers.ts';
import { textChecker } from './sums.ts';

export type TextReview = { readonly numbers: readonly ReviewedNumber[]; readonly findings: readonly TextFinding[] };

/** Every number of a text with its verdict, and what the text says against itself (CK10, CK11). */
export function reviewText(
  paragraphs: readonly ReviewParagraph[],
  facts: ReviewFacts,
  lexicon: ReviewLexicon,
): TextReview {
  const find = subjectFinder(facts.subjects);
  const read = numberReader(lexicon);
  const check = textChecker(lexicon);
  const numbers: ReviewedNumber[] = [];
  const findings: TextFinding[] = [];
  let scope: string | null = null;
  for (const { id, text, heading } of paragraphs) {
    const context = contextOf(text, read(text), find);
    if (heading) scope = context.subjects.find(({ within }) => within === null)?.key ?? null;
    numbers.push(...matchNumbers(context, scope, facts, lexicon, id));
    findings.push(...check(context, id));
  }
  return { numbers, findings };
}
