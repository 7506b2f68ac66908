import type { CatalogueRow } from '#shared/contract/types.ts';
import type { BudgetDimension } from '#shared/domain/budget.ts';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { isNearCode, isNearName } from '#shared/domain/near-miss.ts';
import type { TargetData } from '../targets/targets.queries.ts';
import type { CheckFacts } from './check-facts.ts';

const dimensions = ['generica', 'activity'] as const satisfies readonly BudgetDimension[];
const executionTable = { generica: 'execution-by-generica', activity: 'execution-by-activity' } as const;

/** CK7: no name of the year is nearly that of another one. Genéricas of two categories may share a name. */
export function namesWrittenOnce({
  catalogue,
  targets,
}: Pick<CheckFacts, 'catalogue' | 'targets'>): readonly Finding[] {
  return [
    ...dimensions.flatMap((kind) =>
      nearPairs(catalogue[kind]).map(([first, second]) =>
        nearName(kind, first.name, second.name, {
          where: [{ setting: 'catalogues' }],
          subject: `${kind}/${second.code}/${first.code}`,
          codes: { code: second.code, other: first.code },
        }),
      ),
    ),
    ...nearPairs(unitsInUse(targets)).map(([first, second]) =>
      nearName('unit', first.name, second.name, {
        where: [...second.goals, ...first.goals].map((row) => ({ table: 'targets', row, column: 'programmed' })),
        subject: second.name,
        codes: {},
      }),
    ),
  ];
}

/** CK7: a code of the budget or of a goal that the catalogue lacks, where one that it has looks like it. */
export function codesOfCatalogue({
  catalogue,
  targets,
  budget,
}: Pick<CheckFacts, 'catalogue' | 'targets' | 'budget'>): readonly Finding[] {
  return [
    ...dimensions.flatMap((kind) =>
      budget[kind].rows.flatMap(({ code, name }) =>
        // A name of its own in the file says that it is another one.
        unknownCode(kind, code, { known: catalogue[kind], name: name === code ? null : name }, [
          { table: executionTable[kind], row: code },
        ]),
      ),
    ),
    ...targets.flatMap(({ activityCode }) =>
      unknownCode('activity', activityCode, { known: catalogue.activity, name: null }, [
        { table: 'targets', row: activityCode, column: 'programmed' },
      ]),
    ),
  ];
}

function unknownCode(
  kind: BudgetDimension,
  code: string,
  { known, name }: { readonly known: readonly CatalogueRow[]; readonly name: string | null },
  where: readonly FindingPlace[],
): readonly Finding[] {
  if (known.some((row) => row.code === code)) return [];
  const near = known.filter(
    (row) => isNearCode(code, row.code) && (name === null || name === row.name || isNearName(name, row.name)),
  );
  if (near.length === 0) return [];
  return [
    {
      rule: 'unknown-code',
      severity: 'warning',
      where,
      expected: near.map((row) => row.code).join(', '),
      found: code,
      difference: null,
      detail: { kind },
    },
  ];
}

type UnitInUse = { readonly name: string; readonly goals: readonly string[] };

/** Most used first, so that the rarer spelling is the one that is asked about. Nobody sees a unit that no goal has. */
function unitsInUse(targets: readonly TargetData[]): readonly UnitInUse[] {
  const names = [...new Set(targets.map(({ unit }) => unit.name))];
  return names
    .map((name) => ({
      name,
      goals: targets.filter(({ unit }) => unit.name === name).map(({ activityCode }) => activityCode),
    }))
    .toSorted((a, b) => b.goals.length - a.goals.length);
}

function nearPairs<Named extends { readonly name: string }>(
  all: readonly Named[],
): readonly (readonly [Named, Named])[] {
  return all.flatMap((first, at) =>
    all
      .slice(at + 1)
      .filter(({ name }) => isNearName(first.name, name))
      .map((second) => [first, second] as const),
  );
}

const nearName = (
  kind: BudgetDimension | 'unit',
  expected: string,
  found: string,
  at: {
    readonly where: readonly FindingPlace[];
    readonly subject: string;
    readonly codes: Readonly<Record<string, string>>;
  },
): Finding => ({
  rule: 'near-name',
  severity: 'warning',
  where: at.where,
  expected,
  found,
  difference: null,
  subject: at.subject,
  detail: { kind, ...at.codes },
});
