import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { blankOf, parseCount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change } from '../platform/undo/edit-log.ts';

/**
 * Writes what a person typed for a goal, or for the share of one organic unit. An emptied cell is "not filled in", not zero.
 * @throws Refusal `bad-value` for anything but a whole number without sign (PG6), `not-found` for another year's goal
 */
export function setTargetCell(db: Db, author: Author, input: Input<'targets.setCell'>): void {
  const value = parseGoal(input.text);
  const { activityCode, acronym, change } =
    input.unitId === null ? targetChange(db, input) : unitChange(db, input, input.unitId);
  applyEdit(db, author, {
    yearId: input.yearId,
    kind: 'edit',
    label: es.edits.target(input.field, activityCode, acronym),
    changes: [change(value)],
  });
}

type Found = {
  readonly activityCode: string;
  readonly acronym: string | null;
  readonly change: (value: number | null) => Change;
};
type Cell = Pick<Input<'targets.setCell'>, 'yearId' | 'id' | 'field'>;
type Stored = { readonly activityCode: string; readonly programmed: number | null; readonly executed: number | null };

function targetChange(db: Db, { yearId, id, field }: Cell): Found {
  const row = db
    .prepare<[number, number], Stored>(
      'SELECT activity_code AS activityCode, programmed, executed FROM target WHERE id = ? AND year_id = ?',
    )
    .get(id, yearId);
  if (!row) throw new Refusal('not-found', { what: 'target' });
  return {
    activityCode: row.activityCode,
    acronym: null,
    change: (value) => ({ table: 'target', id, before: { [field]: row[field] }, after: { [field]: value } }),
  };
}

function unitChange(db: Db, { yearId, id, field }: Cell, unitId: number): Found {
  const row = db
    .prepare<[number, number, number], Stored & { acronym: string }>(
      `SELECT target.activity_code AS activityCode, unit.acronym, share.programmed, share.executed
         FROM target_unit AS share
         JOIN target ON target.id = share.target_id
         JOIN organic_unit AS unit ON unit.id = share.organic_unit_id
        WHERE share.id = ? AND target.id = ? AND target.year_id = ?`,
    )
    .get(unitId, id, yearId);
  if (!row) throw new Refusal('not-found', { what: 'target-unit' });
  return {
    activityCode: row.activityCode,
    acronym: row.acronym,
    change: (value) => ({
      table: 'target_unit',
      id: unitId,
      before: { [field]: row[field] },
      after: { [field]: value },
    }),
  };
}

function parseGoal(text: string): number | null {
  if (blankOf(text) === 'empty') return null;
  const value = parseCount(text);
  if (value === null) throw new Refusal('bad-value', { text, expected: es.chapter.expected.count });
  return value;
}
