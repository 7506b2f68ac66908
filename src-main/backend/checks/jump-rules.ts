import type { BudgetDimension } from '#shared/domain/budget.ts';
import { budgetDimensions, pimWithoutPia } from '#shared/domain/budget-checks.ts';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { type BudgetJump, budgetJumps, isJump, whole } from '#shared/domain/jumps.ts';
import { anchors } from '#shared/domain/notes.ts';
import { budgetTables, tableKeys } from '#shared/domain/table-columns.ts';
import { countText, tableAmount } from '#shared/format/es-pe.ts';
import type { CheckFacts } from './check-facts.ts';

const executionTable = { generica: 'execution-by-generica', activity: 'execution-by-activity' } as const;

/** CK9: a budget far from that of the year before is explained in a table that compares or shows it (TC11). */
export function budgetJumpsExplained({
  year,
  budget,
  previous,
  explanations,
  settings,
}: Pick<CheckFacts, 'year' | 'budget' | 'previous' | 'explanations' | 'settings'>): readonly Finding[] {
  if (previous === null) return [];
  return budgetDimensions.flatMap((dimension) => {
    const explained = explainedRows(explanations, dimension);
    return budgetJumps(budget[dimension], previous[dimension], settings.checks.jumpPercent)
      .filter(({ code }) => !explained.has(code))
      .map((jump) => budgetFinding(dimension, jump, year));
  });
}

/** A row is explained wherever a table of its dimension can print it. */
const explainedRows = (explanations: CheckFacts['explanations'], dimension: BudgetDimension): ReadonlySet<string> =>
  new Set(
    tableKeys
      .filter((table) => budgetTables[table] === dimension)
      .flatMap((table) => [...(explanations[table]?.keys() ?? [])]),
  );

function budgetFinding(dimension: BudgetDimension, { code, measures }: BudgetJump, year: number): Finding {
  const [first] = measures;
  const at = (measure: string): FindingPlace => ({
    table: dimension === 'generica' && measure === 'pia' ? 'pia-by-generica' : executionTable[dimension],
    row: code,
    column: measure,
  });
  const told = measures.flatMap(({ measure, before, now }) => [measure, tableAmount(before, 2), tableAmount(now, 2)]);
  return {
    rule: 'budget-jump',
    severity: 'warning',
    where: measures.map(({ measure }) => at(measure)),
    expected: first ? tableAmount(first.before, 2) : '',
    found: first ? tableAmount(first.now, 2) : '',
    difference: null,
    figures: told.join(' '),
    subject: `${dimension}/${code}`,
    detail: {
      dimension,
      row: code,
      year: String(year),
      before: String(year - 1),
      ...Object.fromEntries(
        measures.flatMap(({ measure, before, now }) => [
          [`${measure}Before`, tableAmount(before, 2)],
          [`${measure}Now`, tableAmount(now, 2)],
        ]),
      ),
    },
  };
}

/** CK8: money that no opening budget foresaw is explained; only where the year wants to be asked. */
export function pimExplained({
  budget,
  explanations,
  settings,
}: Pick<CheckFacts, 'budget' | 'explanations' | 'settings'>): readonly Finding[] {
  if (!settings.checks.pimWithoutPia) return [];
  return budgetDimensions.flatMap((dimension) => {
    const explained = explainedRows(explanations, dimension);
    return pimWithoutPia(budget[dimension])
      .filter(({ code }) => !explained.has(code))
      .map(({ code, pim }) => ({
        rule: 'pim-without-pia',
        severity: 'note',
        where: [{ table: executionTable[dimension], row: code, column: 'pim' }],
        expected: '',
        found: tableAmount(pim, 2),
        difference: null,
        detail: { dimension, row: code },
      }));
  });
}

/** CK9: a goal far from that of the year before, in the same unit of measure, is explained by a note at its row. */
export function goalJumpsExplained({
  year,
  targets,
  previousTargets,
  notes,
  settings,
}: Pick<CheckFacts, 'year' | 'targets' | 'previousTargets' | 'notes' | 'settings'>): readonly Finding[] {
  const noted = new Set((notes.targets ?? []).flatMap((note) => note.anchors));
  return targets.flatMap((target) => {
    const former = previousTargets.find(({ activityCode }) => activityCode === target.activityCode);
    if (!former || former.unit.name !== target.unit.name || noted.has(anchors.row(String(target.id)))) return [];
    return (['programmed', 'executed'] as const).flatMap((field): readonly Finding[] => {
      const [before, now] = [former[field], target[field]];
      if (before === null || now === null || !isJump(whole(before), whole(now), settings.checks.jumpPercent)) return [];
      return [
        {
          rule: 'goal-jump',
          severity: 'warning',
          where: [{ table: 'targets', row: target.activityCode, column: field }],
          expected: countText(before),
          found: countText(now),
          difference: null,
          detail: { activity: target.activityCode, field, year: String(year), before: String(year - 1) },
        },
      ];
    });
  });
}
