import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, recordAct } from '../platform/undo/edit-log.ts';

/**
 * Freezes a year (MY4): every edit, import, undo and redo is refused until it is opened again. Both acts stay in the record;
 * undo does not reach them. @throws Refusal `not-found`, `closed-year` when it is closed already
 */
export function closeYear(db: Db, author: Author, yearId: number): void {
  transaction(db, () => {
    if (stateOf(db, yearId) === 'closed') throw new Refusal('closed-year');
    db.prepare("UPDATE fiscal_year SET state = 'closed' WHERE id = ?").run(yearId);
    recordAct(db, author, { yearId, label: es.edits.closeYear });
  });
}

/** Opens a closed year again, with the reason that the record keeps. @throws Refusal `not-found`, `needs-reason` */
export function reopenYear(db: Db, author: Author, { yearId, reason }: Input<'years.reopen'>): void {
  transaction(db, () => {
    if (stateOf(db, yearId) === 'open') return;
    if (reason.trim() === '') throw new Refusal('needs-reason');
    db.prepare("UPDATE fiscal_year SET state = 'open' WHERE id = ?").run(yearId);
    recordAct(db, author, { yearId, label: es.edits.reopenYear, reason: reason.trim() });
  });
}

function stateOf(db: Db, yearId: number): string {
  const state = db.prepare<[number], string>('SELECT state FROM fiscal_year WHERE id = ?').pluck().get(yearId);
  if (state === undefined) throw new Refusal('not-found', { what: 'year' });
  return state;
}
