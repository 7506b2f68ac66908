import type { Span } from '#shared/domain/review/model.ts';
import { tableLabels } from '../build-chapter.ts';
import type { ChapterData, ChapterSection } from '../chapter-data.ts';
import { writeDocument } from './write-document.ts';

/** Words that somebody typed, in the section where they are stored; `inline: null` in a heading, which is all words. */
export type FreeText = Span & { readonly section: number; readonly inline: number | null; readonly words: string };

/**
 * Where the words at `span` of a printed block are stored. `null` where they are not typed words alone: figures, names and
 * references follow the data, the lines above activities and the names of those who sign are settings.
 */
export function freeTextAt(data: ChapterData, block: string, span: Span): FreeText | null {
  const section = sectionOf(data, block);
  switch (section?.kind) {
    case 'heading':
      // a token is written out in print, so places behind it are others
      return section.text.includes('{') ? null : { ...span, section: section.id, inline: null, words: section.text };
    case 'lead':
    case 'paragraph':
    case 'activities':
    case 'activity':
      return inDocument(data, section, span, activityOf(block));
    default:
      return null;
  }
}

function inDocument(
  data: ChapterData,
  { id, document }: Extract<ChapterSection, { readonly document: unknown }>,
  { start, end }: Span,
  activityCode: string | null,
): FreeText | null {
  const labels = tableLabels(data);
  let at = 0;
  for (const [inline, piece] of document.entries()) {
    const runs = writeDocument(data, [piece], { activityCode, tableLabels: labels });
    const from = at;
    at += runs.reduce((length, { text }) => length + text.length, 0);
    if (start >= from && end <= at)
      return piece.kind === 'text'
        ? { section: id, inline, start: start - from, end: end - from, words: piece.text }
        : null;
  }
  return null;
}

/** The text of an activity is its own, or that of all activities. */
function sectionOf({ sections }: ChapterData, block: string): ChapterSection | undefined {
  const activityCode = activityOf(block);
  if (activityCode === null) return sections.find(({ id }) => block === `section-${id}`);
  return (
    sections.find((section) => section.kind === 'activity' && section.activityCode === activityCode) ??
    sections.find(({ kind }) => kind === 'activities')
  );
}

const activityOf = (block: string): string | null => /^activity-(.+)$/.exec(block)?.[1] ?? null;
