import { Refusal } from '#shared/contract/errors.ts';
import type { Input, RpcError } from '#shared/contract/index.ts';
import { movedBlock } from '#shared/domain/moved-block.ts';
import { annualOf } from '#shared/domain/targets.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import type { AppliedCells } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit, type Change, freshId, freshIds } from '../platform/undo/edit-log.ts';
import {
  annualTyped,
  type FigureField,
  foldedName,
  goalCells,
  measuresByName,
  monthCells,
  parseGoal,
  parseRule,
} from './goal-cells.ts';
import { versionChanges } from './poi-versions.commands.ts';
import {
  goalsOfVersion,
  removalsOfGoal,
  removalsOfShare,
  reordered,
  requireGoal,
  requireShare,
  type StoredGoal,
  storedGoals,
} from './stored-goals.ts';
import { cellKey } from './targets.commands.ts';

type Adding = Input<'targets.addGoals'>;
type NewGoal = Adding['goals'][number];
export type AddedGoals = AppliedCells & { readonly ids: readonly number[] };

/**
 * New goals from what a person wrote or pasted, and edits of cells with them, as one act. An activity or POI version that the
 * year does not know yet joins its catalogue. What is not clear is left out with its reason: an activity code that is none, an
 * activity that has a goal in the version already, a unit of measure that the catalogue lacks, a figure of the year that is not
 * what its months make and does not say where it comes from.
 */
export function addGoals(db: Db, author: Author, input: Adding): AddedGoals {
  return transaction(db, () => {
    const { yearId, poiVersion } = input;
    const goals = storedGoals(db, yearId);
    const present = goalsOfVersion(goals, poiVersion);
    const maker = goalMaker(db, input, new Set(present.map(({ activityCode }) => activityCode)));
    const rejected: { index: number; error: RpcError }[] = [];
    const attempt = <T>(index: number, act: () => T): T | null => {
      try {
        return act();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        rejected.push({ index, error: { code: error.code, detail: error.detail } });
        return null;
      }
    };
    const changeOf = goalCells(db, { yearId, goals, reason: '' });
    const last = new Map(input.cells.map((cell, index) => [cellKey(cell), index]));
    const edits = input.cells.map((cell, index) =>
      last.get(cellKey(cell)) === index ? attempt(index, () => changeOf(cell)) : null,
    );
    const made = input.goals.map((goal, index) => attempt(input.cells.length + index, () => maker.make(goal)));
    const added = made.filter((each) => each !== null);
    const order = insertedAt(present, input.beside, added);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: labelOf(added, edits.filter((each) => each !== null).length),
      changes: [
        ...edits.flatMap((changes) => changes ?? []),
        ...(added.length > 0 ? versionChanges(db, yearId, poiVersion) : []),
        ...added.flatMap(({ changes }) => changes),
        ...reordered(order),
      ],
    });
    const applied = edits.filter((each) => each !== null).length + added.reduce((sum, { cells }) => sum + cells, 0);
    return { applied, rejected, ids: added.map(({ goal }) => goal.id) };
  });
}

const labelOf = (added: readonly { readonly goal: StoredGoal }[], cells: number): string => {
  const [first] = added;
  return added.length === 1 && first && cells === 0
    ? es.edits.newGoal(first.goal.activityCode)
    : es.edits.pastedGoals(added.length, cells);
};

/** The goals of the version in their new order. @throws Refusal `not-found` for a neighbour that is not among them */
function insertedAt(
  present: readonly StoredGoal[],
  beside: Adding['beside'],
  added: readonly { readonly goal: StoredGoal }[],
): readonly StoredGoal[] {
  const at = beside === null ? present.length - 1 : present.findIndex(({ id }) => id === beside.id);
  if (beside !== null && at < 0) throw new Refusal('not-found', { what: 'target' });
  const place = at + (beside?.place === 'before' ? 0 : 1);
  return present.toSpliced(place, 0, ...added.map(({ goal }) => goal));
}

/** `cells`: how many texts it holds. */
type Made = { readonly goal: StoredGoal; readonly changes: readonly Change[]; readonly cells: number };

function goalMaker(db: Db, { yearId, poiVersion, newUnit }: Adding, taken: Set<string>) {
  const nextId = freshIds(db, 'target');
  const nextActivity = freshIds(db, 'activity');
  const { change: month } = monthCells(db, yearId);
  const measures = new Map(measuresByName(db, yearId));
  const activities = new Map(
    db
      .prepare<[number], { id: number; code: string; name: string }>(
        'SELECT id, code, name FROM activity WHERE year_id = ?',
      )
      .all(yearId)
      .map((activity) => [activity.code, activity]),
  );
  /** The unit of measure by its name, or a new one. */
  const measure = (name: string): { readonly id: number; readonly changes: readonly Change[] } => {
    const known = measures.get(foldedName(name));
    if (known !== undefined) return { id: known, changes: [] };
    if (newUnit === null || name === '')
      throw new Refusal('bad-value', { text: name, expected: es.targets.expectedUnit });
    const id = freshId(db, 'unit_of_measure');
    measures.set(foldedName(name), id);
    return {
      id,
      changes: [{ table: 'unit_of_measure', id, before: null, after: { year_id: yearId, name, ...newUnit } }],
    };
  };
  /** The activity joins the catalogue, or is called there what the person wrote. */
  const activity = (code: string, name: string): readonly Change[] => {
    const known = activities.get(code);
    if (name === '' || known?.name === name) return [];
    if (known) return [{ table: 'activity', id: known.id, before: { name: known.name }, after: { name } }];
    const id = nextActivity();
    activities.set(code, { id, code, name });
    return [{ table: 'activity', id, before: null, after: { year_id: yearId, code, name } }];
  };
  const make = (written: NewGoal): Made => {
    const activityCode = written.activityCode.trim();
    if (!/^\d{7}$/.test(activityCode))
      throw new Refusal('bad-value', { text: written.activityCode, expected: es.targets.expectedActivity });
    if (taken.has(activityCode))
      throw new Refusal('bad-value', { text: activityCode, expected: es.targets.expectedNewActivity });
    const said = { programmed: parseGoal(written.programmed), executed: parseGoal(written.executed) };
    const rule = written.rule.trim() === '' ? 'sum' : parseRule(written.rule);
    const months = written.months.flatMap((each) =>
      (['programmed', 'executed'] as const).map((field) => ({
        month: each.month,
        field,
        value: parseGoal(each[field]),
      })),
    );
    const typed = (field: FigureField): number | null => {
      const made = annualOf(
        months.toSorted((a, b) => a.month - b.month).flatMap((each) => (each.field === field ? [each.value] : [])),
        rule,
      );
      return annualTyped(said[field], { typed: null, fromMonths: made }, written.origin ?? '');
    };
    const [programmed, executed] = [typed('programmed'), typed('executed')];
    const unit = measure(written.unitOfMeasure.trim());
    taken.add(activityCode);
    const goal: StoredGoal = {
      id: nextId(),
      unitId: null,
      activityCode,
      acronym: null,
      poiVersion,
      position: 0,
      programmed,
      executed,
      programmedOrigin: programmed === null ? null : written.origin,
      executedOrigin: executed === null ? null : written.origin,
      unitOfMeasureId: unit.id,
      rule,
      evidence: '',
      phrase: null,
    };
    return {
      goal,
      changes: [
        ...activity(activityCode, written.activityName.trim()),
        ...unit.changes,
        { table: 'target', id: goal.id, before: null, after: goalImage(yearId, goal) },
        ...months.flatMap((each) => month(goal, each)),
      ],
      cells: [...Object.values(said), ...months.map(({ value }) => value)].filter((value) => value !== null).length + 2,
    };
  };
  return { make };
}

/** A goal as a row. */
export const goalImage = (yearId: number, goal: StoredGoal): Exclude<Change['after'], null> => ({
  year_id: yearId,
  activity_code: goal.activityCode,
  unit_of_measure_id: goal.unitOfMeasureId,
  poi_version: goal.poiVersion,
  programmed: goal.programmed,
  executed: goal.executed,
  position: goal.position,
  rule: goal.rule,
  evidence: goal.evidence,
  programmed_origin: goal.programmedOrigin,
  executed_origin: goal.executedOrigin,
});

/**
 * Takes goals away with their months, shares and comments, and the shares of organic units in other goals, as one act; undo
 * brings all of it back. @throws Refusal `not-found`
 */
export function removeRows(db: Db, author: Author, { yearId, ids, unitIds }: Input<'targets.removeRows'>): void {
  transaction(db, () => {
    const stored = storedGoals(db, yearId);
    const goals = [...new Set(ids)].map((id) => requireGoal(stored, { id, unitId: null }));
    const shares = [...new Set(unitIds)]
      .map((unitId) => requireShare(stored, unitId))
      .filter(({ id }) => !ids.includes(id));
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: removalLabel(goals, shares),
      changes: [
        ...goals.flatMap(({ id }) => removalsOfGoal(db, yearId, id)),
        ...shares.flatMap(({ unitId }) => removalsOfShare(db, yearId, unitId)),
      ],
    });
  });
}

function removalLabel(goals: readonly StoredGoal[], shares: readonly StoredGoal[]): string {
  if (shares.length === 0) return es.edits.goalsRemoved(goals.map(({ activityCode }) => activityCode));
  const [first, ...more] = new Set(shares.map(({ activityCode }) => activityCode));
  if (goals.length > 0 || first === undefined || more.length > 0)
    return es.edits.goalRowsRemoved(goals.length + shares.length);
  return es.edits.unitsRemoved(
    first,
    shares.map(({ acronym }) => acronym ?? ''),
  );
}

/** Moves goals of one POI version together, one place up or down; at the border they stay. Whether they moved. @throws Refusal `not-found` */
export function moveGoals(db: Db, author: Author, { yearId, ids, by }: Input<'targets.moveGoals'>): boolean {
  return transaction(db, () => {
    const goals = storedGoals(db, yearId);
    const chosen = ids.map((id) => requireGoal(goals, { id, unitId: null }));
    const present = goalsOfVersion(goals, chosen[0]?.poiVersion ?? '');
    if (chosen.length === 0 || chosen.some((goal) => !present.includes(goal)))
      throw new Refusal('not-found', { what: 'target' });
    const order = movedBlock(present, chosen, by);
    if (order === present) return false;
    const entry = applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.goalsMoved(chosen.map(({ activityCode }) => activityCode)),
      changes: reordered(order),
    });
    return entry !== null;
  });
}

/** Splits a goal by organic unit (PG4), in the words of the catalogue. @throws Refusal `not-found` */
export function addUnits(db: Db, author: Author, { yearId, id, acronyms }: Input<'targets.addUnits'>): void {
  transaction(db, () => {
    const goal = requireGoal(storedGoals(db, yearId), { id, unitId: null });
    const units = db
      .prepare<[number, number], { id: number; acronym: string; name: string }>(
        `SELECT id, acronym, name FROM organic_unit WHERE year_id = ?
            AND id NOT IN (SELECT organic_unit_id FROM target_unit WHERE target_id = ?) ORDER BY position, id`,
      )
      .all(yearId, id)
      .filter(({ acronym }) => acronyms.includes(acronym));
    const nextId = freshIds(db, 'target_unit');
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.unitsAdded(goal.activityCode, units.length),
      changes: units.map((unit) => ({
        table: 'target_unit',
        id: nextId(),
        before: null,
        after: {
          target_id: id,
          organic_unit_id: unit.id,
          phrase: es.targets.phraseOf(unit.name, unit.acronym),
          programmed: null,
          executed: null,
          programmed_origin: null,
          executed_origin: null,
        },
      })),
    });
  });
}
