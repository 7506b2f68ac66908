import { z } from 'zod';
import { command, returns } from '../define.ts';
import { handle, nothing } from '../inputs.ts';

export const shellMethods = {
  /** What only the host can do; the backend asks it and the page never sees a path it could make up. */
  'shell.chooseFolder': command(nothing, returns<{ handle: string; path: string } | null>()),
  /** A file that is read where it lies: one of gigabytes is not sent in pieces. */
  'shell.chooseFile': command(nothing, returns<{ handle: string; name: string } | null>()),
  'shell.showInFolder': command(z.strictObject({ handle }), returns<null>()),
} as const;
