import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { blankOf, parseCount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import type { Db } from '../platform/db/open.ts';
import { type AppliedCells, applyCells, requireApplied } from '../platform/undo/apply-cells.ts';
import type { Author, Change } from '../platform/undo/edit-log.ts';

type TargetCell = Input<'targets.setCells'>['cells'][number];

/**
 * Writes what a person typed for a goal, or for the share of one organic unit. An emptied cell is "not filled in", not zero.
 * @throws Refusal `bad-value` for anything but a whole number without sign (PG6), `not-found` for another year's goal
 */
export function setTargetCell(db: Db, author: Author, { yearId, ...cell }: Input<'targets.setCell'>): void {
  requireApplied(setTargetCells(db, author, { yearId, cells: [cell] }));
}

/** A block of goals in one act; a text that is no whole number, or a goal of another year, is left out with its reason. */
export function setTargetCells(db: Db, author: Author, { yearId, cells }: Input<'targets.setCells'>): AppliedCells {
  const rows = rowsOfYear(db, yearId);
  const rowOf = (cell: TargetCell): Stored => {
    const row = rows.get(rowKey(cell));
    if (!row) throw new Refusal('not-found', { what: cell.unitId === null ? 'target' : 'target-unit' });
    return row;
  };
  return applyCells(db, author, {
    yearId,
    cells,
    keyOf: (cell) => `${rowKey(cell)}:${cell.field}`,
    changesOf: (cell) => [changeTo(rowOf(cell), cell)],
    label: (written) => {
      const [first] = written;
      if (written.length !== 1 || !first) return es.edits.targetCells(written.length);
      const { activityCode, acronym } = rowOf(first);
      return es.edits.target(first.field, activityCode, acronym);
    },
  });
}

type Stored = {
  readonly id: number;
  readonly unitId: number | null;
  readonly activityCode: string;
  readonly acronym: string | null;
  readonly programmed: number | null;
  readonly executed: number | null;
};

const rowKey = ({ id, unitId }: Pick<Stored, 'id' | 'unitId'>): string => `${id}/${unitId ?? ''}`;

function rowsOfYear(db: Db, yearId: number): ReadonlyMap<string, Stored> {
  const rows = db
    .prepare<{ yearId: number }, Stored>(
      `SELECT id, NULL AS unitId, activity_code AS activityCode, NULL AS acronym, programmed, executed
         FROM target WHERE year_id = @yearId
       UNION ALL
       SELECT target.id, share.id, target.activity_code, unit.acronym, share.programmed, share.executed
         FROM target_unit AS share
         JOIN target ON target.id = share.target_id
         JOIN organic_unit AS unit ON unit.id = share.organic_unit_id
        WHERE target.year_id = @yearId`,
    )
    .all({ yearId });
  return new Map(rows.map((row) => [rowKey(row), row]));
}

function changeTo(row: Stored, { field, text }: TargetCell): Change {
  const place =
    row.unitId === null ? { table: 'target' as const, id: row.id } : { table: 'target_unit' as const, id: row.unitId };
  return { ...place, before: { [field]: row[field] }, after: { [field]: parseGoal(text) } };
}

function parseGoal(text: string): number | null {
  if (blankOf(text) === 'empty') return null;
  const value = parseCount(text);
  if (value === null) throw new Refusal('bad-value', { text, expected: es.chapter.expected.count });
  return value;
}
