import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { openCounts } from '#shared/domain/decisions.ts';
import { missingBefore, signRoles } from '#shared/domain/sign-off.ts';
import { es } from '#shared/strings/es.ts';
import type { Context } from '../context.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId, type RowImage } from '../platform/undo/edit-log.ts';
import { type StoredSignOff, signOffs, storedSignOffs } from './sign-off.queries.ts';

/**
 * Signs the year as it stands, as an act that can be undone (VE3); signing again after a change takes the place of the earlier
 * one. @throws Refusal `sign-order` while an earlier role does not stand, `needs-reason` to approve with errors that nobody
 * answered, `closed-year`
 */
export function sign(
  { db, checker }: Pick<Context, 'db' | 'checker'>,
  author: Author,
  { yearId, role, reason, ...who }: Input<'overview.sign'>,
): void {
  transaction(db, () => {
    const missing = missingBefore(signOffs(db, yearId), role);
    if (missing !== null) throw new Refusal('sign-order', { role: es.overview.sign.roles[missing] });
    if (role === 'approved' && reason.trim() === '' && openCounts(checker.check(yearId).findings).errors > 0)
      throw new Refusal('needs-reason');
    const content = {
      name: who.name.trim(),
      office: who.office.trim(),
      signed_at: author.at,
      after_entry: last(db, yearId),
    };
    const present = storedSignOffs(db, yearId).find((each) => each.role === role);
    const change: Change = present
      ? { table: 'sign_off', id: present.id, before: contentOf(present), after: content }
      : {
          table: 'sign_off',
          id: freshId(db, 'sign_off'),
          before: null,
          after: { year_id: yearId, role, ...content },
        };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.signed(es.overview.sign.roles[role], content.name),
      changes: [change],
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });
  });
}

/** Takes a signature back, and those that rest on it. @throws Refusal `not-found`, `closed-year` */
export function withdrawSignature(db: Db, author: Author, { yearId, role }: Input<'overview.withdraw'>): void {
  transaction(db, () => {
    const gone = storedSignOffs(db, yearId).filter((each) => signRoles.indexOf(each.role) >= signRoles.indexOf(role));
    if (!gone.some((each) => each.role === role)) throw new Refusal('not-found', { what: 'sign-off' });
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.signatureWithdrawn(es.overview.sign.roles[role]),
      changes: gone.map((each) => ({
        table: 'sign_off',
        id: each.id,
        before: { year_id: yearId, role: each.role, ...contentOf(each) },
        after: null,
      })),
    });
  });
}

const contentOf = ({ name, office, at, afterEntry }: StoredSignOff): RowImage => ({
  name,
  office,
  signed_at: at,
  after_entry: afterEntry,
});

const last = (db: Db, yearId: number): number =>
  db.prepare<[number], number>('SELECT coalesce(max(id), 0) FROM edit_log WHERE year_id = ?').pluck().get(yearId) ?? 0;
