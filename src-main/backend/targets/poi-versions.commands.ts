import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import {
  type Author,
  applyEdit,
  type Change,
  freshIds,
  type RowImage,
  removals,
  type WholeRow,
} from '../platform/undo/edit-log.ts';
import { poiVersions, type StoredVersion } from './poi-versions.queries.ts';
import { goalsOfVersion, removalsOfGoal, storedGoals } from './stored-goals.ts';

/**
 * A new POI version after the others, empty or with everything of another: goals, months, shares, and the marks of notes on
 * its rows (PG2). @throws Refusal `bad-value` for a name that is taken, `not-found` for a version to copy that is not there
 */
export function addVersion(db: Db, author: Author, { yearId, name, from, printed }: Input<'targets.addVersion'>): void {
  transaction(db, () => {
    const versions = poiVersions(db, yearId);
    requireFreeName(versions, name);
    if (from !== null) requireVersion(versions, from);
    const copied = from === null ? [] : copyOfGoals(db, yearId, { from, name });
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.newPoiVersion(name),
      changes: [
        ...withVersions(
          db,
          yearId,
          [...versions.map(same), { name }],
          printed ? name : (versions.find((version) => version.printed)?.name ?? name),
        ),
        ...copied,
      ],
    });
  });
}

/** @throws Refusal `not-found`, `bad-value` for a name that is taken */
export function renameVersion(db: Db, author: Author, { yearId, name, newName }: Input<'targets.renameVersion'>): void {
  if (name === newName) return;
  transaction(db, () => {
    const versions = poiVersions(db, yearId);
    requireVersion(versions, name);
    requireFreeName(versions, newName);
    const goals = goalsOfVersion(storedGoals(db, yearId), name);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.poiVersionRenamed(name, newName),
      changes: [
        ...withVersions(
          db,
          yearId,
          versions.map((version) => ({ ...same(version), ...(version.name === name ? { newName } : {}) })),
          null,
        ),
        ...goals.map(
          ({ id }): Change => ({ table: 'target', id, before: { poi_version: name }, after: { poi_version: newName } }),
        ),
      ],
    });
  });
}

/** Takes a version away with all its goals. @throws Refusal `not-found` */
export function removeVersion(db: Db, author: Author, { yearId, name }: Input<'targets.removeVersion'>): void {
  transaction(db, () => {
    const version = requireVersion(poiVersions(db, yearId), name);
    const rows = db.prepare<[number | null], WholeRow>('SELECT * FROM poi_version WHERE id = ?').all(version.id);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.poiVersionRemoved(name),
      changes: [
        ...goalsOfVersion(storedGoals(db, yearId), name).flatMap(({ id }) => removalsOfGoal(db, yearId, id)),
        ...removals('poi_version', rows),
      ],
    });
  });
}

/** Chooses the version that tables and sentences print. @throws Refusal `not-found` */
export function printVersion(db: Db, author: Author, { yearId, name }: Input<'targets.printVersion'>): void {
  transaction(db, () => {
    const versions = poiVersions(db, yearId);
    requireVersion(versions, name);
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.printedPoiVersion(name),
      changes: withVersions(db, yearId, versions.map(same), name),
    });
  });
}

/** What a version needs to be in the list of the year when its first goal comes; nothing where it is there. */
export function versionChanges(db: Db, yearId: number, name: string): readonly Change[] {
  const versions = poiVersions(db, yearId);
  if (versions.some((version) => version.name === name && version.id !== null)) return [];
  const known = versions.some((version) => version.name === name);
  return withVersions(db, yearId, [...versions.map(same), ...(known ? [] : [{ name }])], null);
}

type Wanted = { readonly name: string; readonly newName?: string };

const same = ({ name }: StoredVersion): Wanted => ({ name });

/** The list as rows, in this order. `printed`: the version to print; `null` leaves the choice as it is. */
function withVersions(db: Db, yearId: number, wanted: readonly Wanted[], printed: string | null): readonly Change[] {
  const rows = new Map(
    db
      .prepare<[number], { id: number; name: string; position: number; printed: number }>(
        'SELECT id, name, position, printed FROM poi_version WHERE year_id = ?',
      )
      .all(yearId)
      .map((row) => [row.name, row]),
  );
  const nextId = freshIds(db, 'poi_version');
  return wanted.map(({ name, newName = name }, index): Change => {
    const row = rows.get(name);
    const position = index + 1;
    const mark = printed === null ? (row?.printed ?? 0) : name === printed ? 1 : 0;
    if (!row) {
      const after = { year_id: yearId, position, name: newName, printed: mark };
      return { table: 'poi_version', id: nextId(), before: null, after };
    }
    return {
      table: 'poi_version',
      id: row.id,
      before: { position: row.position, name, printed: row.printed },
      after: { position, name: newName, printed: mark },
    };
  });
}

function requireVersion(versions: readonly StoredVersion[], name: string): StoredVersion {
  const version = versions.find((each) => each.name === name);
  if (!version) throw new Refusal('not-found', { what: 'poi-version' });
  return version;
}

function requireFreeName(versions: readonly StoredVersion[], name: string): void {
  if (versions.some((version) => version.name === name))
    throw new Refusal('bad-value', { text: name, expected: es.targets.expectedNewVersion });
}

/** Every row of a version under new ids. */
function copyOfGoals(
  db: Db,
  yearId: number,
  { from, name }: { readonly from: string; readonly name: string },
): readonly Change[] {
  const copy = copier(db);
  return goalsOfVersion(storedGoals(db, yearId), from).flatMap(({ id }): readonly Change[] => {
    const rows = (sql: string): readonly WholeRow[] => db.prepare<[number], WholeRow>(sql).all(id);
    const [goal] = rows('SELECT * FROM target WHERE id = ?').map((row) => copy('target', row, { poi_version: name }));
    if (!goal) return [];
    const shares = rows('SELECT * FROM target_unit WHERE target_id = ?').map(
      (row) => [row.id, copy('target_unit', row, { target_id: goal.id })] as const,
    );
    const shareIds = new Map(shares.map(([old, { id: fresh }]) => [old, fresh]));
    const months = rows('SELECT * FROM target_month WHERE target_id = ?').map((row) => {
      const share = typeof row.target_unit_id === 'number' ? (shareIds.get(row.target_unit_id) ?? null) : null;
      return copy('target_month', row, { target_id: goal.id, target_unit_id: share });
    });
    const marks = db
      .prepare<[number, string], WholeRow>(
        `SELECT anchor.* FROM note_anchor AS anchor JOIN note ON note.id = anchor.note_id
          WHERE note.year_id = ? AND note.table_key = 'targets' AND anchor.anchor = ?`,
      )
      .all(yearId, `row:${id}`)
      .map((row) => copy('note_anchor', row, { anchor: `row:${goal.id}` }));
    return [goal, ...shares.map(([, change]) => change), ...months, ...marks];
  });
}

function copier(db: Db) {
  const ids = {
    target: freshIds(db, 'target'),
    target_unit: freshIds(db, 'target_unit'),
    target_month: freshIds(db, 'target_month'),
    note_anchor: freshIds(db, 'note_anchor'),
  };
  return (table: keyof typeof ids, { id, ...row }: WholeRow, other: RowImage): Change => ({
    table,
    id: ids[table](),
    before: null,
    after: { ...row, ...other },
  });
}
