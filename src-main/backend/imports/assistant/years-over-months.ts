import { type AnnualRule, annualOf, type GoalField, overridesMonths } from '#shared/domain/targets.ts';
import type { ProblemList } from '../problems.ts';
import { type AllowedFigures, type Stored, yearOf } from './goal-shares.ts';
import { type GoalFigures, silent } from './goal-values.ts';
import type { MappedTable } from './recognise.ts';
import { cellAt } from './row-keys.ts';

/**
 * A figure of the year that would stand over what the months of the year make needs its reason, which a table has no place for:
 * it is left out and said at its cell, as in a form (EG9). Where the table brings the months as well, its annual column counts.
 */
export function allowedFigures(table: MappedTable, rule: AnnualRule, problems: ProblemList): AllowedFigures {
  const kept = (figures: GoalFigures, field: GoalField, old: Stored): GoalFigures[GoalField] => {
    const figure = figures[field];
    const fromMonths = annualOf(old.months[field], rule);
    const next = yearOf(figure, { old, field, rule });
    const stands = figure.months.size === 0 && next !== null;
    if (!stands || !overridesMonths(next.typed, { typed: old.typed[field], fromMonths })) return figure;
    for (const { row, column, found } of figure.year?.cells ?? [])
      problems.add('warning', 'row-left-out', cellAt(table, row, column), found, {
        reason: 'needs-reason',
        expected: String(old[field] ?? ''),
      });
    return silent;
  };
  return (figures, old) =>
    old === undefined
      ? figures
      : { programmed: kept(figures, 'programmed', old), executed: kept(figures, 'executed', old) };
}
