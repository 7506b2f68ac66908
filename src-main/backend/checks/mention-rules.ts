import type { Block } from '#shared/domain/chapter-model.ts';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { numberMentions } from '#shared/domain/mentions.ts';
import { tableListWords } from '#shared/strings/es/review.ts';
import type { CheckFacts } from './check-facts.ts';
import { paragraphsOf, subjects, typedSpans } from './our-text.ts';

type Facts = Pick<CheckFacts, 'blocks' | 'settings' | 'references'>;

/**
 * CK13: a number of a table or chart that was typed instead of linked is one that there is: of these chapters, of the tables of the
 * other chapters, or before the first one of ours, which others number.
 */
export function typedReferencesExist({ blocks, settings, references }: Facts): readonly Finding[] {
  const { firstTable, firstChart, tableLabel, chartLabel } = settings.numbering;
  const own = numbersOf(blocks);
  const known = [
    {
      label: tableLabel,
      first: firstTable,
      numbers: [...own.tables, ...references.tables.map(({ number }) => number)],
    },
    { label: chartLabel, first: firstChart, numbers: own.charts },
  ].map(({ label, first, numbers }) => ({
    mentions: numberMentions(label, tableListWords),
    exists: (number: number): boolean => number < first || numbers.includes(number),
  }));
  const typed = new Map(blocks.flatMap(typedSpans));
  const subjectOf = subjects();
  return paragraphsOf(blocks).flatMap(({ id, text }) =>
    known.flatMap(({ mentions, exists }) =>
      mentions(text)
        .filter(
          ({ number, start }) =>
            !exists(number) && typed.get(id)?.some((span) => start >= span.start && start < span.end),
        )
        .map(
          ({ words }): Finding => ({
            rule: 'reference-unknown',
            severity: 'warning',
            where: [{ paragraph: id }],
            expected: '',
            found: words,
            difference: null,
            subject: subjectOf(id, words),
            detail: {},
          }),
        ),
    ),
  );
}

/** CK13: every table and chart is mentioned in the text, linked or typed; only where the year wants to be told. */
export function tablesMentioned({ blocks, settings }: Omit<Facts, 'references'>): readonly Finding[] {
  if (!settings.checks.tablesMentioned) return [];
  const { tableLabel, chartLabel } = settings.numbering;
  const texts = paragraphsOf(blocks);
  const mentioned = (label: string): ReadonlySet<number> =>
    new Set(texts.flatMap(({ text }) => numberMentions(label, tableListWords)(text).map(({ number }) => number)));
  const [tables, charts] = [mentioned(tableLabel), mentioned(chartLabel)];
  return blocks.flatMap((block): readonly Finding[] => {
    if (block.kind === 'table' && !tables.has(block.table.number))
      return [unmentioned(block.table.label, { table: block.table.key })];
    if (block.kind === 'chart' && !charts.has(block.chart.number))
      return [unmentioned(block.chart.label, { setting: 'chart/title' })];
    return [];
  });
}

const unmentioned = (label: string, place: FindingPlace): Finding => ({
  rule: 'table-unmentioned',
  severity: 'note',
  where: [place],
  expected: '',
  found: '',
  difference: null,
  detail: { table: label },
});

const numbersOf = (
  blocks: readonly Block[],
): { readonly tables: readonly number[]; readonly charts: readonly number[] } => ({
  tables: blocks.flatMap((block) => (block.kind === 'table' ? [block.table.number] : [])),
  charts: blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart.number] : [])),
});
