import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type AppliedCells, applyCells, requireApplied } from '../platform/undo/apply-cells.ts';
import { type Author, applyEdit } from '../platform/undo/edit-log.ts';
import { goalCells, type TargetCell, yearChange } from './goal-cells.ts';
import { goalKey, requireGoal, type StoredGoal, storedGoals } from './stored-goals.ts';
import { siafGoals } from './targets.queries.ts';

/**
 * Writes what a person typed for a goal, for a month of it, or for the share of one organic unit. An emptied cell is "not
 * filled in", not zero; where months are filled in, the year is then what they make.
 * @throws Refusal `bad-value` for anything but a whole number without sign (PG6), `not-found` for another year's goal,
 * `needs-reason` for an annual figure typed over that of the months
 */
export function setTargetCell(db: Db, author: Author, { yearId, reason, ...cell }: Input<'targets.setCell'>): void {
  requireApplied(setTargetCells(db, author, { yearId, cells: [cell], reason }));
}

/** A block of goals in one act; a text that is no whole number, or a goal of another year, is left out with its reason. */
export function setTargetCells(
  db: Db,
  author: Author,
  { yearId, cells, reason }: Input<'targets.setCells'>,
): AppliedCells {
  return transaction(db, () => {
    const goals = storedGoals(db, yearId);
    return applyCells(db, author, {
      yearId,
      cells,
      keyOf: cellKey,
      changesOf: goalCells(db, { yearId, goals, reason }),
      label: (written) => cellsLabel(goals, written),
      ...(reason === '' ? {} : { reason }),
    });
  });
}

export const cellKey = (cell: TargetCell): string => `${goalKey(cell)}:${cell.field}:${cell.month ?? ''}`;

function cellsLabel(goals: ReadonlyMap<string, StoredGoal>, written: readonly TargetCell[]): string {
  const [first] = written;
  if (written.length !== 1 || !first) return es.edits.targetCells(written.length);
  const { activityCode, acronym } = requireGoal(goals, first);
  return es.edits.target(first.field, activityCode, { unit: acronym, month: first.month });
}

/**
 * Takes the figures of the official SIAF report for a goal, with their source beside them. Figures that SIAF does not state
 * stay. @throws Refusal `not-found` for another year's goal, or where SIAF has nothing about its activity
 */
export function takeFromSiaf(db: Db, author: Author, { yearId, id }: Input<'targets.takeFromSiaf'>): void {
  transaction(db, () => {
    const goal = requireGoal(storedGoals(db, yearId), { id, unitId: null });
    const siaf = siafGoals(db, yearId).find(({ code }) => code === goal.activityCode);
    if (!siaf) throw new Refusal('not-found', { what: 'siaf-goal' });
    const origin = es.targets.fromSiaf(siaf.fileName);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.takeFromSiaf(goal.activityCode),
      changes: (['programmed', 'executed'] as const).flatMap((field) =>
        siaf[field] === null ? [] : [yearChange(goal, { field, value: siaf[field], origin })],
      ),
    });
  });
}
