import { z } from 'zod';
import { command, returns } from '../define.ts';
import { handle } from '../inputs.ts';

export const filesMethods = {
  /** A file goes to the backend in pieces, so that every host and drag and drop work alike. */
  'files.begin': command(
    z.strictObject({ name: z.string().min(1).max(255), size: z.int().min(0) }),
    returns<{ handle: string }>(),
  ),
  'files.append': command(z.strictObject({ handle, bytes: z.instanceof(Uint8Array) }), returns<{ received: number }>()),
  'files.discard': command(z.strictObject({ handle }), returns<null>()),
} as const;
