import type { GoalYear } from '#shared/contract/types.ts';
import { groupBy } from '#shared/domain/group-by.ts';
import type { TableRow } from '#shared/domain/table-mapping.ts';
import { type AnnualRule, annualOf, type GoalField, yearAfter } from '#shared/domain/targets.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import { addedUp, type GoalFigure, type GoalFigures, silent } from './goal-values.ts';
import type { OrganicUnit, UnitOfMeasure } from './year-catalogue.ts';

/** What a table says of one goal, row by row; `share`: the organic unit of a row of a split. */
export type Goal = {
  readonly unit: UnitOfMeasure;
  readonly rows: { readonly row: TableRow; readonly figures: GoalFigures; readonly share: OrganicUnit | null }[];
};

/** What the year has of a goal, or of the share of one organic unit. */
export type Stored = Pick<GoalYear, 'programmed' | 'executed' | 'typed' | 'origin' | 'months'>;

/** The figures without those that may not be written over `old`. */
export type AllowedFigures = (figures: GoalFigures, old: Stored | undefined) => GoalFigures;

/** What a table says of the share of one organic unit. `old`: what is there. */
export type Share = {
  readonly unit: OrganicUnit;
  readonly figures: GoalFigures;
  readonly old: TargetData['units'][number] | undefined;
};

/** The shares that a table names of a goal, in its order; none where it does not name organic units. */
export const sharesOf = (
  goal: Goal,
  present: TargetData | undefined,
  { rule, allowed }: { readonly rule: AnnualRule; readonly allowed: AllowedFigures },
): readonly Share[] =>
  [...groupBy(goal.rows, ({ share }) => share?.id ?? null).values()].flatMap((parts) => {
    const unit = parts[0]?.share;
    if (!unit) return [];
    const figures = addedUp(
      parts.map((part) => part.figures),
      rule,
    );
    const old = present?.units.find(({ acronym }) => acronym === unit.acronym);
    return [{ unit, figures: allowed(figures, old), old }];
  });

/** The figure of the year after the import, and what of it is typed; `null`: the table says nothing of it. */
export const yearOf = (
  { year, stated, months }: GoalFigure,
  {
    old,
    field,
    rule,
  }: { readonly old: Stored | null | undefined; readonly field: GoalField; readonly rule: AnnualRule },
): ReturnType<typeof yearAfter> =>
  yearAfter(
    {
      year: year?.value ?? null,
      stated,
      months: new Map([...months].map(([month, { value }]) => [month, value])),
    },
    { typed: old?.typed[field] ?? null, months: old?.months[field] ?? [] },
    rule,
  );

type WholeInput = {
  readonly shares: readonly Share[];
  readonly present: TargetData | undefined;
  readonly rule: AnnualRule;
};

/** What a table makes of the goal itself: its row, or the shares that it names with those that the year has besides. */
export function wholeOf(goal: Goal, input: WholeInput): GoalFigures {
  const said = addedUp(
    goal.rows.map(({ figures }) => figures),
    input.rule,
  );
  return { programmed: withOthers(said, 'programmed', input), executed: withOthers(said, 'executed', input) };
}

/**
 * SPEC TG-3: the goal is what all of its shares add up to, also those of which the table says nothing. It gets their months
 * only where each of them follows from its own: else nobody knows what the goal was in a month.
 */
function withOthers(said: GoalFigures, field: GoalField, { shares, present, rule }: WholeInput): GoalFigure {
  const figure = said[field];
  const named = shares.filter(({ figures }) => figures[field].year !== null);
  const unnamed = (present?.units ?? []).filter(({ acronym }) => named.every(({ unit }) => unit.acronym !== acronym));
  const others = unnamed.flatMap((share) => {
    const typed = share.typed[field];
    const months = share.months[field];
    const value = typed ?? annualOf(months, rule);
    return value === null ? [] : [{ value, months, byMonth: typed === null }];
  });
  if (shares.length === 0) return figure;
  if (named.length === 0) return silent;
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const years = named.map(({ figures, old }) => yearOf(figures[field], { old, field, rule })?.value ?? 0);
  const year = {
    value: sum([...years, ...others.map(({ value }) => value)]),
    cells: named.flatMap(({ figures }) => figures[field].year?.cells ?? []),
  };
  if (!others.every(({ byMonth }) => byMonth)) return { year, stated: true, months: new Map() };
  const ofMonth = (month: number): number =>
    sum([
      ...named.map(({ figures, old }) => figures[field].months.get(month)?.value ?? old?.months[field][month - 1] ?? 0),
      ...others.map(({ months }) => months[month - 1] ?? 0),
    ]);
  const months = new Map([...figure.months].map(([month, { cells }]) => [month, { value: ofMonth(month), cells }]));
  return { year, stated: figure.stated, months };
}
