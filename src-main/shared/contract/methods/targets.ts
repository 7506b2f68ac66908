import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { cellsOf, id, ofYear, written } from '../inputs.ts';
import type { CellsResult, TargetRow, UndoState } from '../types.ts';

export const targetsMethods = {
  'targets.list': query(ofYear, returns<readonly TargetRow[]>()),
  'targets.setCell': command(
    z.strictObject({
      yearId: id,
      id,
      /** `unit`: the share of one organic unit, by its row id; absent for the activity's own figure. */
      unitId: id.nullable(),
      field: z.enum(['programmed', 'executed']),
      text: written,
    }),
    returns<UndoState>(),
  ),
  /** A block of cells as one act. Each text is parsed for its column; those not clear are left out, each with its reason. */
  'targets.setCells': command(
    z.strictObject({
      yearId: id,
      cells: cellsOf(
        z.strictObject({ id, unitId: id.nullable(), field: z.enum(['programmed', 'executed']), text: written }),
      ),
    }),
    returns<CellsResult>(),
  ),
} as const;
