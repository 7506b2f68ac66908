import { type Decimal, decimalOf, type Figure, plainDecimal } from '#shared/domain/decimal.ts';
import { signOf } from '#shared/domain/indicators.ts';
import type { TableRow, TableValue } from '#shared/domain/table-mapping.ts';
import type { StoredIndicator } from '../../indicators/stored-indicators.ts';
import type { ProblemList } from '../problems.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt, headingOf } from './row-keys.ts';
import type { YearCatalogue } from './year-catalogue.ts';

export type ValueContext = {
  readonly table: MappedTable;
  readonly row: TableRow;
  readonly value: TableValue;
  readonly indicator: StoredIndicator;
  readonly catalogue: YearCatalogue;
  readonly problems: ProblemList;
  /** Set where a bare number of a percentage needs `fractions`. */
  readonly asked: { fractions: boolean };
};

/** `rounded`: the cell has more decimals than are kept, as every quotient of a formula has. */
type FoundFigure = { readonly figure: Figure; readonly rounded: boolean };

/** What the cell says of the value; `null`: nothing, or a problem. */
export function figureIn(context: ValueContext): FoundFigure | null {
  const { table, row, value, indicator, catalogue, problems } = context;
  const at = cellAt(table, row.row, value.column);
  if (value.blank === 'empty' || (value.number === null && value.blank === null)) return null;
  if (value.year === null || !catalogue.indicatorYears.has(value.year)) {
    problems.add('warning', 'row-left-out', at, value.found, { reason: 'year', expected: String(value.year ?? '') });
    return null;
  }
  if (value.blank !== null) return { figure: { value: null, mark: value.blank }, rounded: false };
  const number = exactNumber(value.number ?? '');
  const settled = number === null ? null : settle(isFraction(context, number) ? hundredfold(number) : number);
  if (settled === null || (value.percent && signOf(indicator.unitType) !== 'percent')) {
    problems.add('error', 'bad-amount', at, value.found, { column: headingOf(table, value.column) });
    return null;
  }
  return { figure: { value: settled.value, mark: null }, rounded: settled.rounded };
}

/** Cells that were rounded, told once for each column: an office that divides in Excel has thousands of them. */
export function roundedFigures(table: MappedTable): {
  readonly add: (row: TableRow, value: TableValue) => void;
  readonly tell: (problems: ProblemList) => void;
} {
  const columns = new Map<number, { readonly row: number; readonly found: string; count: number }>();
  return {
    add: ({ row }, { column, found }) => {
      const known = columns.get(column);
      if (known === undefined) columns.set(column, { row, found, count: 1 });
      else known.count += 1;
    },
    tell: (problems) => {
      for (const [column, { row, found, count }] of columns)
        problems.add('note', 'rounded-figures', cellAt(table, row, column), found, {
          column: headingOf(table, column),
          decimals: String(MOST_DECIMALS),
          count: String(count),
        });
    },
  };
}

/** A workbook stores 5.35 % as 0.0535 and 100 % as 1, and nothing tells: where it may be so, the person says it for the table. */
function isFraction({ table, row, value, indicator, problems, asked }: ValueContext, number: ExactNumber): boolean {
  if (signOf(indicator.unitType) !== 'percent' || value.percent || number.scaled === 0n) return false;
  const { fractions } = table.mapping;
  const at = cellAt(table, row.row, value.column);
  const said = (each: ExactNumber): string => plainDecimal(settle(each)?.value ?? { scaled: 0, decimals: 0 });
  const percent = said(hundredfold(number));
  if (Math.abs(Number(value.number)) > 1.5) {
    if (fractions !== true) return false;
    // No fraction, where all of them are said to be: one of the two is not so.
    problems.add('error', 'percent-fraction', at, value.found, { percent, answered: 'fractions' });
    asked.fractions = true;
    return false;
  }
  if (fractions === null) problems.add('error', 'percent-fraction', at, value.found, { percent });
  // An answer that was given for another file is told, once for the table.
  else if (table.source === 'remembered' && !asked.fractions)
    problems.add('note', 'remembered-fractions', at, value.found, { percent: fractions ? percent : said(number) });
  asked.fractions = true;
  return fractions ?? false;
}

/** All digits of a cell: those of a formula do not fit into a `Decimal`. */
type ExactNumber = { readonly scaled: bigint; readonly decimals: number };

const MOST_DECIMALS = 9;

/** "53.87" and "1e-7" exactly, without the noise of a binary number (53.870000000000005); `null`: no number. */
function exactNumber(number: string): ExactNumber | null {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(denoised(number)) ?? [];
  if (whole === '') return null;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const decimals = fraction.length - Number(exponent);
  return decimals < 0 ? { scaled: digits * 10n ** BigInt(-decimals), decimals: 0 } : { scaled: digits, decimals };
}

/** Noise of added binary fractions stays behind the first 14 of the 17 digits of a number. */
const FIRM_DIGITS = 14;

/** The shorter number where that differs from a long one by noise alone: it has to end well before its last firm digit. */
function denoised(number: string): string {
  const isLong = (number.split('.')[1]?.length ?? 0) > MOST_DECIMALS;
  if (!isLong) return number;
  const value = Number(Number(number).toPrecision(FIRM_DIGITS));
  const text = value.toFixed(MOST_DECIMALS).replace(/\.?0+$/, '');
  return Number(text) === value ? text : number;
}

const hundredfold = ({ scaled, decimals }: ExactNumber): ExactNumber =>
  decimals >= 2 ? { scaled, decimals: decimals - 2 } : { scaled: scaled * 10n ** BigInt(2 - decimals), decimals: 0 };

/**
 * The number with at most nine decimals, rounded once from all of its digits, half-up away from zero; fewer where more would
 * not fit. `null`: too large.
 */
function settle({ scaled, decimals }: ExactNumber): { readonly value: Decimal; readonly rounded: boolean } | null {
  for (let kept = Math.min(decimals, MOST_DECIMALS); kept >= 0; kept -= 1) {
    const step = 10n ** BigInt(decimals - kept);
    const size = scaled < 0n ? -scaled : scaled;
    const whole = Number((size + step / 2n) / step);
    if (!Number.isSafeInteger(whole)) continue;
    const value = { scaled: scaled < 0n && whole > 0 ? -whole : whole, decimals: kept };
    return { value: kept < decimals ? decimalOf(shortest(value)) : value, rounded: size % step !== 0n };
  }
  return null;
}

/** Zeros that rounding leaves at the end are not written. */
const shortest = (value: Decimal): string =>
  plainDecimal(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
