import type { Finding } from '#shared/domain/checks.ts';
import type { ReviewedNumber, Span } from '#shared/domain/review/model.ts';
import { reviewText } from '#shared/domain/review/review-text.ts';
import { reviewFacts } from '../review/review-facts.ts';
import { nameOf, writtenAs } from '../review/text-items.ts';
import type { CheckFacts } from './check-facts.ts';
import { lexicon, paragraphsOf, subjects, typedSpans } from './our-text.ts';

type Facts = Pick<CheckFacts, 'blocks' | 'year' | 'settings' | 'budget' | 'targets' | 'quoted' | 'references'>;

/**
 * CK2, CK10: a figure that was typed into our text is one of the data, as in a finished document. Those that are linked are the
 * data; what was written over one has a rule of its own (NA5).
 */
export function typedFiguresAgree({ blocks, quoted, references: { tables }, ...year }: Facts): readonly Finding[] {
  const { numbers } = reviewText(paragraphsOf(blocks), reviewFacts(year, quoted, tables), lexicon);
  const typed = new Map(blocks.flatMap(typedSpans));
  const names = { tables, factNames: new Map(quoted.map(({ key, label }) => [key, label])) };
  const subjectOf = subjects();
  return numbers.flatMap((number): readonly Finding[] => {
    const { paragraph, verdict, figure, expected, difference, text } = number;
    if (verdict !== 'differs' || !figure || !expected || !isTyped(number, typed.get(paragraph) ?? [])) return [];
    return [
      {
        rule: 'text-figure',
        severity: 'error',
        where: [{ paragraph }],
        expected: writtenAs(number, expected),
        found: text,
        difference: difference && writtenAs(number, difference),
        subject: subjectOf(paragraph, `${figure.ref} ${text}`),
        detail: { figure: nameOf(figure.ref, names) },
      },
    ];
  });
}

/** A digit that somebody typed is enough: with it the number is no more the figure that is linked. */
const isTyped = ({ start, text }: ReviewedNumber, typed: readonly Span[]): boolean =>
  [...text.matchAll(/\d/g)].some(({ index }) =>
    typed.some((span) => start + index >= span.start && start + index < span.end),
  );
