import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { StoredNote } from '#shared/domain/notes.ts';
import { es } from '#shared/strings/es.ts';
import { notesOfYear } from '../catalogue/notes.queries.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, type Change, freshId } from '../platform/undo/edit-log.ts';

type NoteInput = Input<'notes.save'>;

/**
 * Writes a note of a table and what it is attached to, as one act (IN6). `id: null` makes a new note. Its number follows from
 * where it is attached, never from here. @throws Refusal `not-found` for another year's note or a place the table lacks
 */
export function saveNote(db: Db, author: Author, input: NoteInput): void {
  transaction(db, () => {
    const { yearId, id, table, text } = input;
    for (const anchor of input.anchors) requirePlace(db, input, anchor);
    const present = id === null ? null : requireNote(db, yearId, { table, id });
    const noteId = present?.id ?? freshId(db, 'note');
    const note: Change = present
      ? { table: 'note', id: noteId, before: { text: present.text, ...mark(present) }, after: { text, to_review: 0 } }
      : { table: 'note', id: noteId, before: null, after: { year_id: yearId, table_key: table, text } };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: present ? es.edits.note : es.edits.newNote,
      changes: [note, ...anchorChanges(db, noteId, [...new Set(input.anchors)])],
    });
  });
}

/** Takes a note away with all its marks. @throws Refusal `not-found` */
export function removeNote(db: Db, author: Author, { yearId, id, table }: Input<'notes.remove'>): void {
  transaction(db, () => {
    const note = requireNote(db, yearId, { table, id });
    const { text } = note;
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.edits.noteRemoved,
      changes: [
        ...anchorChanges(db, id, []),
        { table: 'note', id, before: { year_id: yearId, table_key: table, text, ...mark(note) }, after: null },
      ],
    });
  });
}

/** Says that a note that came from another year holds in this one (MY1). @throws Refusal `not-found` */
export function markReviewed(db: Db, author: Author, { yearId, id, table }: Input<'notes.markReviewed'>): void {
  transaction(db, () => {
    const note = requireNote(db, yearId, { table, id });
    const change: Change = { table: 'note', id, before: mark(note), after: { to_review: 0 } };
    applyEdit(db, author, { yearId, kind: 'edit', label: es.edits.noteReviewed, changes: [change] });
  });
}

type Which = Pick<Input<'notes.remove'>, 'table' | 'id'>;

const mark = ({ toReview }: StoredNote) => ({ to_review: toReview ? 1 : 0 });

function requireNote(db: Db, yearId: number, { table, id }: Which): StoredNote {
  const note = notesOfYear(db, yearId)[table]?.find((each) => each.id === id);
  if (!note) throw new Refusal('not-found', { what: 'note' });
  return note;
}

function anchorChanges(db: Db, noteId: number, wanted: readonly string[]): readonly Change[] {
  const present = db
    .prepare<[number], { id: number; anchor: string }>(
      'SELECT id, anchor FROM note_anchor WHERE note_id = ? ORDER BY id',
    )
    .all(noteId);
  return [
    ...present
      .filter(({ anchor }) => !wanted.includes(anchor))
      .map(
        ({ id, anchor }): Change => ({ table: 'note_anchor', id, before: { note_id: noteId, anchor }, after: null }),
      ),
    ...wanted
      .filter((anchor) => !present.some((each) => each.anchor === anchor))
      .map((anchor): Change => {
        const id = freshId(db, 'note_anchor');
        return { table: 'note_anchor', id, before: null, after: { note_id: noteId, anchor } };
      }),
  ];
}

/** A mark must hang on something of this year; headings are part of every table. */
function requirePlace(db: Db, { yearId, table }: NoteInput, anchor: string): void {
  const [place = '', row = '', year] = anchor.split(':');
  if (place === 'column' || place === 'group') return;
  const known =
    table === 'targets'
      ? db.prepare('SELECT 1 FROM target WHERE id = ? AND year_id = ?').get(row, yearId)
      : db.prepare('SELECT 1 FROM indicator WHERE id = ? AND year_id = ?').get(row, yearId);
  const hasYear =
    year === undefined ||
    db.prepare('SELECT 1 FROM indicator_year WHERE year_id = ? AND year = ?').get(yearId, year) !== undefined;
  if (known === undefined || !hasYear) throw new Refusal('not-found', { what: 'place' });
}
