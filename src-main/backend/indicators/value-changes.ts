import { Refusal } from '#shared/contract/errors.ts';
import { emptyFigure, type Figure, figureOf, figureText, plainDecimal, sameFigure } from '#shared/domain/decimal.ts';
import { type Measure, signOf } from '#shared/domain/indicators.ts';
import { blankOf, parsePercentOrDecimal } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import type { RowImage } from '../platform/undo/edit-log.ts';
import { figureOfValue, type StoredValue, storedValues } from './indicators.queries.ts';

/** What a person can write about an indicator in one year. */
export type ValueField = 'value' | 'numerator' | 'denominator' | 'goal';

export type ValueRow = Omit<StoredValue, 'id' | 'indicatorId' | 'year'>;

/** A year without a row reads as this. */
export const emptyValue: ValueRow = {
  scaled: null,
  decimals: null,
  mark: null,
  numerator: null,
  denominator: null,
  source: '',
  methodBreak: 0,
  goal: '',
  published: null,
  correction: null,
};

/** By "indicator:year"; a copy that commands may write in. */
export const valuesOfTable = (db: Db, yearId: number): Map<string, ValueRow & { readonly id: number }> =>
  new Map(
    storedValues(db, yearId).map(({ indicatorId, year, ...value }) => [`${indicatorId}:${year}`, value] as const),
  );

/** The columns of `row` as the table calls them. */
export function valueImage(row: Partial<ValueRow>): RowImage {
  const { methodBreak } = row;
  const names = ['scaled', 'decimals', 'mark', 'numerator', 'denominator', 'source', 'goal', 'published', 'correction'];
  return {
    ...Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name))),
    ...(methodBreak === undefined ? {} : { method_break: methodBreak }),
  };
}

export type Written = { readonly field: ValueField; readonly figure: Figure; readonly text: string };

/** What was written, read for its field. @throws Refusal `bad-value` */
export function parseFigure(field: ValueField, text: string, { unitType, decimals }: Measure): Written {
  const isPart = field === 'numerator' || field === 'denominator';
  const blank = blankOf(text);
  if (blank === 'empty') return { field, figure: emptyFigure, text };
  const sign = isPart ? 'number' : signOf(unitType);
  const expected = isPart ? es.indicators.expected[field] : es.indicators.expected.ofType[unitType];
  if (blank !== null) {
    if (isPart) throw new Refusal('bad-value', { text, expected });
    return { field, figure: { value: null, mark: blank }, text };
  }
  const found = parsePercentOrDecimal(text, { decimals: isPart ? 0 : decimals });
  const refused =
    found === null || (found.percent && sign !== 'percent') || (field === 'denominator' && found.value.scaled === 0);
  if (refused) throw new Refusal('bad-value', { text, expected });
  return { field, figure: { value: found.value, mark: null }, text };
}

type Options = { readonly measure: Measure; readonly reason: string };

/**
 * What writing a figure changes in the row of its value; nothing where it reads so already.
 * @throws Refusal `bad-value` for decimals of what is counted, `computed-figure` for a value typed over a quotient, `published-figure` for another value than the one that
 * was published and no reason
 */
export function patchOf(
  stored: ValueRow,
  { field, figure, text }: Written,
  { measure, reason }: Options,
): Partial<ValueRow> {
  const isWhole = measure.unitType === 'count' && (field === 'value' || field === 'goal');
  if (isWhole && (figure.value?.decimals ?? 0) > 0)
    throw new Refusal('bad-value', { text, expected: es.indicators.expected.ofType.count });
  const present = figureOfValue(measure, stored);
  const written = fieldPatch(field, figure);
  if (field === 'goal') return changed(stored, written);
  if (field === 'value' && present.computed) {
    if (sameFigure(present, figure)) return {};
    throw new Refusal('computed-figure');
  }
  const both = { ...stored, ...written };
  const next = figureOfValue(measure, both);
  const after = next.computed ? { ...written, scaled: null, decimals: null, mark: null } : written;
  if (stored.published === null || sameFigure(present, next)) return changed(stored, after);
  const published = figureOf(stored.published);
  if (sameFigure(next, published)) return changed(stored, { ...after, correction: null });
  if (reason === '') throw new Refusal('published-figure', { published: figureText(published) });
  return changed(stored, { ...after, correction: reason });
}

function fieldPatch(field: ValueField, { value, mark }: Figure): Partial<ValueRow> {
  if (field === 'goal') return { goal: figureText({ value, mark }) };
  if (field !== 'value') return { [field]: value === null ? null : plainDecimal(value) };
  return { scaled: value?.scaled ?? null, decimals: value?.decimals ?? null, mark };
}

const changed = (stored: ValueRow, patch: Partial<ValueRow>): Partial<ValueRow> =>
  (Object.keys(patch) as (keyof ValueRow)[]).some((key) => patch[key] !== stored[key]) ? patch : {};
