import type { Aggregation, TableRow, TableValue } from '#shared/domain/table-mapping.ts';
import type { AnnualRule, GoalField } from '#shared/domain/targets.ts';
import { readCount } from '../amounts.ts';
import type { ProblemList } from '../problems.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt, headingOf } from './row-keys.ts';
import type { SourceCell } from './table-edits.ts';

/** A goal's figure with the cells it comes from. */
export type Figure = { readonly value: number; readonly cells: readonly SourceCell[] };
/** `year`: the annual column, or what the months make; `stated`: it is the annual column. */
export type GoalFigure = {
  readonly year: Figure | null;
  readonly stated: boolean;
  readonly months: ReadonlyMap<number, Figure>;
};
export type GoalFigures = Readonly<Record<GoalField, GoalFigure>>;
/** Nothing is said of it. */
export const silent: GoalFigure = { year: null, stated: false, months: new Map() };
export const goalFields = ['programmed', 'executed'] as const satisfies readonly GoalField[];

/** What the person said of all goals of the table, else the goal's own rule; a new goal adds up, as everywhere (PG3). */
export const ruleOf = (said: Aggregation, own: AnnualRule | undefined): AnnualRule =>
  said === 'goal' ? (own ?? 'sum') : said;

/**
 * What a row says was programmed and executed, by month and in the year: its annual column, or its months by `rule`. Where it
 * has both, the annual one counts and a difference is said. An empty cell says nothing, which is not zero.
 */
export function rowFigures(table: MappedTable, row: TableRow, rule: AnnualRule, problems: ProblemList): GoalFigures {
  const of = (field: GoalField): GoalFigure => figureOf(table, row, { field, rule }, problems);
  return { programmed: of('programmed'), executed: of('executed') };
}

function figureOf(
  table: MappedTable,
  row: TableRow,
  { field, rule }: { readonly field: GoalField; readonly rule: AnnualRule },
  problems: ProblemList,
): GoalFigure {
  const values = row.values.filter(({ role }) => role === field);
  const read = (value: TableValue): Figure | null => wholeNumber(table, row, value, problems);
  const annual =
    values
      .filter(({ month }) => month === null)
      .map(read)
      .find((figure) => figure !== null) ?? null;
  const months = new Map(
    values.flatMap((value) => {
      const figure = value.month === null ? null : read(value);
      return value.month === null || figure === null ? [] : [[value.month, figure] as const];
    }),
  );
  const made = aggregate(months, rule);
  if (annual === null) return { year: made, stated: false, months };
  const [cell] = annual.cells;
  if (made !== null && made.value !== annual.value && cell)
    problems.add('warning', 'annual-differs', cellAt(table, row.row, cell.column), cell.found, {
      column: headingOf(table, cell.column),
      months: String(made.value),
      rule,
    });
  return { year: annual, stated: true, months };
}

/** The months as the year that they make, with the cells that it comes from. */
function aggregate(found: ReadonlyMap<number, Figure>, rule: AnnualRule): Figure | null {
  const months = [...found].toSorted(([a], [b]) => a - b).map(([, figure]) => figure);
  const last = months.at(-1);
  if (last === undefined) return null;
  if (rule === 'last') return last;
  if (rule === 'max') return months.reduce((best, month) => (month.value > best.value ? month : best));
  return addFigures(months);
}

/**
 * Several rows of one goal. Their months are added up only where that makes the same year: the last month of two rows, or the
 * highest, need not be the same month.
 */
export function addedUp(parts: readonly GoalFigures[], rule: AnnualRule): GoalFigures {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const sum = (field: GoalField): GoalFigure => {
    const figures = parts.map((part) => part[field]);
    const years = figures.flatMap(({ year }) => year ?? []);
    const months = new Map<number, Figure>();
    if (rule === 'sum')
      for (const [month, figure] of figures.flatMap((each) => [...each.months])) {
        const known = months.get(month);
        months.set(month, known === undefined ? figure : addFigures([known, figure]));
      }
    const stated = figures.some((figure) => figure.stated) || rule !== 'sum';
    return { year: years.length === 0 ? null : addFigures(years), stated, months };
  };
  return { programmed: sum('programmed'), executed: sum('executed') };
}

const addFigures = (figures: readonly Figure[]): Figure => ({
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
