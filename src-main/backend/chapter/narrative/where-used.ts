import { totalCode } from '#shared/domain/cell-address.ts';
import { figureOfCell } from '#shared/domain/cell-figure.ts';
import { type FigureRef, type Inline, type NarrativeDocument, resolveRef } from '#shared/domain/narrative.ts';
import { es } from '#shared/strings/es.ts';
import { buildChapter } from '../build-chapter.ts';
import type { ChapterData } from '../chapter-data.ts';
import { numberSections } from '../numbering.ts';
import { printedActivities } from './activities.ts';
import { totalBudget } from './figures.ts';

/** NA4: every table, chart and sentence that shows a figure, in reading order, as a person would name the place. */
export function whereUsed(data: ChapterData, ref: FigureRef): readonly string[] {
  const wanted = sameTotal(data, ref);
  const isIt = (found: FigureRef | null): boolean => found !== null && sameTotal(data, found) === wanted;
  return [...placesWith(data, isIt), ...sentencesWith(data, isIt)];
}

/** The total of the chapters is that of the tables whose file it is from (CH-5). */
const sameTotal = ({ budget, previous }: ChapterData, ref: FigureRef): FigureRef =>
  ref.replace(/^(previous\/)?budget\/total\//, (start, before: string | undefined) => {
    const of = before === undefined ? budget : previous;
    return of ? `${before ?? ''}budget/${totalBudget(of).dimension}/${totalCode}/` : start;
  });

type IsIt = (found: FigureRef | null) => boolean;

/** A table shows it where one of its cells is linked by the same address; a chart where it draws the row and the measure. */
function placesWith(data: ChapterData, isIt: IsIt): readonly string[] {
  const { dimension, series } = data.settings.chart;
  return buildChapter(data).blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'chart') {
      const drawn = data.budget[dimension].rows.some(({ code }) =>
        series.some((measure) => isIt(`budget/${dimension}/${code}/${measure}`)),
      );
      return drawn ? [block.chart.label] : [];
    }
    if (block.kind !== 'table') return [];
    const { key, rows, columns, label } = block.table;
    const shown = rows.some((row) => columns.some((column) => isIt(figureOfCell(key, row, column.key))));
    return shown ? [label] : [];
  });
}

function sentencesWith(data: ChapterData, isIt: IsIt): readonly string[] {
  const { headings } = numberSections(data.sections, data.settings.numbering);
  const shows = (document: NarrativeDocument, activityCode: string | null): boolean =>
    document.some((inline) => refsOf(inline).some((found) => isIt(resolveRef(found, activityCode))));
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
