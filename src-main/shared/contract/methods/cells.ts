import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellName, id, ofYear } from '../inputs.ts';
import type { CellComment, CellEvent, CellOrigin, UndoState } from '../types.ts';

export const cellsMethods = {
  /** `cell`: an address of domain/cell-address.ts. */
  'cells.comments': query(ofYear, returns<readonly CellComment[]>()),
  'cells.history': query(z.strictObject({ yearId: id, cell: cellName }), returns<readonly CellEvent[]>()),
  /** An empty text takes the comment away. */
  /** The cells of imported files behind a goal or an indicator value, of the last import that wrote it (IM12). */
  'cells.origin': query(z.strictObject({ yearId: id, cell: cellName }), returns<readonly CellOrigin[]>()),
  'cells.setComment': command(
    z.strictObject({ yearId: id, cell: cellName, text: z.string().max(2_000) }),
    returns<UndoState>(),
  ),
} as const;
