import type { CellAddress, ParsedGoal, ParsedLine } from '#shared/domain/imports.ts';
import { readCount } from '../amounts.ts';
import type { ProblemList } from '../problems.ts';
import { GOAL_COLUMNS } from './siaf-columns.ts';

/** A row of the report as the goals see it; `codes` is `null` where the row is not readable. */
type GoalRow = {
  readonly sheet: string;
  readonly codes: ParsedLine['codes'] | null;
  readonly text: (column: string) => string;
  readonly at: (column: string) => CellAddress;
};

/** The physical goals, which SIAF repeats in every row of a sec_func: taken once, never added up (formats.md §3). */
export function createGoals(problems: ProblemList): {
  readonly add: (row: GoalRow) => void;
  readonly list: () => readonly ParsedGoal[];
} {
  const goals = new Map<string, ParsedGoal>();
  return {
    add: (row) => {
      const secFunc = row.text(GOAL_COLUMNS.secFunc);
      const activityCode = row.codes?.activityCode;
      const unit = row.text(GOAL_COLUMNS.unitOfMeasure);
      if (secFunc === '' || activityCode === undefined || unit === '') return;
      const known = goals.get(secFunc);
      if (known) return compare(known, row, problems);
      goals.set(secFunc, {
        sheet: row.sheet,
        row: row.at(GOAL_COLUMNS.secFunc).row,
        secFunc,
        activityCode,
        purpose: row.text(GOAL_COLUMNS.purpose),
        unitOfMeasure: unit,
        programmed: count(row, GOAL_COLUMNS.programmed, problems),
        executed: count(row, GOAL_COLUMNS.executed, problems),
      });
    },
    list: () => [...goals.values()],
  };
}

function count(row: GoalRow, column: string, problems: ProblemList): number | null {
  const found = row.text(column);
  if (found === '') return null;
  const value = readCount(found);
  if (value === null) problems.add('warning', 'bad-amount', row.at(column), found, { column });
  return value;
}

function compare(known: ParsedGoal, row: GoalRow, problems: ProblemList): void {
  const programmed = row.text(GOAL_COLUMNS.programmed);
  const executed = row.text(GOAL_COLUMNS.executed);
  const same = readCount(programmed) === known.programmed && readCount(executed) === known.executed;
  if (same) return;
  problems.add('warning', 'goal-differs', row.at(GOAL_COLUMNS.secFunc), `${programmed} / ${executed}`, {
    first: String(known.row),
    secFunc: known.secFunc,
  });
}
