import type { FigureRef, Inline, NarrativeDocument } from '#shared/domain/narrative.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { tableLabels } from '../build-chapter.ts';
import type { ChapterData } from '../chapter-data.ts';
import { numberSections } from '../numbering.ts';
import { printedActivities } from './activities.ts';
import { resolveRef } from './figures.ts';

/** NA4: every table, chart and sentence that shows a figure, in reading order, as a person would name the place. */
export function whereUsed(data: ChapterData, ref: FigureRef): readonly string[] {
  return [...tablesWith(data, ref), ...sentencesWith(data, ref)];
}

function tablesWith(data: ChapterData, ref: FigureRef): readonly string[] {
  const [area, subject = '', third = '', fourth = ''] = ref.split('/');
  const measure = subject === 'total' ? third : fourth;
  const keys: readonly TableKey[] =
    area === 'targets'
      ? ['targets']
      : area !== 'budget'
        ? []
        : [
            ...(subject === 'activity' ? [] : (byGenerica[measure] ?? [])),
            ...(subject === 'generica' || !activityMeasures.includes(measure)
              ? []
              : ['execution-by-activity' as const]),
          ];
  const labels = tableLabels(data);
  return keys.flatMap((key) => labels.get(key) ?? []);
}

const byGenerica: Readonly<Record<string, readonly TableKey[]>> = {
  pia: ['pia-by-generica', 'pim-by-generica'],
  pim: ['pim-by-generica', 'execution-by-generica'],
  devengado: ['execution-by-generica'],
  progress: ['execution-by-generica'],
};
const activityMeasures: readonly string[] = ['pim', 'devengado', 'progress'];

function sentencesWith(data: ChapterData, ref: FigureRef): readonly string[] {
  const { headings } = numberSections(data.sections, data.settings.numbering);
  const shows = (document: NarrativeDocument, activityCode: string | null): boolean =>
    document.some((inline) => refsOf(inline).some((found) => resolveRef(found, activityCode) === ref));
  let heading = '';
  return data.sections.flatMap((section): readonly string[] => {
    switch (section.kind) {
      case 'heading':
        heading = `${headings.get(section.id) ?? ''} ${section.text}`;
        return [];
      case 'lead':
      case 'paragraph':
        return shows(section.document, null) ? [es.narrative.usedIn(heading)] : [];
      case 'activities':
        return printedActivities(data).flatMap((code) => {
          const own = data.sections.find((other) => other.kind === 'activity' && other.activityCode === code);
          const document = own?.kind === 'activity' ? own.document : section.document;
          return shows(document, code) ? [es.narrative.usedInActivity(heading, code)] : [];
        });
      default:
        return [];
    }
  });
}

function refsOf(inline: Inline): readonly FigureRef[] {
  if (inline.kind === 'compare') return [inline.ref, inline.to];
  return 'ref' in inline ? [inline.ref] : [];
}
