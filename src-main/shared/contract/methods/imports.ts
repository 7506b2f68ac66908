import { z } from 'zod';
import type { ImportPlan } from '../../domain/imports.ts';
import { command, query, returns } from '../define.ts';
import { handle, id, ofYear } from '../inputs.ts';
import type { ImportBatch, UndoState } from '../types.ts';

export const importsMethods = {
  /** Discarding the file meanwhile (`files.discard`) stops it. `choice`: an index into `choices` of the plan before. */
  'imports.plan': command(
    z.strictObject({ yearId: id, handle, choice: z.int().min(0).optional() }),
    returns<ImportPlan>(),
  ),
  /** `controlPim`: the total PIM as the person typed it from the source; another one than the file's stops the import. */
  'imports.promote': command(
    z.strictObject({ planId: handle, controlPim: z.string().max(40).optional() }),
    returns<{ batch: ImportBatch; undo: UndoState }>(),
  ),
  'imports.discard': command(z.strictObject({ planId: handle }), returns<null>()),
  /** The file as it came in, for `shell.showInFolder` or `chapter.download`. */
  'imports.original': command(z.strictObject({ batchId: id }), returns<{ handle: string; name: string }>()),
  'imports.history': query(ofYear, returns<readonly ImportBatch[]>()),
} as const;
