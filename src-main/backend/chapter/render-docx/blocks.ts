import { type FileChild, HeadingLevel, Paragraph, type ParagraphChild, SimpleField, TextRun } from 'docx';
import type { Block, ChapterModel, Run } from '#shared/domain/chapter-model.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { headingText } from '../heading-text.ts';
import { bookmarkOf, captionParagraph, linesBelow, type SequenceName, sequence } from './captions.ts';
import { chartParagraph } from './chart.ts';
import { style } from './styles.ts';
import { wordTable } from './table.ts';

/** The paragraphs and tables of each block in order. `widthOf`: between the margins where a block stands, in twentieths of a point. */
export function chapterBlocks(
  model: ChapterModel,
  widthOf: (block: Block) => number,
): readonly { readonly id: string; readonly children: readonly FileChild[] }[] {
  const present = new Set(model.blocks.flatMap((block) => (block.kind === 'table' ? [block.table.key] : [])));
  const last = new Map<SequenceName, number>();
  const follows = (name: SequenceName, number: number): boolean => {
    const previous = last.get(name);
    last.set(name, number);
    return previous !== undefined && number === previous + 1;
  };
  const childrenOf = (block: Block): readonly FileChild[] => {
    switch (block.kind) {
      case 'heading':
        return [
          new Paragraph({
            heading: headingLevels[block.level],
            text: headingText(block),
            // Chapters begin on a new page, so that the pages of one do not hang on the length of the other.
            ...(block.level === 1 ? { pageBreakBefore: true } : {}),
          }),
        ];
      case 'paragraph':
        return [
          new Paragraph({
            style: block.style === 'lead' ? style.lead : style.body,
            children: block.runs.map((run) => toRun(run, present)),
          }),
        ];
      case 'table': {
        const { table } = block;
        const caption = { ...table, sequence: sequence.table, follows: follows(sequence.table, table.number) };
        return [captionParagraph(caption), wordTable(table, widthOf(block) / 20), ...linesBelow(table)];
      }
      case 'chart': {
        const { chart } = block;
        const caption = { ...chart, sequence: sequence.chart, follows: follows(sequence.chart, chart.number) };
        return [
          captionParagraph(caption),
          chartParagraph(chart, widthOf(block)),
          ...linesBelow({ ...chart, notes: [] }),
        ];
      }
      default:
        return block satisfies never;
    }
  };
  return model.blocks.map((block) => ({ id: block.id, children: childrenOf(block) }));
}

const headingLevels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Figures are plain text that a person can edit; a reference follows its table (TC3); a missing value is marked (NA12). */
function toRun(run: Run, present: ReadonlySet<TableKey>): ParagraphChild {
  switch (run.kind) {
    case 'text':
    case 'figure':
      return new TextRun(run.text);
    case 'missing':
      return new TextRun({ text: run.text, bold: true, highlight: 'yellow' });
    case 'reference':
      return present.has(run.table)
        ? new SimpleField(`REF ${bookmarkOf(run.table)} \\h`, run.text)
        : new TextRun(run.text);
    default:
      return run satisfies never;
  }
}
