import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellsOf, id, ofYear, written } from '../inputs.ts';
import type { Catalogue, CellsResult, UndoState } from '../types.ts';

const kind = z.enum(['generica', 'activity']);

/** The printed names of genéricas and activities, year by year (MY2). */
export const catalogueMethods = {
  'catalogue.list': query(ofYear, returns<Catalogue>()),
  'catalogue.add': command(
    z.strictObject({ yearId: id, kind, code: z.string().max(40), name: z.string().max(1_000) }),
    returns<{ readonly id: number; readonly undo: UndoState }>(),
  ),
  'catalogue.setNames': command(
    z.strictObject({ yearId: id, kind, cells: cellsOf(z.strictObject({ id, text: written })) }),
    returns<CellsResult>(),
  ),
  'catalogue.remove': command(
    z.strictObject({ yearId: id, kind, ids: z.array(id).min(1).max(1_000) }),
    returns<UndoState>(),
  ),
} as const;
