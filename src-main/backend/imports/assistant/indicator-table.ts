import { Refusal } from '#shared/contract/errors.ts';
import { type Decimal, decimalOf, type Figure, plainDecimal } from '#shared/domain/decimal.ts';
import type { PlanValue } from '#shared/domain/imports.ts';
import { signOf } from '#shared/domain/indicators.ts';
import type { TableRow, TableValue } from '#shared/domain/table-mapping.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { figureOfValue } from '../../indicators/indicators.queries.ts';
import type { StoredIndicator } from '../../indicators/stored-indicators.ts';
import { emptyValue, patchOf, type ValueRow, valueImage, valuesOfTable } from '../../indicators/value-changes.ts';
import type { Db } from '../../platform/db/open.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { plain } from '../profiles/headings.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt, columnOfRole, headingOf } from './row-keys.ts';
import type { RowWrite, TableEdits } from './table-edits.ts';
import type { YearCatalogue } from './year-catalogue.ts';

/** A table of indicator values against those of the year, exactly as written; an empty cell says nothing (IN9). */
export function indicatorEdits(
  db: Db,
  yearId: number,
  table: MappedTable,
  catalogue: YearCatalogue,
): TableEdits & { readonly asksFractions: boolean } {
  const problems = createProblems();
  const stored = valuesOfTable(db, yearId);
  const asked = { fractions: false };
  const written = new Map<string, { readonly value: PlanValue; readonly write: RowWrite }>();
  const firstRows = new Map<number, number>();
  for (const row of table.rows) {
    const indicator = indicatorOf(table, row, catalogue, problems);
    if (indicator === null) continue;
    const first = firstRows.get(indicator.id);
    if (first !== undefined) {
      problems.add('error', 'repeated-goal', cellAt(table, row.row, columnOfRole(table, 'indicator')), indicator.name, {
        first: String(first),
      });
      continue;
    }
    firstRows.set(indicator.id, row.row);
    for (const value of row.values) {
      const key = `${indicator.id}:${value.year ?? ''}`;
      const context = { table, row, value, indicator, catalogue, problems, asked };
      const figure = figureIn(context);
      const write = figure === null ? null : writeOf(context, { key, figure, old: stored.get(key) });
      if (write !== null) written.set(key, write);
    }
  }
  const all = [...written.values()];
  return {
    values: all.map(({ value }) => value),
    rows: all.map(({ write }) => write),
    problems: problems.list(),
    asksFractions: asked.fractions,
  };
}

/** The name as the catalogue has it, whatever its case, accents, final point and note marks ("… 1/"). */
const indicatorName = (text: string): string =>
  plain(text)
    .replace(/(?:\s*,?\s*\d{1,2}\/)+$/, '')
    .replace(/[.:]+$/, '')
    .trim();

function indicatorOf(
  table: MappedTable,
  row: TableRow,
  { indicators }: YearCatalogue,
  problems: ProblemList,
): StoredIndicator | null {
  const key = row.keys.indicator;
  const at = cellAt(table, row.row, key?.column ?? columnOfRole(table, 'indicator'));
  if (key === undefined) {
    problems.add('error', 'bad-code', at, '', { column: headingOf(table, at.column ?? 1) });
    return null;
  }
  const found = indicators.filter(({ name }) => indicatorName(name) === indicatorName(key.text));
  if (found.length === 1 && found[0]) return found[0];
  problems.add('warning', 'row-left-out', at, key.text, { reason: 'indicator' });
  return null;
}

type ValueContext = {
  readonly table: MappedTable;
  readonly row: TableRow;
  readonly value: TableValue;
  readonly indicator: StoredIndicator;
  readonly catalogue: YearCatalogue;
  readonly problems: ProblemList;
  /** Set where a bare number of a percentage needs `fractions`. */
  readonly asked: { fractions: boolean };
};

/** What the cell says of the value; `null`: nothing, or a problem. */
function figureIn(context: ValueContext): Figure | null {
  const { table, row, value, indicator, catalogue, problems } = context;
  const at = cellAt(table, row.row, value.column);
  if (value.blank === 'empty' || (value.number === null && value.blank === null)) return null;
  if (value.year === null || !catalogue.indicatorYears.has(value.year)) {
    problems.add('warning', 'row-left-out', at, value.found, { reason: 'year', expected: String(value.year ?? '') });
    return null;
  }
  if (value.blank !== null) return { value: null, mark: value.blank };
  const column = headingOf(table, value.column);
  const decimal = exactDecimal(value.number ?? '');
  if (decimal === 'rounded') {
    problems.add('error', 'rounded-amount', at, value.found, { column, decimals: String(LONGEST_FRACTION) });
    return null;
  }
  if (decimal === null || (value.percent && signOf(indicator.unitType) !== 'percent')) {
    problems.add('error', 'bad-amount', at, value.found, { column });
    return null;
  }
  return { value: isFraction(context, decimal) ? hundredfold(decimal) : decimal, mark: null };
}

/** A workbook stores 5.35 % as 0.0535 and 100 % as 1, and nothing tells: where it may be so, the person says it for the table. */
function isFraction({ table, row, value, indicator, problems, asked }: ValueContext, decimal: Decimal): boolean {
  if (signOf(indicator.unitType) !== 'percent' || value.percent || decimal.scaled === 0) return false;
  const { fractions } = table.mapping;
  const at = cellAt(table, row.row, value.column);
  const percent = plainDecimal(hundredfold(decimal));
  if (Math.abs(decimal.scaled) > 1.5 * 10 ** decimal.decimals) {
    if (fractions !== true) return false;
    // No fraction, where all of them are said to be: one of the two is not so.
    problems.add('error', 'percent-fraction', at, value.found, { percent, answered: 'fractions' });
    asked.fractions = true;
    return false;
  }
  if (fractions === null) problems.add('error', 'percent-fraction', at, value.found, { percent });
  // An answer that was given for another file is told, once for the table.
  else if (table.source === 'remembered' && !asked.fractions)
    problems.add('note', 'remembered-fractions', at, value.found, {
      percent: fractions ? percent : plainDecimal(decimal),
    });
  asked.fractions = true;
  return fractions ?? false;
}

const LONGEST_FRACTION = 9;

/** "53.87" exactly; `rounded`: it has more decimals than anybody writes, and they are no noise. */
function exactDecimal(number: string): Decimal | 'rounded' | null {
  const long = /[eE]/.test(number) || (number.split('.')[1]?.length ?? 0) > LONGEST_FRACTION;
  const written = long ? denoised(number) : number;
  if (written === null) return 'rounded';
  if (!/^-?\d+(?:\.\d+)?$/.test(written)) return null;
  const { scaled, decimals } = decimalOf(written);
  return Number.isSafeInteger(scaled) ? { scaled: scaled === 0 ? 0 : scaled, decimals } : null;
}

/** Without the noise of a binary number (53.870000000000005); `null` where something else would go with it. */
function denoised(number: string): string | null {
  const value = Number(Number(number).toPrecision(FIRM_DIGITS));
  const text = value.toFixed(LONGEST_FRACTION).replace(/\.?0+$/, '');
  return Number(text) === value ? text : null;
}
/** Noise of added binary fractions stays behind the first 14 of the 17 digits of a number. */
const FIRM_DIGITS = 14;

const hundredfold = ({ scaled, decimals }: Decimal): Decimal =>
  decimals >= 2 ? { scaled, decimals: decimals - 2 } : { scaled: scaled * 10 ** (2 - decimals), decimals: 0 };

type PresentValue = ReturnType<typeof valuesOfTable> extends Map<string, infer Row> ? Row : never;

/** What writing the figure changes; a computed or a published one stays, which is said: it changes on its own screen. */
function writeOf(
  { table, row, value, indicator, problems }: ValueContext,
  { key, figure, old }: { readonly key: string; readonly figure: Figure; readonly old: PresentValue | undefined },
): { readonly value: PlanValue; readonly write: RowWrite } | null {
  const at = cellAt(table, row.row, value.column);
  const present = old ?? emptyValue;
  const before = figureOfValue(indicator, present);
  let patch: Partial<ValueRow>;
  try {
    patch = patchOf(present, { field: 'value', figure, text: value.found }, { measure: indicator, reason: '' });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'bad-value') {
      problems.add('error', 'bad-amount', at, value.found, { column: headingOf(table, value.column) });
      return null;
    }
    problems.add('warning', 'row-left-out', at, value.found, { reason: error.code, expected: shown(before) ?? '' });
    return null;
  }
  const columns = valueImage(patch);
  const stored = valueImage(present);
  const same = Object.keys(columns).length === 0;
  const source = {
    cell: `indicator:${indicator.id}:${value.year ?? ''}`,
    cells: [{ row: row.row, column: value.column, found: value.found }],
  };
  return {
    value: {
      place: 'indicator',
      code: indicator.name,
      name: indicator.name,
      share: null,
      field: null,
      year: value.year,
      month: null,
      status: same ? 'same' : shown(before) === null ? 'new' : 'changed',
      before: shown(before),
      after: shown(figure) ?? '',
      at,
    },
    write: {
      table: 'indicator_value',
      key,
      id: old?.id ?? null,
      parents: [],
      before:
        old === undefined ? null : Object.fromEntries(Object.keys(columns).map((name) => [name, stored[name] ?? null])),
      after:
        old === undefined
          ? { indicator_id: indicator.id, year: value.year, ...valueImage({ ...present, ...patch }) }
          : columns,
      sources: [source],
    },
  };
}

const shown = ({ value, mark }: Figure): string | null =>
  value === null && mark === null ? null : cellText({ kind: 'decimal', value, mark, suffix: '' });
