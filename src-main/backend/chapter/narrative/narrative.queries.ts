import type { Inline, NarrativeDocument } from '#shared/domain/narrative.ts';
import {
  anyActivity,
  type DraftActivity,
  type DraftBlock,
  inlineKey,
  type LinkText,
  type NarrativeView,
} from '#shared/domain/narrative-draft.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../../platform/db/open.ts';
import { tableLabels, tokenFiller } from '../build-chapter.ts';
import { gatherChapter } from '../chapter.queries.ts';
import type { ChapterData } from '../chapter-data.ts';
import { numberSections } from '../numbering.ts';
import { tableTitle } from '../tables/frame.ts';
import { activityLead, printedActivities } from './activities.ts';
import { basisOf, type StoredSection, storedSections } from './stored-sections.ts';
import { writeDocument } from './write-document.ts';

/** The text of the chapters for the editor: blocks, and what their linked pieces read now. @throws Refusal `not-found` */
export function narrativeView(db: Db, yearId: number): NarrativeView {
  const data = gatherChapter(db, yearId);
  const rows = storedSections(db, yearId);
  const blocks = blocksOf(rows, data);
  return {
    blocks,
    basis: basisOf(rows),
    texts: textsOf(blocks, data),
    labels: labelsOf(blocks, data),
    leads: Object.fromEntries(activityCodes(rows, data).map((code) => [code, activityLead(data, code)])),
  };
}

/** Rows as blocks; the texts of activities stand inside of the block of all of them. Nothing that is stored is left out. */
export function blocksOf(rows: readonly StoredSection[], data: ChapterData): readonly DraftBlock[] {
  return rows.flatMap((row): readonly DraftBlock[] => {
    const { id, kind } = row;
    const toReview = row.to_review === 1;
    switch (kind) {
      case 'heading': {
        const { text } = JSON.parse(row.content) as { readonly text: string };
        return [{ kind, id, level: headingLevel(row.level), text, toReview }];
      }
      case 'lead':
      case 'paragraph':
        return [{ kind, id, document: documentOf(row), toReview }];
      case 'activities':
        return [{ kind, id, document: documentOf(row), toReview, activities: activitiesOf(row, rows, data) }];
      case 'activity':
        return [];
      case 'table':
        return [{ kind, id, table: row.subject as TableKey }];
      case 'chart':
        return [{ kind, id }];
      default:
        return kind satisfies never;
    }
  });
}

export const documentOf = ({ content }: StoredSection): NarrativeDocument => JSON.parse(content) as NarrativeDocument;

const headingLevel = (level: number | null): 1 | 2 | 3 => (level === 2 || level === 3 ? level : 1);

/** Those that are printed, and those that have a text of their own although nothing is budgeted any more. */
function activityCodes(rows: readonly StoredSection[], data: ChapterData): readonly string[] {
  const own = rows.flatMap(({ kind, subject }) => (kind === 'activity' && subject !== null ? [subject] : []));
  return [...new Set([...printedActivities(data), ...own])].sort();
}

function activitiesOf(
  template: StoredSection,
  rows: readonly StoredSection[],
  data: ChapterData,
): readonly DraftActivity[] {
  return activityCodes(rows, data).map((code) => {
    const own = rows.find(({ kind, subject }) => kind === 'activity' && subject === code);
    return {
      code,
      id: own?.id ?? null,
      document: documentOf(own ?? template),
      own: own !== undefined,
      toReview: own?.to_review === 1,
    };
  });
}

function textsOf(blocks: readonly DraftBlock[], data: ChapterData): Readonly<Record<string, LinkText>> {
  const texts: Record<string, LinkText> = {};
  const add = (document: NarrativeDocument, activityCode: string | null): void => {
    for (const inline of document)
      if (inline.kind !== 'text') texts[inlineKey(inline, activityCode)] = linkText(data, inline, activityCode);
  };
  for (const block of blocks) {
    if (block.kind === 'activities') {
      add(block.document, anyActivity);
      for (const { code, document } of block.activities) add(document, code);
    } else if ('document' in block) add(block.document, null);
  }
  return texts;
}

/** What one linked piece reads; in the template, where there is no activity at hand, what it stands for. */
export function linkText(data: ChapterData, inline: Inline, activityCode: string | null): LinkText {
  if (activityCode === anyActivity && ofActivity(inline))
    return { text: es.narrative.placeholder(inline), missing: false };
  const at = activityCode === anyActivity ? null : activityCode;
  const runs = writeDocument(data, [inline], { activityCode: at, tableLabels: tableLabels(data) });
  return { text: runs.map(({ text }) => text).join(''), missing: runs.some(({ kind }) => kind === 'missing') };
}

const ofActivity = (inline: Inline): boolean =>
  inline.kind === 'name'
    ? inline.of === 'activity' || inline.of === 'activity-code'
    : 'ref' in inline && inline.ref.includes(`/${anyActivity}/`);

function labelsOf(blocks: readonly DraftBlock[], data: ChapterData): readonly string[] {
  const { headings, tables, chart } = numberSections(data.sections, data.settings.numbering);
  const fill = tokenFiller(data);
  return blocks.map((block) => {
    if (block.kind === 'heading') return headings.get(block.id ?? 0) ?? '';
    if (block.kind === 'table')
      return `${tables.get(block.table)?.label ?? ''}: ${tableTitle(data.settings.tables[block.table], fill)}`;
    if (block.kind === 'chart') return `${chart?.label ?? ''}: ${fill(data.settings.chart.title)}`;
    return '';
  });
}
