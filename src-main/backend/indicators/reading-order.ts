import type { IndicatorTable } from '#shared/contract/types.ts';
import { anchors } from '#shared/domain/notes.ts';

/** SPEC NT-1 for the indicators: names and values row by row, then column headings and year groups from left to right. */
export function indicatorReadingOrder({ years, rows }: IndicatorTable): readonly string[] {
  return [
    ...rows.flatMap((row) => [anchors.row(row.id), ...years.map(({ year }) => anchors.value(row.id, year))]),
    ...['level', 'indicator'].map(anchors.column),
    ...years.flatMap(({ year, kind }) => [anchors.group(kind), anchors.column(yearKey(year))]),
  ];
}

/** Column key of a year. */
export const yearKey = (year: number): string => `y${year}`;
