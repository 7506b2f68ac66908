import type { Block } from '#shared/domain/chapter-model.ts';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { type FormatFinding, formatLinter } from '#shared/domain/review/format-lint.ts';
import type { ReviewParagraph } from '#shared/domain/review/model.ts';
import { numberReader } from '#shared/domain/review/numbers.ts';
import { reviewText } from '#shared/domain/review/review-text.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { formatLexicon } from '#shared/strings/es/review.ts';
import { lexicon, paragraphsOf, subjects } from './our-text.ts';

/**
 * CK11: what a sentence of ours says against itself: words and digits, parts and their total, shares, a month outside of its
 * quarter. Whether its figures are those of the data is another rule (figure-rules.ts).
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
