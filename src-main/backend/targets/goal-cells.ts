import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { type AnnualRule, annualOf, annualRules, overMonths } from '#shared/domain/targets.ts';
import { blankOf, parseCount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { type Change, freshIds } from '../platform/undo/edit-log.ts';
import { monthsOfGoals } from './goal-years.ts';
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
  const monthChange = monthCells(db, yearId);
  const monthsOf = monthsOfGoals(db, yearId);
  const units = measuresByName(db, yearId);
  return (cell) => {
    const goal = requireGoal(goals, cell);
    const { field, text } = cell;
    if (field === 'programmed' || field === 'executed') {
      const value = parseGoal(text);
      if (cell.month !== null) return monthChange(goal, { month: cell.month, field, value });
      const months = monthsOf({ targetId: goal.id, unitId: goal.unitId })[field];
      const figure = { typed: goal[field], fromMonths: annualOf(months, goal.rule) };
      if (value !== null && overMonths(figure) && reason === '') throw new Refusal('needs-reason');
      return [yearChange(goal, { field, value, origin: originOf(goal, { field, value, reason }) })];
    }
    if (cell.month !== null || (field === 'phrase') !== (goal.unitId !== null))
      throw new Refusal('not-found', { what: 'cell' });
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

/** A month gets its row with the first figure; both figures of it may come in one act. */
export function monthCells(db: Db, yearId: number) {
  const rows = new Map(
    db
      .prepare<[number], MonthRow & { targetId: number; unitId: number | null; month: number }>(
        `SELECT row.id, row.target_id AS targetId, row.target_unit_id AS unitId, row.month, row.programmed, row.executed
           FROM target_month AS row JOIN target ON target.id = row.target_id WHERE target.year_id = ?`,
      )
      .all(yearId)
      .map(({ targetId, unitId, month, ...row }): [string, MonthRow] => [`${targetId}/${unitId}/${month}`, row]),
  );
  const nextId = freshIds(db, 'target_month');
  return (
    { id, unitId }: Pick<StoredGoal, 'id' | 'unitId'>,
    { month, field, value }: MonthFigure,
  ): readonly Change[] => {
    const key = `${id}/${unitId}/${month}`;
    const row = rows.get(key);
    if (row) {
      const before = { [field]: row[field] };
      row[field] = value;
      return [{ table: 'target_month', id: row.id, before, after: { [field]: value } }];
    }
    if (value === null) return [];
    const made: MonthRow = { id: nextId(), programmed: null, executed: null, [field]: value };
    rows.set(key, made);
    const { id: rowId, ...figures } = made;
    return [
      {
        table: 'target_month',
        id: rowId,
        before: null,
        after: { target_id: id, target_unit_id: unitId, month, ...figures },
      },
    ];
  };
}
