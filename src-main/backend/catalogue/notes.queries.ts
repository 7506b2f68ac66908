import { groupBy } from '#shared/domain/group-by.ts';
import type { StoredNote } from '#shared/domain/notes.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import type { Db } from '../platform/db/open.ts';

/** The notes of the year by table, each with what it is attached to; their numbers come from reading order (domain/notes). */
export function notesOfYear(db: Db, yearId: number): Readonly<Partial<Record<TableKey, readonly StoredNote[]>>> {
  const rows = db
    .prepare<[number], { id: number; tableKey: TableKey; text: string; toReview: 0 | 1; anchor: string | null }>(
      `SELECT note.id, note.table_key AS tableKey, note.text, note.to_review AS toReview, anchor.anchor
         FROM note LEFT JOIN note_anchor AS anchor ON anchor.note_id = note.id
        WHERE note.year_id = ? ORDER BY note.id, anchor.id`,
    )
    .all(yearId);
  const byNote = [...groupBy(rows, (row) => row.id).values()].flatMap(([first, ...rest]) =>
    first === undefined
      ? []
      : [
          {
            id: first.id,
            tableKey: first.tableKey,
            text: first.text,
            toReview: first.toReview === 1,
            anchors: [first, ...rest].flatMap(({ anchor }) => (anchor === null ? [] : [anchor])),
          },
        ],
  );
  return Object.fromEntries(groupBy(byNote, (note) => note.tableKey));
}
