import { Refusal } from '#shared/contract/errors.ts';
import type { Figure } from '#shared/domain/decimal.ts';
import type { PlanValue } from '#shared/domain/imports.ts';
import type { TableRow } from '#shared/domain/table-mapping.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { figureOfValue } from '../../indicators/indicators.queries.ts';
import type { StoredIndicator } from '../../indicators/stored-indicators.ts';
import { emptyValue, patchOf, type ValueRow, valueImage, valuesOfTable } from '../../indicators/value-changes.ts';
import type { Db } from '../../platform/db/open.ts';
import { createProblems, type ProblemList } from '../problems.ts';
import { plain } from '../profiles/headings.ts';
import { figureIn, roundedFigures, type ValueContext } from './indicator-figures.ts';
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
  const rounded = roundedFigures(table);
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
      const found = figureIn(context);
      const write = found === null ? null : writeOf(context, { key, figure: found.figure, old: stored.get(key) });
      if (write === null) continue;
      written.set(key, write);
      if (found?.rounded) rounded.add(row, value);
    }
  }
  rounded.tell(problems);
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
