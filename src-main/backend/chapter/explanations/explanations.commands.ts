import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { explanationColumn, tableOffers } from '#shared/domain/table-columns.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId } from '../../platform/undo/edit-log.ts';

/**
 * Says something about a row of a table that can print explanations, or with an empty text no more (TC11). The row need not be
 * there yet: its code is what it is about, whatever is imported.
 * @throws Refusal `not-found` for a table without explanations
 */
export function setExplanation(db: Db, author: Author, input: Input<'narrative.setExplanation'>): void {
  const { yearId, table, row } = input;
  if (!tableOffers[table].all.includes(explanationColumn)) throw new Refusal('not-found', { what: 'place' });
  transaction(db, () =>
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.explanation(row === 'total' ? null : row),
      changes: changesTo(db, { ...input, text: input.text.trim() }),
    }),
  );
}

function changesTo(db: Db, { yearId, table, row, text }: Input<'narrative.setExplanation'>): readonly Change[] {
  const present = db
    .prepare<[number, string, string], { id: number; text: string }>(
      'SELECT id, text FROM row_explanation WHERE year_id = ? AND table_key = ? AND row_key = ?',
    )
    .get(yearId, table, row);
  if (!present && text === '') return [];
  const image = { year_id: yearId, table_key: table, row_key: row };
  if (!present)
    return [{ table: 'row_explanation', id: freshId(db, 'row_explanation'), before: null, after: { ...image, text } }];
  const { id, text: old } = present;
  return text === ''
    ? [{ table: 'row_explanation', id, before: { ...image, text: old }, after: null }]
    : [{ table: 'row_explanation', id, before: { text: old }, after: { text } }];
}
