import { z } from 'zod';
import { command, query, returns } from '../define.ts';
import { id, ofYear } from '../inputs.ts';

export const collectionMethods = {
  /** Organic units that have a share in a goal of the year. */
  'collection.units': query(ofYear, returns<readonly { readonly acronym: string; readonly name: string }[]>()),
  /** The workbook that other units fill in, for `shell.showInFolder` or `chapter.download`. */
  'collection.form': command(
    z.strictObject({ yearId: id, organicUnit: z.string().min(1).max(40).nullable() }),
    returns<{ handle: string; name: string }>(),
  ),
} as const;
