import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { id, ofYear } from '../inputs.ts';
import type { UndoState } from '../types.ts';

export const settingsMethods = {
  /** One setting by its path in `YearSettings`; refused with what is expected where the setting cannot be so. */
  'settings.setField': command(
    z.strictObject({
      yearId: id,
      path: z.array(z.string().min(1).max(100)).min(2).max(4),
      value: z.union([
        z.string().max(2_000),
        z.number(),
        z.boolean(),
        z.null(),
        z.array(z.string().max(300)).max(2_000),
      ]),
    }),
    returns<UndoState>(),
  ),
  'settings.export': query(ofYear, returns<{ readonly text: string }>()),
  /** `texts`: also the sections of the chapters, in place of those of the year. */
  'settings.import': command(
    z.strictObject({ yearId: id, text: z.string().max(4_000_000), texts: z.boolean() }),
    returns<UndoState>(),
  ),
} as const;
