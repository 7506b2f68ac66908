import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { cellText, headingText } from '#shared/format/cell-text.ts';

/** The table of a chapter. */
export function tableIn({ blocks }: ChapterModel, key: TableKey): TableModel {
  const block = blocks.find((candidate) => candidate.kind === 'table' && candidate.id === key);
  if (block?.kind !== 'table') throw new Error(`no table ${key} in the chapter`);
  return block.table;
}

/** The printed texts of a table's rows. */
export const rowTexts = ({ rows }: TableModel): readonly (readonly string[])[] =>
  rows.map(({ cells }) => cells.map(cellText));

/** Heading, or "Group › heading", of each column. */
export const headingTexts = ({ columns }: TableModel): readonly string[] =>
  columns.map((column) =>
    column.group ? `${headingText(column.group)} › ${headingText(column)}` : headingText(column),
  );

/** A paragraph as one text with ordinary spaces. */
export function paragraphIn({ blocks }: ChapterModel, id: string): string {
  const block = blocks.find((candidate) => candidate.id === id);
  if (block?.kind !== 'paragraph') throw new Error(`no paragraph ${id} in the chapter`);
  return plain(block.runs.map((run) => run.text).join(''));
}

export const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** Every word of a chapter, readable; `~` is a space that does not break. */
export function chapterText(chapter: ChapterModel): string {
  return `${[`${chapter.title} | ${chapter.institution}`, ...chapter.blocks.map(blockText)].join('\n\n')}\n`.replaceAll(
    '\u00a0',
    '~',
  );
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${block.number} ${block.text}`;
    case 'paragraph':
      return `${block.style === 'lead' ? '** ' : ''}${block.runs.map((run) => run.text).join('')}`;
    case 'table': {
      const { label, title, notes, source, preparedBy } = block.table;
      return [
        `${label}: ${title}`,
        headingTexts(block.table).join(' | '),
        ...rowTexts(block.table).map((cells) => cells.join(' | ')),
        ...notes.map((note) => `${note.number}/ ${note.text}`),
        `Fuente: ${source}`,
        `Elaboración: ${preparedBy}`,
      ].join('\n');
    }
    case 'chart': {
      const { label, title, type, alternativeText } = block.chart;
      return `${label}: ${title} (${type})\n${alternativeText}`;
    }
    default:
      return block satisfies never;
  }
}
