import type { SourceDimension } from '#shared/domain/budget.ts';
import type { Classifier, ParsedLine } from '#shared/domain/imports.ts';

/** Which classifier of a line is the key of a dimension; months and the unit itself are none. */
export const dimensionKeys = {
  generica: 'genericaCode',
  activity: 'activityCode',
  product: 'productCode',
  'funding-source': 'fundingSourceCode',
  rubro: 'rubroCode',
  month: null,
  unit: null,
} as const satisfies Readonly<Record<SourceDimension, Classifier | null>>;

/** The row of a dimension that a line belongs to; `undefined` for a line that has no such key. */
export function lineKey(line: ParsedLine, dimension: SourceDimension): string | undefined {
  const classifier = dimensionKeys[dimension];
  if (classifier !== null) return line.codes[classifier];
  if (dimension === 'unit') return line.unit;
  const month = line.months[0]?.month;
  return month === undefined ? undefined : monthCode(month);
}

/** "03": months as codes, so that they sort as they follow each other. */
export const monthCode = (month: number): string => String(month).padStart(2, '0');
