import { z } from 'zod';
import type { StoredNote } from '../../domain/notes.ts';
import { command, query, returns } from '../define.ts';
import { id, noteAnchor, notedTable } from '../inputs.ts';
import type { UndoState } from '../types.ts';

export const notesMethods = {
  /** Notes under a table, with what they are attached to (domain/notes); their numbers follow from reading order (IN6). */
  'notes.list': query(z.strictObject({ yearId: id, table: notedTable }), returns<readonly StoredNote[]>()),
  /** `id: null`: a new note. */
  'notes.save': command(
    z.strictObject({
      yearId: id,
      id: id.nullable(),
      table: notedTable,
      text: z.string().trim().min(1).max(2_000),
      anchors: z.array(noteAnchor).max(200),
    }),
    returns<UndoState>(),
  ),
  /** Says that a note that came from another year holds in this one; its text stays. */
  'notes.markReviewed': command(z.strictObject({ yearId: id, id, table: notedTable }), returns<UndoState>()),
  'notes.remove': command(z.strictObject({ yearId: id, id, table: notedTable }), returns<UndoState>()),
} as const;
