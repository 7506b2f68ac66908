import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import {
  type AnnualFigure,
  type AnnualRule,
  annualOf,
  annualRules,
  monthsOfYear,
  overridesMonths,
} from '#shared/domain/targets.ts';
import { blankOf, parseCount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { type Change, freshIds } from '../platform/undo/edit-log.ts';
import { requireGoal, type StoredGoal } from './stored-goals.ts';

export type TargetCell = Input<'targets.setCells'>['cells'][number];
export type FigureField = 'programmed' | 'executed';

type Options = {
  readonly yearId: number;
  readonly goals: ReadonlyMap<string, StoredGoal>;
  readonly reason: string;
};

/** Turns what was written in the cells of goals into changes, one cell after the other; a later one knows of the earlier. */
export function goalCells(db: Db, { yearId, goals, reason }: Options): (cell: TargetCell) => readonly Change[] {
  const months = monthCells(db, yearId);
  const units = measuresByName(db, yearId);
  const rules = new Map<number, AnnualRule>();
  return (cell) => {
    const goal = requireGoal(goals, cell);
    const { field, text } = cell;
    if (field === 'programmed' || field === 'executed') {
      const value = parseGoal(text);
      if (cell.month !== null) return months.change(goal, { month: cell.month, field, value });
      const fromMonths = annualOf(months.figures(goal, field), rules.get(goal.id) ?? goal.rule);
      const typed = annualTyped(value, { typed: goal[field], fromMonths }, reason);
      return [yearChange(goal, { field, value: typed, origin: originOf(goal, { field, value: typed, reason }) })];
    }
    if (cell.month !== null || (field === 'phrase') !== (goal.unitId !== null))
      throw new Refusal('not-found', { what: 'cell' });
    if (field === 'rule') rules.set(goal.id, parseRule(text));
    return [{ ...placeOf(goal), ...columnChange(goal, field, text, units) }];
  };
}

/** Names of units of measure, however they are written, and their ids. */
export const measuresByName = (db: Db, yearId: number): ReadonlyMap<string, number> =>
  new Map(
    db
      .prepare<[number], { id: number; name: string }>('SELECT id, name FROM unit_of_measure WHERE year_id = ?')
      .all(yearId)
      .map(({ id, name }) => [foldedName(name), id]),
  );

export const foldedName = (name: string): string =>
  name.trim().normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('es');

/** A whole number without sign, or nothing (PG6). @throws Refusal `bad-value` */
export function parseGoal(text: string): number | null {
  if (blankOf(text) === 'empty') return null;
  const value = parseCount(text);
  if (value === null) throw new Refusal('bad-value', { text, expected: es.chapter.expected.count });
  return value;
}

/** How the months make the year, by its name, however it is written. @throws Refusal `bad-value` */
export function parseRule(text: string): AnnualRule {
  const rule = annualRules.find((each) => foldedName(es.targets.rules[each]) === foldedName(text));
  if (rule === undefined) throw new Refusal('bad-value', { text, expected: es.targets.expectedRule });
  return rule;
}

/**
 * What is typed for the year once `value` is written; nothing where the months make that already, and go on making it.
 * @throws Refusal `needs-reason` where it would stand over the months without one
 */
export function annualTyped(value: number | null, figure: AnnualFigure, reason: string): number | null {
  if (reason !== '') return value;
  if (overridesMonths(value, figure)) throw new Refusal('needs-reason');
  return figure.typed === null && value === figure.fromMonths ? null : value;
}

const placeOf = ({ id, unitId }: StoredGoal): Pick<Change, 'table' | 'id'> =>
  unitId === null ? { table: 'target', id } : { table: 'target_unit', id: unitId };

const originKey = { programmed: 'programmedOrigin', executed: 'executedOrigin' } as const;

type YearFigure = { readonly field: FigureField; readonly value: number | null; readonly origin: string | null };

/** The annual figure as it was typed, with where it comes from. */
export function yearChange(goal: StoredGoal, { field, value, origin }: YearFigure): Change {
  const before = goal[originKey[field]];
  const says = before === origin ? null : `${field}_origin`;
  return {
    ...placeOf(goal),
    before: { [field]: goal[field], ...(says === null ? {} : { [says]: before }) },
    after: { [field]: value, ...(says === null ? {} : { [says]: origin }) },
  };
}

/** A reason stays with the figure it is for; where only the figure is typed anew, its source does not hold any more. */
function originOf(
  goal: StoredGoal,
  { field, value, reason }: Omit<YearFigure, 'origin'> & { reason: string },
): string | null {
  if (value === goal[field]) return goal[originKey[field]];
  return value === null || reason === '' ? null : reason;
}

function columnChange(
  goal: StoredGoal,
  field: 'unitOfMeasure' | 'rule' | 'evidence' | 'phrase',
  text: string,
  units: ReadonlyMap<string, number>,
): Pick<Change, 'before' | 'after'> {
  const written = text.trim();
  switch (field) {
    case 'unitOfMeasure': {
      const unit = units.get(foldedName(written));
      if (unit === undefined) throw new Refusal('bad-value', { text, expected: es.targets.expectedUnit });
      return { before: { unit_of_measure_id: goal.unitOfMeasureId }, after: { unit_of_measure_id: unit } };
    }
    case 'rule':
      return { before: { rule: goal.rule }, after: { rule: parseRule(text) } };
    case 'phrase':
      return { before: { phrase: goal.phrase ?? '' }, after: { phrase: written } };
    case 'evidence':
      return { before: { evidence: goal.evidence }, after: { evidence: written } };
    default:
      return field satisfies never;
  }
}

type MonthFigure = { readonly month: number; readonly field: FigureField; readonly value: number | null };
type MonthRow = { readonly id: number; programmed: number | null; executed: number | null };

type Place = Pick<StoredGoal, 'id' | 'unitId'>;

/**
 * `change`: what a figure of a month changes; a month gets its row with the first figure, and both figures of it may come in
 * one act. `figures`: the months of a goal or share as they are after the changes that were made.
 */
export function monthCells(db: Db, yearId: number) {
  const keyOf = ({ id, unitId }: Place, month: number): string => `${id}/${unitId}/${month}`;
  const rows = new Map(
    db
      .prepare<[number], MonthRow & { targetId: number; unitId: number | null; month: number }>(
        `SELECT row.id, row.target_id AS targetId, row.target_unit_id AS unitId, row.month, row.programmed, row.executed
           FROM target_month AS row JOIN target ON target.id = row.target_id WHERE target.year_id = ?`,
      )
      .all(yearId)
      .map(({ targetId, unitId, month, ...row }): [string, MonthRow] => [keyOf({ id: targetId, unitId }, month), row]),
  );
  const nextId = freshIds(db, 'target_month');
  const change = (place: Place, { month, field, value }: MonthFigure): readonly Change[] => {
    const key = keyOf(place, month);
    const row = rows.get(key);
    if (row) {
      const before = { [field]: row[field] };
      row[field] = value;
      return [{ table: 'target_month', id: row.id, before, after: { [field]: value } }];
    }
    if (value === null) return [];
    const made: MonthRow = { id: nextId(), programmed: null, executed: null, [field]: value };
    rows.set(key, made);
    const { id, ...figures } = made;
    const after = { target_id: place.id, target_unit_id: place.unitId, month, ...figures };
    return [{ table: 'target_month', id, before: null, after }];
  };
  const figures = (place: Place, field: FigureField): readonly (number | null)[] =>
    Array.from({ length: monthsOfYear }, (_, index) => rows.get(keyOf(place, index + 1))?.[field] ?? null);
  return { change, figures };
}
