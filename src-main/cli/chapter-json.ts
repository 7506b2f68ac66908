import type { Block, ChapterModel, Run } from '#shared/domain/chapter-model.ts';
import type { Cell, Column, Row, TableModel } from '#shared/domain/table-model.ts';
import { cellText, headingText } from '#shared/format/cell-text.ts';

export type ChapterJson = ReturnType<typeof chapterJson>;

/**
 * The chapters as `chapter --json` prints them: a contract with scripts, kept by test/integration/cli-chapter.test.ts.
 * `tables` by printed number. `value`: amounts in whole céntimos, counts and percentages as numbers (99.4 is 99.4 %),
 * texts as text, `null` where there is none. `text`: as printed, with ordinary spaces where documents have no-break ones.
 */
export function chapterJson(model: ChapterModel) {
  return {
    year: model.year,
    title: model.title,
    institution: model.institution,
    isExample: model.isExample,
    headings: model.blocks.flatMap((block) => (block.kind === 'heading' ? [headingJson(block)] : [])),
    tables: Object.fromEntries(
      model.blocks.flatMap((block) =>
        block.kind === 'table' ? [[String(block.table.number), tableJson(block.table)]] : [],
      ),
    ),
    paragraphs: model.blocks.flatMap((block) => (block.kind === 'paragraph' ? [paragraphJson(block)] : [])),
    charts: model.blocks.flatMap((block) => (block.kind === 'chart' ? [chartJson(block)] : [])),
  };
}

function headingJson({ id, level, number, text }: Extract<Block, { kind: 'heading' }>) {
  return { id, level, number, text };
}

function paragraphJson({ id, style, activityCode, runs }: Extract<Block, { kind: 'paragraph' }>) {
  return { id, style, activityCode, text: plain(runs.map((run: Run) => run.text).join('')) };
}

function chartJson({ chart }: Extract<Block, { kind: 'chart' }>) {
  const { key, number, label, title, type, categories, series, source, preparedBy } = chart;
  return {
    key,
    number,
    label: plain(label),
    caption: plain(`${label}: ${title}`),
    title,
    type,
    categories,
    series,
    source,
    preparedBy,
  };
}

function tableJson({ key, label, title, columns, rows, notes, source, preparedBy }: TableModel) {
  return {
    key,
    label: plain(label),
    caption: plain(`${label}: ${title}`),
    title: plain(title),
    columns: columns.map(columnJson),
    rows: rows.map(rowJson),
    notes,
    source,
    preparedBy,
  };
}

function columnJson(column: Column) {
  const { key, kind, group } = column;
  return { key, label: plain(headingText(column)), kind, ...(group ? { group: plain(headingText(group)) } : {}) };
}

function rowJson({ key, kind, cells }: Row) {
  return { key, kind, cells: cells.map((cell) => ({ value: cellValue(cell), text: plain(cellText(cell)) })) };
}

function cellValue(cell: Cell): string | number | null {
  switch (cell.kind) {
    case 'text':
    case 'amount':
    case 'count':
      return cell.value;
    case 'percent':
    case 'decimal':
      return cell.value === null ? null : cell.value.scaled / 10 ** cell.value.decimals;
    default:
      return cell satisfies never;
  }
}

/** No-break spaces hold amounts together on paper; in a script's comparison they are a trap. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
