import { Refusal } from '#shared/contract/errors.ts';
import type { GoalFigures } from '#shared/contract/types.ts';
import { cellAddress } from '#shared/domain/cell-address.ts';
import type { AnnualRule } from '#shared/domain/targets.ts';
import type { Db } from '../platform/db/open.ts';
import { type Change, removals, type WholeRow } from '../platform/undo/edit-log.ts';

/** A goal, or the share of one organic unit in it, as it is stored: what commands compare with and write. */
export type StoredGoal = GoalFigures & {
  readonly id: number;
  readonly unitId: number | null;
  readonly activityCode: string;
  readonly acronym: string | null;
  readonly poiVersion: string;
  readonly position: number;
  readonly programmedOrigin: string | null;
  readonly executedOrigin: string | null;
  readonly unitOfMeasureId: number;
  readonly rule: AnnualRule;
  readonly evidence: string;
  readonly phrase: string | null;
};

export const goalKey = ({ id, unitId }: Pick<StoredGoal, 'id' | 'unitId'>): string => `${id}/${unitId ?? ''}`;

/** The goals and shares of a year by `goalKey`, goals in their order. */
export function storedGoals(db: Db, yearId: number): ReadonlyMap<string, StoredGoal> {
  const rows = db
    .prepare<{ yearId: number }, StoredGoal>(
      `SELECT id, NULL AS unitId, activity_code AS activityCode, NULL AS acronym, poi_version AS poiVersion, position,
              programmed, executed, programmed_origin AS programmedOrigin, executed_origin AS executedOrigin,
              unit_of_measure_id AS unitOfMeasureId, rule, evidence, NULL AS phrase
         FROM target WHERE year_id = @yearId
       UNION ALL
       SELECT target.id, share.id, target.activity_code, unit.acronym, target.poi_version, target.position,
              share.programmed, share.executed, share.programmed_origin, share.executed_origin,
              target.unit_of_measure_id, target.rule, target.evidence, share.phrase
         FROM target_unit AS share
         JOIN target ON target.id = share.target_id
         JOIN organic_unit AS unit ON unit.id = share.organic_unit_id
        WHERE target.year_id = @yearId
        ORDER BY 6, 3, 1`,
    )
    .all({ yearId });
  return new Map(rows.map((row) => [goalKey(row), row]));
}

/** The goals alone of one POI version, in order. */
export const goalsOfVersion = (goals: ReadonlyMap<string, StoredGoal>, poiVersion: string): readonly StoredGoal[] =>
  [...goals.values()].filter((goal) => goal.unitId === null && goal.poiVersion === poiVersion);

/** @throws Refusal `not-found` for a goal or share that the year does not have */
export function requireGoal(
  goals: ReadonlyMap<string, StoredGoal>,
  place: Pick<StoredGoal, 'id' | 'unitId'>,
): StoredGoal {
  const goal = goals.get(goalKey(place));
  if (!goal) throw new Refusal('not-found', { what: place.unitId === null ? 'target' : 'target-unit' });
  return goal;
}

/** @throws Refusal `not-found` for a share that the year does not have */
export function requireShare(
  goals: ReadonlyMap<string, StoredGoal>,
  unitId: number,
): StoredGoal & { readonly unitId: number } {
  const share = [...goals.values()].find((each) => each.unitId === unitId);
  if (!share) throw new Refusal('not-found', { what: 'target-unit' });
  return { ...share, unitId };
}

/** Changes that give the goals these places, in this order. */
export const reordered = (goals: readonly StoredGoal[]): readonly Change[] =>
  goals.map((goal, index) => ({
    table: 'target',
    id: goal.id,
    before: { position: goal.position },
    after: { position: index + 1 },
  }));

/** Everything that hangs on a goal and goes with it, children first: months, shares, comments, and the marks of notes. */
export function removalsOfGoal(db: Db, yearId: number, id: number): readonly Change[] {
  const months = db.prepare<[number], WholeRow>('SELECT * FROM target_month WHERE target_id = ?').all(id);
  const shares = db.prepare<[number], WholeRow>('SELECT * FROM target_unit WHERE target_id = ?').all(id);
  const places = [
    { kind: 'target' as const, id },
    ...shares.map((share) => ({ kind: 'target-unit' as const, id: share.id })),
  ];
  const cells = places.flatMap((place) => figures.map((field) => cellAddress({ ...place, field })));
  const goal = db
    .prepare<[number, number], WholeRow>('SELECT * FROM target WHERE id = ? AND year_id = ?')
    .all(id, yearId);
  const marks = db
    .prepare<[number, string], WholeRow>(
      `SELECT anchor.* FROM note_anchor AS anchor JOIN note ON note.id = anchor.note_id
        WHERE note.year_id = ? AND note.table_key = 'targets' AND anchor.anchor = ?`,
    )
    .all(yearId, `row:${id}`);
  return [
    ...removals('target_month', months),
    ...removals('target_unit', shares),
    ...removals('cell_comment', commentsOn(db, yearId, cells)),
    ...removals('note_anchor', marks),
    ...removals('target', goal),
  ];
}

/** The same for the share of one organic unit. */
export function removalsOfShare(db: Db, yearId: number, unitId: number): readonly Change[] {
  const months = db.prepare<[number], WholeRow>('SELECT * FROM target_month WHERE target_unit_id = ?').all(unitId);
  const share = db.prepare<[number], WholeRow>('SELECT * FROM target_unit WHERE id = ?').all(unitId);
  const cells = figures.map((field) => cellAddress({ kind: 'target-unit', id: unitId, field }));
  return [
    ...removals('target_month', months),
    ...removals('cell_comment', commentsOn(db, yearId, cells)),
    ...removals('target_unit', share),
  ];
}

const figures = ['programmed', 'executed'] as const;

/** On figures of the year, and on those of its months. */
function commentsOn(db: Db, yearId: number, cells: readonly string[]): readonly WholeRow[] {
  const find = db.prepare<[number, string, string], WholeRow>(
    "SELECT * FROM cell_comment WHERE year_id = ? AND (cell = ? OR cell GLOB ? || ':*')",
  );
  return cells.flatMap((cell) => find.all(yearId, cell, cell));
}
