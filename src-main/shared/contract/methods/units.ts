import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellsOf, id, ofYear, written } from '../inputs.ts';
import type { CellsResult, MoveResult, UndoState, UnitRow } from '../types.ts';

/** Catalogues of physical goals that people keep on a screen. */
const kind = z.enum(['unit-of-measure', 'organic-unit']);
const field = z.enum(['name', 'singular', 'plural', 'gender', 'acronym']);
const ids = z.array(id).min(1).max(1_000);

export const unitsMethods = {
  'units.list': query(z.strictObject({ ...ofYear.shape, kind }), returns<readonly UnitRow[]>()),
  'units.setCells': command(
    z.strictObject({ yearId: id, kind, cells: cellsOf(z.strictObject({ id, field, text: written })) }),
    returns<CellsResult>(),
  ),
  /** New rows with these texts, or with a name of their own where there are none; `beside: null`: after all. */
  'units.addRows': command(
    z.strictObject({
      yearId: id,
      kind,
      beside: z.strictObject({ id, place: z.enum(['before', 'after']) }).nullable(),
      rows: z.array(z.partialRecord(field, written)).min(1).max(1_000),
    }),
    returns<{ readonly ids: readonly number[]; readonly undo: UndoState }>(),
  ),
  'units.removeRows': command(z.strictObject({ yearId: id, kind, ids }), returns<UndoState>()),
  /** Organic units only: the order in which sentences list them. */
  'units.moveRows': command(
    z.strictObject({ yearId: id, ids, by: z.union([z.literal(-1), z.literal(1)]) }),
    returns<MoveResult>(),
  ),
} as const;
