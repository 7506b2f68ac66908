import type { TableMapping, TableRow, TableValue } from '#shared/domain/table-mapping.ts';
import { readCount } from '../amounts.ts';
import type { ProblemList } from '../problems.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt, headingOf } from './row-keys.ts';
import type { SourceCell } from './table-edits.ts';

/** A goal's figure with the cells it comes from. */
export type Figure = { readonly value: number; readonly cells: readonly SourceCell[] };
export type GoalFigures = Readonly<Record<GoalField, Figure | null>>;
export type GoalField = 'programmed' | 'executed';
export const goalFields = ['programmed', 'executed'] as const;

/**
 * What a row says was programmed and executed in the year: its annual column, or its months by the rule of the mapping. Where
 * it has both, the annual one counts and a difference is said. An empty cell says nothing, which is not zero.
 */
export function rowFigures(table: MappedTable, row: TableRow, problems: ProblemList): GoalFigures {
  return {
    programmed: figureOf(table, row, 'programmed', problems),
    executed: figureOf(table, row, 'executed', problems),
  };
}

function figureOf(table: MappedTable, row: TableRow, field: GoalField, problems: ProblemList): Figure | null {
  const values = row.values.filter(({ role }) => role === field);
  const read = (value: TableValue): Figure | null => wholeNumber(table, row, value, problems);
  const annual =
    values
      .filter(({ month }) => month === null)
      .map(read)
      .find((figure) => figure !== null) ?? null;
  const months = values
    .filter(({ month }) => month !== null)
    .sort((a, b) => (a.month ?? 0) - (b.month ?? 0))
    .flatMap((value) => read(value) ?? []);
  const made = aggregate(months, table.mapping.aggregation);
  if (annual === null) return made;
  const [cell] = annual.cells;
  if (made !== null && made.value !== annual.value && cell)
    problems.add('warning', 'annual-differs', cellAt(table, row.row, cell.column), cell.found, {
      column: headingOf(table, cell.column),
      months: String(made.value),
      rule: table.mapping.aggregation,
    });
  return annual;
}

function aggregate(months: readonly Figure[], rule: TableMapping['aggregation']): Figure | null {
  const last = months.at(-1);
  if (last === undefined) return null;
  if (rule === 'last') return last;
  if (rule === 'max') return months.reduce((best, month) => (month.value > best.value ? month : best));
  return addFigures(months);
}

export const addFigures = (figures: readonly Figure[]): Figure => ({
  value: figures.reduce((sum, { value }) => sum + value, 0),
  cells: figures.flatMap(({ cells }) => cells),
});

/** Goals are counted: no sign, no fraction, no percentage (PG6). */
function wholeNumber(table: MappedTable, row: TableRow, value: TableValue, problems: ProblemList): Figure | null {
  const { number, percent, column, found } = value;
  if (number === null) return null;
  const count = percent ? null : readCount(number);
  if (count === null || count < 0) {
    problems.add('error', 'not-whole', cellAt(table, row.row, column), found, { column: headingOf(table, column) });
    return null;
  }
  return { value: count, cells: [{ row: row.row, column, found }] };
}
