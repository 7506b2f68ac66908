import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Cents } from '#shared/domain/money.ts';
import { parseAmount } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { checkControlTotal } from '../imports/control-total.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit } from '../platform/undo/edit-log.ts';
import { reviewedChange, textsToReview } from './to-review.ts';

/** Takes the mark off these texts, or off all (`null`), as one act. Tells how many had it. */
export function markReviewed(db: Db, author: Author, { yearId, items }: Input<'overview.markReviewed'>): number {
  return transaction(db, () => {
    const marked = textsToReview(db, yearId).filter(
      ({ kind, id }) => items === null || items.some((item) => item.kind === kind && item.id === id),
    );
    const label = es.edits.reviewed(items === null ? null : marked.length);
    applyEdit(db, author, { yearId, kind: 'edit', label, changes: marked.map(reviewedChange) });
    return marked.length;
  });
}

/**
 * Keeps that a person typed the total PIM of an imported file from its source, and that it was the same (IM8).
 * @throws Refusal `not-found`, `bad-value`, or `control-total` where it is another
 */
export function confirmControl(
  db: Db,
  author: Author,
  { yearId, batchId, pim }: Input<'overview.confirmControl'>,
): void {
  transaction(db, () => {
    const batch = db
      .prepare<[number, number], { fileName: string; pim: Cents | null; control: Cents | null }>(
        `SELECT file.name AS fileName, batch.pim_cents AS pim, batch.control_pim_cents AS control
           FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
          WHERE batch.id = ? AND batch.year_id = ? AND batch.state = 'active'`,
      )
      .get(batchId, yearId);
    if (!batch) throw new Refusal('not-found', { what: 'batch' });
    checkControlTotal(batch.pim, pim);
    const before = { control_pim_cents: batch.control };
    const after = { control_pim_cents: parseAmount(pim) };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.controlConfirmed(batch.fileName),
      changes: [{ table: 'import_batch', id: batchId, before, after }],
    });
  });
}
