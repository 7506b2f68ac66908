import { z } from 'zod';
import type { TextRange } from '../../domain/spelling.ts';
import { command, query, returns } from '../define.ts';
import { id } from '../inputs.ts';
import type { UndoState } from '../types.ts';

const word = z
  .string()
  .trim()
  .regex(/^\S{1,60}$/u);

export const spellingMethods = {
  /** Of each text, where it has words that are in no list (NA11). */
  'spelling.check': query(
    z.strictObject({ yearId: id, texts: z.array(z.string().max(100_000)).max(4_000) }),
    returns<readonly (readonly TextRange[])[]>(),
  ),
  /** What may have been meant, the likeliest first; at most five. */
  'spelling.suggest': query(z.strictObject({ yearId: id, word }), returns<readonly string[]>()),
  'spelling.addWord': command(z.strictObject({ yearId: id, word }), returns<UndoState>()),
} as const;
