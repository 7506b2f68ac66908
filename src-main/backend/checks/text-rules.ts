import type { Block, Run } from '#shared/domain/chapter-model.ts';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { type FormatFinding, formatLinter } from '#shared/domain/review/format-lint.ts';
import type { ReviewLexicon, ReviewParagraph } from '#shared/domain/review/model.ts';
import { numberReader } from '#shared/domain/review/numbers.ts';
import { reviewText } from '#shared/domain/review/review-text.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { cardinalOf } from '#shared/format/number-words.ts';
import { formatLexicon, lexicon as words } from '#shared/strings/es/review.ts';

const lexicon: ReviewLexicon = { ...words, cardinal: cardinalOf };

/**
 * CK11: what a sentence of ours says against itself: words and digits, parts and their total, shares, a month outside of its
 * quarter. The figures agree with the tables anyway, since they are the same.
 */
export function textAgreesWithItself({ blocks }: { readonly blocks: readonly Block[] }): readonly Finding[] {
  const { findings } = reviewText(paragraphsOf(blocks), { figures: [], subjects: [] }, lexicon);
  const subjectOf = subjects();
  return findings.map(({ paragraph, rule, found, expected }) => ({
    rule: 'text-contradiction',
    severity: 'error',
    where: [{ paragraph }],
    expected,
    found,
    difference: null,
    subject: subjectOf(paragraph, `${rule} ${found}`),
    detail: { kind: rule },
  }));
}

/** CK12: our own text and the words of our tables keep the house rules of writing; how percentages are written, the year says. */
export function textIsTidy({
  blocks,
  settings,
}: {
  readonly blocks: readonly Block[];
  readonly settings: YearSettings;
}): readonly Finding[] {
  const read = numberReader(lexicon);
  const lint = formatLinter(formatLexicon, `${settings.numbering.tableLabel}:`);
  const subjectOf = subjects();
  const isHouseRule = ({ rule }: FormatFinding): boolean =>
    rule !== 'percent-space' || settings.formats.percent === 'joined';
  const texts = [
    ...paragraphsOf(blocks).map((text) => ({ place: { paragraph: text.id }, part: '', text })),
    ...blocks.flatMap((block) => (block.kind === 'table' ? wordsOf(block.table) : [])),
  ];
  return texts.flatMap(({ place, part, text }) =>
    lint(text, read(text.text))
      .filter(isHouseRule)
      .map(
        ({ rule, found, fix, start, end }): Finding => ({
          rule: 'text-format',
          severity: 'note',
          where: [place],
          expected: fix ?? '',
          found,
          difference: null,
          subject: subjectOf(text.id, `${rule} ${part}${found}`),
          ...(fix !== null && { fix: { start, end, text: fix } }),
          detail: { kind: rule },
        }),
      ),
  );
}

/**
 * Tells apart what is found several times in one place: by its words and how often they were found before, not by where they
 * stand, so that what was accepted stays accepted when something else is written before it (CK14).
 */
function subjects(): (place: string, words: string) => string {
  const seen = new Map<string, number>();
  return (place, words) => {
    const key = JSON.stringify([place, words]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? words : `${words} ${count}`;
  };
}

/** "[falta: …]" has a finding of its own. */
const paragraphsOf = (blocks: readonly Block[]): readonly ReviewParagraph[] =>
  blocks.flatMap((block): readonly ReviewParagraph[] => {
    if (block.kind === 'heading') return [{ id: block.id, text: block.text, heading: true }];
    if (block.kind !== 'paragraph') return [];
    return [{ id: block.id, text: block.runs.map(wordsOfRun).join(''), heading: block.style === 'lead' }];
  });

/** A gap of its length, so that places in the text stay: its words are nobody's. */
const wordsOfRun = ({ kind, text }: Run): string => (kind === 'missing' ? '_'.repeat(text.length) : text);

type Worded = { readonly place: FindingPlace; readonly part: string; readonly text: ReviewParagraph };

/** Title, headings and notes of a table; the names in its rows come from the catalogue. */
function wordsOf({ key, title, columns, notes }: TableModel): readonly Worded[] {
  const worded = (part: string, text: string, column?: string): Worded => ({
    place: column === undefined ? { table: key } : { table: key, column },
    part: `${part} `,
    text: { id: key, text, heading: false },
  });
  return [
    worded('title', title),
    ...columns.map((column) => worded(column.key, column.label, column.key)),
    ...notes.map((note) => worded('note', note.text)),
  ];
}
