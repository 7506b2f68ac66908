import type { Block } from '#shared/domain/chapter-model.ts';
import { shownRows } from '#shared/domain/execution.ts';
import type { ChapterData, ChapterSection } from '../chapter-data.ts';
import { activityName, type WriteOptions, writeDocument } from './write-document.ts';

/**
 * SPEC CH-4 (NA6): every activity with budget in the year has its line and its paragraph, in the order of the codes: the text written for
 * it, or else the one for all. While nothing is imported, the activities with a goal stand in, so that drafts can be read.
 */
export function activityBlocks(
  data: ChapterData,
  section: ChapterSection & { readonly kind: 'activities' },
  tableLabels: WriteOptions['tableLabels'],
): readonly Block[] {
  return printedActivities(data).flatMap((activityCode): readonly Block[] => {
    const own = data.sections.find((other) => other.kind === 'activity' && other.activityCode === activityCode);
    const document = own?.kind === 'activity' ? own.document : section.document;
    return [
      {
        kind: 'paragraph',
        id: `lead-${activityCode}`,
        style: 'lead',
        activityCode,
        runs: [{ kind: 'text', text: activityLead(data, activityCode) }],
      },
      {
        kind: 'paragraph',
        id: `activity-${activityCode}`,
        style: 'body',
        activityCode,
        runs: writeDocument(data, document, { activityCode, tableLabels }),
      },
    ];
  });
}

/** "Actividad 5000276: Gestión del programa", as the year words it. */
export const activityLead = (data: ChapterData, activityCode: string): string =>
  data.settings.narrative.activityLead
    .replace('{code}', activityCode)
    .replace('{name}', () => activityName(data, activityCode));

/** The codes of the activities that the chapter speaks of, in their order. */
export function printedActivities({ budget, targets }: ChapterData): readonly string[] {
  return budget.activity.source === null
    ? targets.map(({ activityCode }) => activityCode)
    : shownRows(budget.activity.rows, ['pia', 'pim', 'devengado']).map(({ code }) => code);
}
