import { z } from 'zod';
import type { YearOverview } from '../../domain/overview.ts';
import { signRoles } from '../../domain/sign-off.ts';
import { command, query, returns } from '../define.ts';
import { id, ofYear } from '../inputs.ts';
import type { UndoState } from '../types.ts';

const item = z.strictObject({ kind: z.enum(['section', 'note', 'indicator']), id });

export const overviewMethods = {
  /** Where the work on a year stands (features.md D2, Resumen). */
  'overview.view': query(ofYear, returns<YearOverview>()),
  /** `null`: everything that is marked. */
  'overview.markReviewed': command(
    z.strictObject({ yearId: id, items: z.array(item).min(1).max(10_000).nullable() }),
    returns<{ readonly reviewed: number; readonly undo: UndoState }>(),
  ),
  /** `pim`: the total as the person typed it from the source of the file. */
  'overview.confirmControl': command(
    z.strictObject({ yearId: id, batchId: id, pim: z.string().max(40) }),
    returns<UndoState>(),
  ),
  /** `reason`: why the year is approved although errors wait for an answer; kept in the record. */
  'overview.sign': command(
    z.strictObject({
      yearId: id,
      role: z.enum(signRoles),
      name: z.string().trim().min(1).max(200),
      office: z.string().max(200),
      reason: z.string().max(500),
    }),
    returns<UndoState>(),
  ),
  /** With those that rest on it. */
  'overview.withdraw': command(z.strictObject({ yearId: id, role: z.enum(signRoles) }), returns<UndoState>()),
} as const;
