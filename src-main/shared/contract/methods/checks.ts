import { z } from 'zod';
import type { CheckReport } from '../../domain/decisions.ts';
import { command, query, returns } from '../define.ts';
import { id, ofYear } from '../inputs.ts';
import type { UndoState } from '../types.ts';

/** domain/checks.ts: `findingKey`. */
const findingKey = z.string().min(1).max(20_000);

export const checksMethods = {
  'checks.run': query(ofYear, returns<CheckReport>()),
  /** `numbers`: those of the finding that the person read (`findingNumbers`). */
  'checks.accept': command(
    z.strictObject({ yearId: id, key: findingKey, numbers: z.string().max(20_000), reason: z.string().max(500) }),
    returns<UndoState>(),
  ),
  /** Puts the writing of findings that are `fixable` right, as one act. */
  'checks.fix': command(
    z.strictObject({ yearId: id, keys: z.array(findingKey).min(1).max(1_000) }),
    returns<UndoState>(),
  ),
  'checks.reopen': command(z.strictObject({ yearId: id, key: findingKey }), returns<UndoState>()),
} as const;
