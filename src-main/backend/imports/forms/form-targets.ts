import { Refusal } from '#shared/contract/errors.ts';
import type { GoalYear } from '#shared/contract/types.ts';
import { type CellPlace, cellAddress } from '#shared/domain/cell-address.ts';
import type { PlanValue, Problem, ProblemCode } from '#shared/domain/imports.ts';
import { signOf } from '#shared/domain/indicators.ts';
import { annualFigure, type GoalField, overridesMonths } from '#shared/domain/targets.ts';
import { cellText } from '#shared/format/cell-text.ts';
import { es } from '#shared/strings/es.ts';
import { figureOfValue, yearsOfTable } from '../../indicators/indicators.queries.ts';
import { type StoredIndicator, storedIndicators } from '../../indicators/stored-indicators.ts';
import { emptyValue, parseFigure, patchOf, valueImage, valuesOfTable } from '../../indicators/value-changes.ts';
import type { Db } from '../../platform/db/open.ts';
import type { RowImage } from '../../platform/undo/edit-log.ts';
import { yearChange } from '../../targets/goal-cells.ts';
import { requireGoal, type StoredGoal, storedGoals } from '../../targets/stored-goals.ts';
import { targetsOfYear } from '../../targets/targets.queries.ts';
import { readCount } from '../amounts.ts';
import type { RowWrite } from '../assistant/table-edits.ts';

/** A figure of the year that a cell of a form stands for. */
export type FormTarget = {
  readonly table: RowWrite['table'];
  /** `null`: there is no row for it yet. */
  readonly id: number | null;
  readonly says: Pick<PlanValue, 'place' | 'code' | 'name' | 'share' | 'field' | 'year' | 'month'>;
  /** As a form shows it; '' for none. */
  readonly shown: string;
  readonly read: (text: string) => FormChange;
};

export type FormChange =
  | { readonly kind: 'change'; readonly before: RowImage | null; readonly after: RowImage; readonly shown: string }
  | {
      readonly kind: 'refused';
      readonly severity: Problem['severity'];
      readonly code: ProblemCode;
      readonly detail: Readonly<Record<string, string>>;
    };

/** The goals and indicators of the year as they are now, by the place a form names. */
export function formTargets(
  db: Db,
  yearId: number,
  /** Of the form: where its figures come from. */
  fileName: string,
): { readonly find: (place: CellPlace) => FormTarget | null } {
  const goals = new Map(goalTargets(db, yearId, fileName));
  const indicators = new Map(storedIndicators(db, yearId).map((indicator) => [indicator.id, indicator]));
  const values = valuesOfTable(db, yearId);
  const years = new Set(yearsOfTable(db, yearId).map(({ year }) => year));
  const find = (place: CellPlace): FormTarget | null => {
    if (place.kind === 'budget' || place.kind === 'reference') return null;
    if (place.kind !== 'indicator') return goals.get(cellAddress(place)) ?? null;
    const indicator = indicators.get(place.id);
    if (!indicator || !years.has(place.year)) return null;
    return indicatorTarget(indicator, place.year, values.get(`${place.id}:${place.year}`));
  };
  return { find };
}

function goalTargets(db: Db, yearId: number, fileName: string): readonly (readonly [string, FormTarget])[] {
  const stored = storedGoals(db, yearId);
  return targetsOfYear(db, yearId).flatMap((target) =>
    [
      { place: 'target' as const, unitId: null, share: null, of: target },
      ...target.units.map((unit) => ({
        place: 'target-unit' as const,
        unitId: unit.id,
        share: unit.acronym,
        of: unit,
      })),
    ].flatMap(({ place, unitId, share, of }) => {
      const goal = requireGoal(stored, { id: target.id, unitId });
      return (['programmed', 'executed'] as const).map((field): readonly [string, FormTarget] => [
        `${place}:${of.id}:${field}`,
        {
          table: unitId === null ? 'target' : 'target_unit',
          id: of.id,
          says: { place, code: target.activityCode, name: target.activityName, share, field, year: null, month: null },
          shown: shownCount(of[field]),
          read: (text) => countChange(goal, { field, year: of, origin: es.imports.fromFile(fileName) }, text),
        },
      ]);
    }),
  );
}

const shownCount = (value: number | null): string => (value === null ? '' : String(value));

type GoalCell = { readonly field: GoalField; readonly year: GoalYear; readonly origin: string };

/**
 * A goal is counted: no sign, no fraction (PG6). An emptied cell says that it is not known, or that the months make it. A form
 * that says what is there changes nothing. A figure over the one that months make needs a reason, which a form has no place for.
 */
function countChange(goal: StoredGoal, { field, year, origin }: GoalCell, text: string): FormChange {
  const value = text === '' ? null : readCount(text);
  if (text !== '' && (value === null || value < 0))
    return { kind: 'refused', severity: 'error', code: 'not-whole', detail: {} };
  const [typed, fromMonths, shown] = [year.typed[field], year.fromMonths[field], year[field]];
  const next = value === shown ? typed : value;
  if (overridesMonths(next, { typed, fromMonths }))
    return {
      kind: 'refused',
      severity: 'warning',
      code: 'row-left-out',
      detail: { reason: 'needs-reason', expected: shownCount(shown) },
    };
  const { before, after } = yearChange(goal, {
    field,
    value: next,
    origin: next === typed ? year.origin[field] : next === null ? null : origin,
  });
  return { kind: 'change', before, after: after ?? {}, shown: shownCount(annualFigure({ typed: next, fromMonths })) };
}

type StoredValue = ReturnType<typeof valuesOfTable> extends Map<string, infer Row> ? Row : never;

function indicatorTarget(indicator: StoredIndicator, year: number, stored: StoredValue | undefined): FormTarget {
  const suffix = signOf(indicator.unitType) === 'percent' ? '%' : '';
  const shownOf = (value: Parameters<typeof figureOfValue>[1]): string => {
    const figure = figureOfValue(indicator, value);
    return figure.value === null && figure.mark === null ? '' : cellText({ kind: 'decimal', ...figure, suffix });
  };
  const present = stored ?? emptyValue;
  const read = (text: string): FormChange => {
    try {
      const patch = patchOf(present, parseFigure('value', text, indicator), { measure: indicator, reason: '' });
      const next = { ...present, ...patch };
      const columns = valueImage(patch);
      const image = valueImage(present);
      return {
        kind: 'change',
        before: stored ? Object.fromEntries(Object.keys(columns).map((name) => [name, image[name] ?? null])) : null,
        after: stored ? columns : { indicator_id: indicator.id, year, ...valueImage(next) },
        shown: shownOf(next),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'bad-value')
        return { kind: 'refused', severity: 'error', code: 'bad-amount', detail: { column: String(year) } };
      const detail = { reason: error.code, expected: shownOf(present) };
      return { kind: 'refused', severity: 'warning', code: 'row-left-out', detail };
    }
  };
  const { name } = indicator;
  return {
    table: 'indicator_value',
    id: stored?.id ?? null,
    says: { place: 'indicator', code: name, name, share: null, field: null, year, month: null },
    shown: shownOf(present),
    read,
  };
}
