import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellName, id, ofYear } from '../inputs.ts';
import type { CellComment, CellEvent, UndoState } from '../types.ts';

export const cellsMethods = {
  /** `cell`: an address of domain/cell-address.ts. */
  'cells.comments': query(ofYear, returns<readonly CellComment[]>()),
  'cells.history': query(z.strictObject({ yearId: id, cell: cellName }), returns<readonly CellEvent[]>()),
  /** An empty text takes the comment away. */
  'cells.setComment': command(
    z.strictObject({ yearId: id, cell: cellName, text: z.string().max(2_000) }),
    returns<UndoState>(),
  ),
} as const;
