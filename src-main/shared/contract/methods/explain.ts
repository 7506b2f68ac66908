import { z } from 'zod';
import type { Explanation } from '../../domain/explanation.ts';
import { query, returns } from '../define.ts';
import { id } from '../inputs.ts';

export const explainMethods = {
  /** `address`: domain/figure-address.ts. */
  'explain.figure': query(
    z.strictObject({ yearId: id, address: z.string().min(1).max(1_000) }),
    returns<Explanation>(),
  ),
} as const;
