import type { NumberingSettings } from '#shared/domain/settings.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { noBreak } from '#shared/format/es-pe.ts';
import type { ChapterSection } from './chapter-data.ts';

export type Numbered = { readonly number: number; readonly label: string };

/** What the sections of a chapter are called; known before any text is written, because texts refer forward. */
export type Numbering = {
  /** By section id: "4.", "4.1", "4.1.2". */
  readonly headings: ReadonlyMap<number, string>;
  readonly tables: ReadonlyMap<TableKey, Numbered>;
  readonly chart: Numbered | null;
  readonly firstChapter: number;
  readonly lastChapter: number;
};

/** SPEC CH-1 … CH-3: headings count from the first chapter, tables and charts in order of appearance from their own first number. */
export function numberSections(sections: readonly ChapterSection[], settings: NumberingSettings): Numbering {
  const headings = new Map<number, string>();
  const tables = new Map<TableKey, Numbered>();
  let chart: Numbered | null = null;
  let counters: readonly number[] = [];
  let chapter = settings.firstChapter - 1;
  for (const section of sections) {
    if (section.kind === 'heading') {
      if (section.level === 1) chapter += 1;
      counters = section.level === 1 ? [chapter] : nextHeading(counters, section.level, settings.firstChapter);
      headings.set(section.id, section.level === 1 ? `${chapter}.` : counters.join('.'));
    } else if (section.kind === 'table' && !tables.has(section.key)) {
      tables.set(section.key, numbered(settings.tableLabel, settings.firstTable + tables.size));
    } else if (section.kind === 'chart') {
      chart ??= numbered(settings.chartLabel, settings.firstChart);
    }
  }
  return {
    headings,
    tables,
    chart,
    firstChapter: settings.firstChapter,
    lastChapter: Math.max(chapter, settings.firstChapter),
  };
}

/** A level that was left out counts as its first: 4 → 4.1.1 for a third level right under a chapter. */
function nextHeading(counters: readonly number[], level: 2 | 3, firstChapter: number): readonly number[] {
  const parents = Array.from({ length: level - 1 }, (_, depth) => counters[depth] ?? (depth === 0 ? firstChapter : 1));
  return [...parents, (counters[level - 1] ?? 0) + 1];
}

/** "Tabla N° {n}", "Gráfico N° {nn}": the number never parts from its words at the end of a line (NA10). */
function numbered(pattern: string, number: number): Numbered {
  const label = pattern
    .replace(/ (?=\{nn?\})/, noBreak)
    .replace('{nn}', String(number).padStart(2, '0'))
    .replace('{n}', String(number));
  return { number, label };
}
