import type { DocumentParagraph, WordDocument } from '#shared/domain/review/document.ts';
import { gridOf } from '#shared/domain/review/document-grid.ts';
import { formatLinter } from '#shared/domain/review/format-lint.ts';
import { recogniseTables } from '#shared/domain/review/known-tables.ts';
import type { ReviewLexicon, ReviewParagraph } from '#shared/domain/review/model.ts';
import { numberReader } from '#shared/domain/review/numbers.ts';
import type { ReviewItem, ReviewMark, ReviewReport } from '#shared/domain/review/report.ts';
import { reviewText } from '#shared/domain/review/review-text.ts';
import { cardinalOf } from '#shared/format/number-words.ts';
import { formatLexicon, lexicon as words } from '#shared/strings/es/review.ts';
import { es } from '#shared/strings/es.ts';
import type { RawItem, ReviewBasis } from './review-basis.ts';
import { tableItems } from './table-items.ts';
import { textItems } from './text-items.ts';

export const reviewLexicon: ReviewLexicon = { ...words, cardinal: cardinalOf };

/** Every number of a document with its verdict, and what is wrong with it whatever the data say (CK10-CK12). Pure. */
export function runReview(fileName: string, document: WordDocument, basis: ReviewBasis): ReviewReport {
  const texts = reviewTexts(document, basis.leads);
  const read = numberReader(reviewLexicon);
  const lint = formatLinter(formatLexicon, basis.captionPattern);
  const grids = document.blocks.flatMap((block) => (block.kind === 'table' ? [gridOf(block.table)] : []));
  const known = recogniseTables(grids, basis.tables);
  const raw = [
    ...textItems(reviewText([...texts.values()], basis.facts, reviewLexicon), texts, basis),
    ...[...texts.values()].flatMap((paragraph) => lintItems(paragraph)),
    ...tableItems(grids, known, basis),
  ];
  const order = new Map(idsOf(document).map((id, index) => [id, index]));
  const at = ({ place }: RawItem): number => order.get(place.id) ?? 0;
  const cells = new Map(
    grids.flatMap(({ table }) => table.rows.flatMap((row) => row.cells.map((cell) => [cell.id, cell.text]))),
  );
  const items = raw
    .toSorted((a, b) => at(a) - at(b) || a.place.start - b.place.start)
    .map(
      (item, id): ReviewItem => ({
        ...item,
        id,
        context: contextOf(texts.get(item.place.id)?.text ?? cells.get(item.place.id) ?? '', item.place),
      }),
    );
  return { fileName, blocks: document.blocks, items, counts: countsOf(items), tables: tableNames(grids, known) };

  function lintItems(paragraph: ReviewParagraph): readonly RawItem[] {
    return lint(paragraph, read(paragraph.text)).map(({ rule, start, end, found, fix }) => ({
      place: { id: paragraph.id, start, end },
      mark: 'format',
      kind: 'format',
      found,
      expected: fix,
      difference: null,
      figure: null,
      message: formatMessage(rule, fix),
    }));
  }
}

const formatMessage = (rule: keyof typeof es.review.format, fix: string | null): string =>
  es.reviewReport.format(es.review.format[rule], fix);

/** The line above a table is no heading, however bold; a line that begins an activity's section always is one. */
export function reviewTexts({ blocks }: WordDocument, leads: readonly string[]): ReadonlyMap<string, ReviewParagraph> {
  const captions = new Set(blocks.flatMap((block) => (block.kind === 'table' ? (block.table.caption?.id ?? []) : [])));
  const isLead = (text: string): boolean => leads.some((lead) => lead !== '' && sameStart(text, lead));
  const isHeading = ({ id, heading, text }: DocumentParagraph): boolean =>
    !captions.has(id) && (heading || isLead(text));
  return new Map(
    blocks.flatMap((block) => {
      if (block.kind === 'table') return [];
      const { id, text } = block.paragraph;
      return [[id, { id, text, heading: isHeading(block.paragraph) }] as const];
    }),
  );
}

/** The lead's words up to its code suffice: names are mistyped. */
function sameStart(text: string, lead: string): boolean {
  const start = lead.split(':')[0] ?? lead;
  return start !== '' && text.trim().startsWith(start) && text.length < lead.length + 80;
}

function idsOf({ blocks }: WordDocument): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.paragraph.id]
      : block.table.rows.flatMap(({ cells }) => cells.map(({ id }) => id)),
  );
}

const contextReach = 40;

function contextOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const [from, to] = [Math.max(0, start - contextReach), Math.min(text.length, end + contextReach)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

function countsOf(items: readonly ReviewItem[]): ReviewReport['counts'] {
  const count = (mark: ReviewMark): number => items.filter((item) => item.mark === mark).length;
  return {
    matches: count('matches'),
    'matches-rounded': count('matches-rounded'),
    differs: count('differs'),
    unknown: count('unknown'),
    'not-a-figure': count('not-a-figure'),
    finding: count('finding'),
    format: count('format'),
  };
}

function tableNames(
  grids: readonly ReturnType<typeof gridOf>[],
  known: ReturnType<typeof recogniseTables>,
): ReviewReport['tables'] {
  return grids.map((grid) => ({
    id: grid.table.id,
    known: known.find((one) => one.grid === grid)?.known.label ?? null,
  }));
}
