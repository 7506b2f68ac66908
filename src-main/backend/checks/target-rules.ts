import type { BudgetView } from '#shared/domain/budget.ts';
import type { Finding } from '#shared/domain/checks.ts';
import { progressOf } from '#shared/domain/execution.ts';
import { disagrees, isFarApart, pointsApart, unitsTotal } from '#shared/domain/targets.ts';
import { countText, percentText } from '#shared/format/es-pe.ts';
import type { TargetData } from '../targets/targets.queries.ts';

/** PG4: the split of a goal by organic unit adds up to the goal. */
export function unitsAddUp(targets: readonly TargetData[]): readonly Finding[] {
  return targets.flatMap((target) =>
    (['programmed', 'executed'] as const).flatMap((field): readonly Finding[] => {
      const found = unitsTotal(target.units, field);
      const expected = target[field];
      if (found === null || expected === null || found === expected) return [];
      return [
        {
          rule: 'units-add-up',
          severity: 'error',
          where: [{ table: 'targets', row: target.activityCode, column: field }],
          expected: countText(expected),
          found: countText(found),
          difference: countText(found - expected),
          detail: { activity: target.activityCode, field },
        },
      ];
    }),
  );
}

/** PG3: an annual figure that was typed is what its months make, unless a person said why not. */
export function monthsAddUp(targets: readonly TargetData[]): readonly Finding[] {
  return targets.flatMap((target) =>
    (['programmed', 'executed'] as const).flatMap((field): readonly Finding[] => {
      const [typed, fromMonths] = [target.typed[field], target.fromMonths[field]];
      if (typed === null || fromMonths === null || !disagrees({ typed, fromMonths })) return [];
      return [
        {
          rule: 'months-add-up',
          severity: target.origin[field] === null ? 'warning' : 'note',
          where: [{ table: 'targets', row: target.activityCode, column: field }],
          expected: countText(fromMonths),
          found: countText(typed),
          difference: countText(typed - fromMonths),
          detail: { activity: target.activityCode, field, rule: target.rule },
        },
      ];
    }),
  );
}

/** CK8: what nobody planned was executed all the same; a goal of zero has no progress to print. */
export const executedWasProgrammed = (targets: readonly TargetData[]): readonly Finding[] =>
  targets.flatMap(({ activityCode, programmed, executed }): readonly Finding[] =>
    programmed !== 0 || executed === null || executed === 0
      ? []
      : [
          {
            rule: 'executed-unprogrammed',
            severity: 'warning',
            where: [{ table: 'targets', row: activityCode, column: 'programmed' }],
            expected: '',
            found: countText(executed),
            difference: null,
            detail: { activity: activityCode },
          },
        ],
  );

/** CK8: more was done than planned; it may be right, and then the goal of the POI was not kept up. */
export const executedWithinProgrammed = (targets: readonly TargetData[]): readonly Finding[] =>
  targets.flatMap(({ activityCode, programmed, executed }): readonly Finding[] => {
    const progress = progressOf(executed, programmed, 1);
    if (programmed === null || executed === null || progress === null || executed <= programmed) return [];
    return [
      {
        rule: 'executed-above-programmed',
        severity: 'warning',
        where: [
          { table: 'targets', row: activityCode, column: 'executed' },
          { table: 'targets', row: activityCode, column: 'programmed' },
        ],
        expected: countText(programmed),
        found: countText(executed),
        difference: countText(executed - programmed),
        detail: { activity: activityCode, progress: percentText(progress) },
      },
    ];
  });

/** PG5: what was done and what was spent for it, where they are far apart. Nothing is wrong with that; somebody may ask. */
export function physicalAndFinancial(targets: readonly TargetData[], budget: BudgetView): readonly Finding[] {
  const financialOf = new Map(
    budget.rows.map(({ code, devengado, pim }) => [code, progressOf(devengado, pim, 1)] as const),
  );
  return targets.flatMap((target): readonly Finding[] => {
    const physical = progressOf(target.executed, target.programmed, 1);
    const financial = financialOf.get(target.activityCode) ?? null;
    if (physical === null || financial === null || !isFarApart(physical, financial, pointsApart)) return [];
    return [
      {
        rule: 'physical-financial-gap',
        severity: 'note',
        where: [
          { table: 'targets', row: target.activityCode, column: 'progress' },
          { table: 'execution-by-activity', row: target.activityCode },
        ],
        expected: percentText(financial),
        found: percentText(physical),
        difference: null,
        detail: { activity: target.activityCode },
      },
    ];
  });
}
