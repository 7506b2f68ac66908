import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { findingNumbers } from '#shared/domain/checks.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';
import type { Checker } from './checker.ts';
import { decisionsOfYear, type StoredDecision } from './decisions.queries.ts';

/**
 * Accepts a finding as it stands, with a reason (CK14); it can be undone like any act.
 * @throws Refusal `not-found` for what is no finding any more, `conflict` where its numbers are not those the person saw,
 * `needs-reason`, and `not-available-here` for what must be put right
 */
export function acceptFinding(
  { db, checker }: { readonly db: Db; readonly checker: Checker },
  author: Author,
  { yearId, key, numbers, reason }: Input<'checks.accept'>,
): void {
  const finding = checker.check(yearId).findings.find((each) => each.key === key);
  if (!finding) throw new Refusal('not-found', { what: 'finding' });
  if (!finding.acceptable) throw new Refusal('not-available-here');
  if (findingNumbers(finding) !== numbers) throw new Refusal('conflict');
  if (reason.trim() === '') throw new Refusal('needs-reason');
  const content = { numbers, reason: reason.trim(), decided_by: author.by, decided_at: author.at };
  transaction(db, () => {
    const present = storedDecision(db, yearId, key);
    const change: Change = present
      ? { table: 'finding_decision', id: present.id, before: contentOf(present), after: content }
      : {
          table: 'finding_decision',
          id: freshId(db, 'finding_decision'),
          before: null,
          after: { year_id: yearId, finding: key, ...content },
        };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.acceptFinding,
      reason: content.reason,
      changes: [change],
    });
  });
}

/** Takes the acceptance back: the finding is open again. @throws Refusal `not-found` */
export function reopenFinding(db: Db, author: Author, { yearId, key }: Input<'checks.reopen'>): void {
  transaction(db, () => {
    const present = storedDecision(db, yearId, key);
    if (!present) throw new Refusal('not-found', { what: 'decision' });
    const before = { year_id: yearId, finding: key, ...contentOf(present) };
    const changes = [{ table: 'finding_decision', id: present.id, before, after: null } as const];
    applyEdit(db, author, { yearId, kind: 'edit', label: es.edits.reopenFinding, changes });
  });
}

const storedDecision = (db: Db, yearId: number, key: string): StoredDecision | undefined =>
  decisionsOfYear(db, yearId).find(({ finding }) => finding === key);

const contentOf = ({ numbers, reason, by, at }: StoredDecision) => ({
  numbers,
  reason,
  decided_by: by,
  decided_at: at,
});
