import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import { type CellPlace, parseCellAddress } from '#shared/domain/cell-address.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';
import { referenceCellAt } from '../reference/reference-cell.queries.ts';

/**
 * Says something about a cell, or with an empty text no more; like any other act, it can be undone (EG10).
 * @throws Refusal `not-found` for a cell that the year does not have
 */
export function setComment(db: Db, author: Author, { yearId, cell, text }: Input<'cells.setComment'>): void {
  const place = requirePlace(cell);
  if (!exists(db, yearId, place)) throw new Refusal('not-found', { what: 'cell' });
  transaction(db, () =>
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.comment(text.trim() === ''),
      changes: changesTo(db, { yearId, cell, text: text.trim() }),
    }),
  );
}

/** @throws Refusal `not-found` for what is no address of a cell */
export function requirePlace(cell: string): CellPlace {
  const place = parseCellAddress(cell);
  if (place === null) throw new Refusal('not-found', { what: 'cell' });
  return place;
}

function changesTo(db: Db, { yearId, cell, text }: Input<'cells.setComment'>): readonly Change[] {
  const present = db
    .prepare<[number, string], { id: number; text: string }>(
      'SELECT id, text FROM cell_comment WHERE year_id = ? AND cell = ?',
    )
    .get(yearId, cell);
  if (!present && text === '') return [];
  if (!present)
    return [
      {
        table: 'cell_comment',
        id: freshId(db, 'cell_comment'),
        before: null,
        after: { year_id: yearId, cell, text },
      },
    ];
  if (text === '')
    return [
      { table: 'cell_comment', id: present.id, before: { year_id: yearId, cell, text: present.text }, after: null },
    ];
  return [{ table: 'cell_comment', id: present.id, before: { text: present.text }, after: { text } }];
}

/** A budget cell is whatever its source has, so any code will do. */
function exists(db: Db, yearId: number, place: CellPlace): boolean {
  switch (place.kind) {
    case 'budget':
      return true;
    case 'target':
      return db.prepare('SELECT 1 FROM target WHERE id = ? AND year_id = ?').get(place.id, yearId) !== undefined;
    case 'target-unit':
      return (
        db
          .prepare(
            `SELECT 1 FROM target_unit AS share JOIN target ON target.id = share.target_id
              WHERE share.id = ? AND target.year_id = ?`,
          )
          .get(place.id, yearId) !== undefined
      );
    case 'indicator':
      return db.prepare('SELECT 1 FROM indicator WHERE id = ? AND year_id = ?').get(place.id, yearId) !== undefined;
    case 'reference':
      return referenceCellAt(db, yearId, place) !== null;
    default:
      return place satisfies never;
  }
}
