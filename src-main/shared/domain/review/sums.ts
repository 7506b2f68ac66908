import { percentOf } from '../percent.ts';
import { type ParagraphContext, sentenceAt } from './context.ts';
import { kindOf } from './figure-value.ts';
import type { NumberMention, ReviewLexicon, TextFinding } from './model.ts';

/** What a paragraph says against itself (CK11): words and digits, parts and their total, shares, months and quarters. */
export function textChecker(
  lexicon: ReviewLexicon,
): (context: ParagraphContext, paragraph: string) => readonly TextFinding[] {
  const periods = periodChecker(lexicon);
  return (context, paragraph) =>
    [...wordPairs(context), ...partsOfWholes(context, lexicon), ...periods(context)].map((finding) => ({
      ...finding,
      paragraph,
    }));
}

type Finding = Omit<TextFinding, 'paragraph'>;

/** "siete (07)": the words must say the number. */
function wordPairs({ mentions }: ParagraphContext): readonly Finding[] {
  return mentions.flatMap(({ words, value, end, text }) =>
    words === null || value === null || words.value === value.scaled
      ? []
      : [{ rule: 'words-and-number', start: words.start, end, found: text, expected: words.text }],
  );
}

/**
 * "51 informes …, de los cuales, cuatro (04) … y veinte (20) …": the counts from those words to the end of the sentence
 * are parts of the count before them. Three parts or more always are; two may be examples, unless they make up half of it.
 */
function partsOfWholes(context: ParagraphContext, lexicon: ReviewLexicon): readonly Finding[] {
  return context.sentences.flatMap(({ start, end }) => {
    const marker = lexicon.partsFollow
      .map((words) => ({ words, at: context.folded.slice(start, end).indexOf(words) }))
      .filter(({ at }) => at >= 0)
      .toSorted((a, b) => a.at - b.at)[0];
    if (!marker) return [];
    const from = start + marker.at;
    const whole = context.mentions.findLast((one) => isCount(one) && one.start >= start && one.end <= from);
    const parts = context.mentions.filter((one) => one.start >= from && one.end <= end);
    const counts = parts.filter(isCount);
    if (!whole?.value || counts.length < 2) return [];
    return [...sumOf(whole, counts), ...shares(whole, parts)];
  });
}

const isCount = (mention: NumberMention): boolean => kindOf(mention) === 'count' && mention.value !== null;
const size = ({ value }: NumberMention): number => value?.scaled ?? 0;

function sumOf(whole: NumberMention, parts: readonly NumberMention[]): readonly Finding[] {
  const sum = parts.reduce((total, part) => total + size(part), 0);
  const last = parts.at(-1);
  const examples = parts.length < 3 && sum * 2 < size(whole);
  if (sum === size(whole) || examples || !last) return [];
  return [
    { rule: 'parts-add-up', start: whole.start, end: last.end, found: String(sum), expected: String(size(whole)) },
  ];
}

/** "87,740 son mujeres (65%)": a percentage in brackets behind a part is its share of the whole. */
function shares(whole: NumberMention, parts: readonly NumberMention[]): readonly Finding[] {
  return parts.flatMap((mention, index): readonly Finding[] => {
    const part = parts[index - 1];
    if (mention.form !== 'percent' || !mention.value || !part || !isCount(part)) return [];
    const { scaled, decimals } = mention.value;
    const share = percentOf(size(part), size(whole), decimals === 0 ? 0 : decimals === 1 ? 1 : 2);
    if (!share || decimals > 2 || share.scaled === scaled) return [];
    const expected = `${share.scaled / 10 ** decimals}%`;
    return [{ rule: 'share-of-whole', start: part.start, end: mention.end, found: mention.text, expected }];
  });
}

/** "durante el cuarto trimestre … en el mes de enero": a month outside of the quarter its own sentence is about. */
function periodChecker({
  quarters,
  quarter,
  months,
}: ReviewLexicon): (context: ParagraphContext) => readonly Finding[] {
  const quarterPattern = new RegExp(`(?:durante|en) el (${quarters.join('|')}) ${quarter}`, 'g');
  const monthPattern = new RegExp(`(?<![a-z])(${months.join('|')})(?![a-z])`, 'g');
  return (context) =>
    [...context.folded.matchAll(quarterPattern)].flatMap(({ 0: said, 1: ordinal = '', index }) => {
      const { start, end } = sentenceAt(context, index);
      const number = quarters.indexOf(ordinal);
      return [...context.folded.slice(start, end).matchAll(monthPattern)]
        .filter(({ 1: month = '' }) => quarterOf(months, month) !== number)
        .map(({ 0: found, index: at }) => ({
          rule: 'period' as const,
          start: start + at,
          end: start + at + found.length,
          found,
          expected: said.slice(said.indexOf(ordinal)),
        }));
    });
}

/** Months in order of the year; the two spellings of September stand side by side. */
function quarterOf(months: readonly string[], month: string): number {
  const at = months.indexOf(month);
  const year = months.length - 12;
  return Math.floor((at > 8 ? at - year : at) / 3);
}
