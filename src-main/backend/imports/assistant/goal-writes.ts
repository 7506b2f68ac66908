import type { PlanValue } from '#shared/domain/imports.ts';
import { type AnnualRule, annualOf } from '#shared/domain/targets.ts';
import { countText } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import type { ProblemList } from '../problems.ts';
import { type Goal, type Stored, sharesOf, wholeOf, yearOf } from './goal-shares.ts';
import { type Figure, type GoalFigures, goalFields, ruleOf } from './goal-values.ts';
import { monthWrites } from './month-writes.ts';
import type { StoredMonths } from './present-goals.ts';
import type { MappedTable } from './recognise.ts';
import type { RowWrite, TableEdits } from './table-edits.ts';
import type { YearCatalogue } from './year-catalogue.ts';
import { allowedFigures } from './years-over-months.ts';

type GoalInput = {
  readonly yearId: number;
  readonly code: string;
  readonly goal: Goal;
  readonly catalogue: YearCatalogue;
  readonly present: ReadonlyMap<string, TargetData>;
  readonly months: StoredMonths;
  /** What a goal that the year lacks begins with. */
  readonly fresh: { readonly poi_version: string; readonly position: number };
  readonly table: MappedTable;
  readonly problems: ProblemList;
  /** Where the figures come from, as the screen of goals says it. */
  readonly origin: string;
};

/** The rows that a goal of the table gives: the goal itself, the shares of its split, and the months of both. */
export function goalWrites(input: GoalInput): Pick<TableEdits, 'values' | 'rows'> {
  const { yearId, code, goal, catalogue, present: all, months, fresh, table, problems, origin } = input;
  const { aggregation, sheet } = table.mapping;
  const present = all.get(code);
  const rule = ruleOf(aggregation, present?.rule);
  const name = catalogue.activities.find((activity) => activity.code === code)?.name ?? code;
  const key = `target ${code}`;
  const inForce = goal.rows.some(({ figures }) => hasMonths(figures)) ? rule : (present?.rule ?? rule);
  const allowed = allowedFigures(table, inForce, problems);
  const shares = sharesOf(goal, present, { rule, allowed });
  const whole = allowed(wholeOf(goal, { shares, present, rule }), present);
  const base = { code, name, year: null, sheet, rule };
  const rules = ruleChange(present, whole, rule);
  const { before, after } = images(whole, present, {
    fresh: {
      year_id: yearId,
      activity_code: code,
      unit_of_measure_id: goal.unit.id,
      ...fresh,
    },
    origin,
    rule,
  });
  const values: PlanValue[] = [
    ...valuesOf({ ...base, place: 'target', share: null }, present ?? null, whole),
    ...(rules === null ? [] : ruleValues(base, present, whole, new Set(shares.map(({ unit }) => unit.acronym)))),
  ];
  const rows: RowWrite[] = [
    {
      table: 'target',
      key,
      id: present?.id ?? null,
      parents: [],
      before: before === null ? null : { ...before, ...rules?.before },
      after: { ...after, ...rules?.after },
      sources: sourcesOf('target', whole),
    },
    ...monthWrites(whole, { key, parents: [{ key, column: 'target_id' }], stored: months(present?.id, null) }),
  ];
  for (const { unit, figures, old } of shares) {
    const shareKey = `${key} ${unit.acronym}`;
    const ofGoal = { key, column: 'target_id' };
    values.push(...valuesOf({ ...base, place: 'target-unit', share: unit.acronym }, old ?? null, figures));
    rows.push(
      {
        table: 'target_unit',
        key: shareKey,
        id: old?.id ?? null,
        parents: old === undefined ? [ofGoal] : [],
        ...images(figures, old, {
          fresh: { organic_unit_id: unit.id, phrase: es.targets.phraseOf(unit.name, unit.acronym) },
          origin,
          rule,
        }),
        sources: sourcesOf('target-unit', figures),
      },
      ...monthWrites(figures, {
        key: shareKey,
        parents: [ofGoal, { key: shareKey, column: 'target_unit_id' }],
        stored: months(present?.id, old?.id),
      }),
    );
  }
  return { values, rows };
}

const hasMonths = (figures: GoalFigures): boolean => goalFields.some((field) => figures[field].months.size > 0);

/** Months that the table counts in its own way change how the goal counts them; a goal without months keeps its rule. */
function ruleChange(
  present: TargetData | undefined,
  figures: GoalFigures,
  rule: AnnualRule,
): Required<Pick<RowWrite, 'before' | 'after'>> | null {
  if (!hasMonths(figures)) return null;
  if (present === undefined) return { before: null, after: { rule } };
  return present.rule === rule ? null : { before: { rule: present.rule }, after: { rule } };
}

type Ruled = { readonly rule: AnnualRule };

/**
 * What the file says nothing about, or says as it is already, stays: also a year that follows from its months. Another figure is
 * one of the year itself, with the file as where it comes from (EG9), or follows from the months that the file brings.
 */
function images(
  figures: GoalFigures,
  old: Stored | undefined,
  { fresh, origin, rule }: Ruled & { readonly fresh: RowWrite['after']; readonly origin: string },
): Pick<RowWrite, 'before' | 'after'> {
  const said = goalFields.flatMap((field) => {
    const next = yearOf(figures[field], { old, field, rule });
    if (next === null) return [];
    const same = figures[field].months.size === 0 ? next.value === old?.[field] : next.typed === old?.typed[field];
    return same ? [] : [{ field, typed: next.typed }];
  });
  const written = Object.fromEntries(
    said.flatMap(({ field, typed }) => [
      [field, typed],
      [`${field}_origin`, typed === null ? null : origin],
    ]),
  );
  if (old === undefined) return { before: null, after: { ...fresh, ...written } };
  const before = said.flatMap(({ field }) => [
    [field, old.typed[field]],
    [`${field}_origin`, old.origin[field]],
  ]);
  return { before: Object.fromEntries(before), after: written };
}

const sourcesOf = (place: 'target' | 'target-unit', figures: GoalFigures): RowWrite['sources'] =>
  goalFields.flatMap((field) => {
    const { year } = figures[field];
    return year === null ? [] : [{ cell: `${place}:{id}:${field}`, cells: year.cells }];
  });

type Said = Pick<PlanValue, 'place' | 'code' | 'name' | 'share' | 'year'> & Ruled & { readonly sheet: string };

/** The year first, then its months. */
function valuesOf(said: Said, old: Stored | null, figures: GoalFigures): readonly PlanValue[] {
  return goalFields.flatMap((field) => {
    const figure = figures[field];
    const next = yearOf(figure, { old, field, rule: said.rule });
    if (figure.year === null || next === null) return [];
    return [
      planValue(said, {
        field,
        month: null,
        before: old?.[field] ?? null,
        after: next.value,
        cells: figure.year.cells,
      }),
      ...[...figure.months].map(([month, { value, cells }]) =>
        planValue(said, { field, month, before: old?.months[field][month - 1] ?? null, after: value, cells }),
      ),
    ].flat();
  });
}

type Compared = Pick<PlanValue, 'month'> & {
  readonly field: 'programmed' | 'executed';
  readonly before: number | null;
  readonly after: number;
  readonly cells: Figure['cells'];
};

function planValue({ sheet, rule: _, ...said }: Said, { field, month, before, after, cells }: Compared): PlanValue[] {
  const [first] = cells;
  if (first === undefined) return [];
  return [
    {
      ...said,
      field,
      month,
      status: before === null ? 'new' : before === after ? 'same' : 'changed',
      before: before === null ? null : countText(before),
      after: countText(after),
      at: { sheet, row: first.row, column: first.column },
    },
  ];
}

/** Another way of counting months is shown like a figure, and so are the years it changes of which the file says nothing. */
function ruleValues(
  said: Omit<Said, 'place' | 'share'>,
  present: TargetData | undefined,
  figures: GoalFigures,
  shares: ReadonlySet<string>,
): readonly PlanValue[] {
  const [cell] = goalFields.flatMap((field) => figures[field].year?.cells ?? []);
  if (present === undefined || cell === undefined || present.rule === said.rule) return [];
  const { sheet, rule, ...base } = said;
  const places = [
    {
      place: 'target' as const,
      share: null,
      of: present,
      silent: goalFields.filter((field) => figures[field].year === null),
    },
    ...present.units.map((unit) => ({
      place: 'target-unit' as const,
      share: unit.acronym,
      of: unit,
      silent: shares.has(unit.acronym) ? [] : goalFields,
    })),
  ];
  const changed = {
    ...base,
    month: null,
    status: 'changed' as const,
    at: { sheet, row: cell.row, column: cell.column },
  };
  return [
    {
      ...changed,
      place: 'target',
      share: null,
      field: 'rule',
      before: es.targets.rules[present.rule],
      after: es.targets.rules[rule],
    },
    ...places.flatMap(({ place, share, of, silent }) =>
      silent.flatMap((field): readonly PlanValue[] => {
        const after = of.typed[field] ?? annualOf(of.months[field], rule);
        const before = of[field];
        if (before === null || after === null || before === after) return [];
        return [{ ...changed, place, share, field, before: countText(before), after: countText(after) }];
      }),
    ),
  ];
}
