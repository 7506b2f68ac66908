import type { Decimal } from '#shared/domain/decimal.ts';
import { cents } from '#shared/domain/money.ts';
import type { ReviewedNumber, ReviewParagraph } from '#shared/domain/review/model.ts';
import type { TextReview } from '#shared/domain/review/review-text.ts';
import { countText, decimalText, narrativeAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { RawItem, ReviewBasis } from './review-basis.ts';

const text = es.reviewReport;

/** Numbers of sentences with their verdicts, and what sentences say against themselves. */
export function textItems(
  { numbers, findings }: TextReview,
  paragraphs: ReadonlyMap<string, ReviewParagraph>,
  basis: ReviewBasis,
): readonly RawItem[] {
  return [
    ...numbers.map((number) => numberItem(number, basis)),
    ...findings.map(({ paragraph, start, end, rule, found, expected }): RawItem => {
      const words = paragraphs.get(paragraph)?.text.slice(start, end) ?? found;
      return {
        place: { id: paragraph, start, end },
        mark: 'finding',
        kind: 'text',
        found: words,
        expected,
        difference: null,
        figure: null,
        message: es.review[rule](found, expected),
      };
    }),
  ];
}

function numberItem(number: ReviewedNumber, basis: ReviewBasis): RawItem {
  const { paragraph, start, end, verdict, figure, text: found } = number;
  const like = (value: Decimal | null): string | null => value && writtenAs(number, value);
  const [expected, difference] = [like(number.expected), like(number.difference)];
  const base = { place: { id: paragraph, start, end }, mark: verdict, kind: 'sentence' as const, found };
  const name = figure ? nameOf(figure.ref, basis) : '';
  return { ...base, expected, difference, figure: figure?.ref ?? null, message: message() };

  function message(): string {
    switch (verdict) {
      case 'matches':
        return text.agrees(name);
      case 'matches-rounded':
        return text.agreesRounded(name);
      case 'differs':
        return text.differs(found, name, expected ?? '', difference ?? '');
      case 'unknown':
        return text.unknown;
      case 'not-a-figure':
        return text.notAFigure;
      default:
        return verdict satisfies never;
    }
  }
}

/** What a figure that a text may cite is called. */
export function nameOf(ref: string, { factNames, tables }: Pick<ReviewBasis, 'factNames' | 'tables'>): string {
  return text.figure(ref, (key) => {
    const table = tables.find((one) => one.key === key);
    return factNames.get(key) ?? (table ? text.tableTotal(text.tableNumber(table.number)) : null);
  });
}

/** A value in the way the number is written: "S/ 1 234.00", "92.55%", "1,234". */
export function writtenAs({ form, scale }: ReviewedNumber, value: Decimal): string {
  if (form === 'percent') return `${decimalText(value)}%`;
  if (form === 'amount' && scale === 1 && value.decimals <= 2)
    return narrativeAmount(cents(value.scaled * 10 ** (2 - value.decimals)));
  return value.decimals === 0 ? countText(value.scaled) : decimalText(value);
}
