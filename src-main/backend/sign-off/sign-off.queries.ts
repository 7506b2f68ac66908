import { type SignOff, signRoles } from '#shared/domain/sign-off.ts';
import type { Db } from '../platform/db/open.ts';
import type { Change } from '../platform/undo/edit-log.ts';
import { netChanges } from './net-changes.ts';

export type StoredSignOff = Omit<SignOff, 'changesSince'> & { readonly id: number; readonly afterEntry: number };

/** Who signed the year, in the order of signing, and how much changed since each. */
export const signOffs = (db: Db, yearId: number): readonly SignOff[] =>
  storedSignOffs(db, yearId).map(({ id: _, afterEntry, ...signOff }) => ({
    ...signOff,
    changesSince: netChanges(changesAfter(db, yearId, afterEntry)),
  }));

export const storedSignOffs = (db: Db, yearId: number): readonly StoredSignOff[] =>
  db
    .prepare<[number], StoredSignOff>(
      `SELECT id, role, name, office, signed_at AS at, after_entry AS afterEntry FROM sign_off WHERE year_id = ?`,
    )
    .all(yearId)
    .toSorted((a, b) => signRoles.indexOf(a.role) - signRoles.indexOf(b.role));

const changesAfter = (db: Db, yearId: number, entry: number): readonly Change[] =>
  db
    .prepare<[number, number], string>('SELECT changes FROM edit_log WHERE year_id = ? AND id > ? ORDER BY id')
    .pluck()
    .all(yearId, entry)
    .flatMap((changes) => JSON.parse(changes) as readonly Change[]);
