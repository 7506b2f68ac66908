import { z } from 'zod';
import { type RecordChange, type RecordPage, type RecordState, recordAreas } from '../../domain/record.ts';
import { query, returns } from '../define.ts';
import { id, ofYear } from '../inputs.ts';

/** `null` and the empty text leave it open. */
const filter = z.strictObject({
  area: z.enum(recordAreas).nullable(),
  by: z.string().max(200).nullable(),
  text: z.string().max(200),
});

export const recordMethods = {
  /** The newest first; `before`: only entries older than this one. */
  'record.list': query(
    z.strictObject({ yearId: id, filter, before: id.nullable(), limit: z.int().min(1).max(500) }),
    returns<RecordPage>(),
  ),
  /** What one entry did, datum by datum; the first `limit` of them. */
  'record.changes': query(
    z.strictObject({ yearId: id, entryId: id, limit: z.int().min(1).max(1_000) }),
    returns<readonly RecordChange[]>(),
  ),
  'record.csv': query(z.strictObject({ yearId: id, filter }), returns<{ readonly text: string }>()),
  'record.verify': query(ofYear, returns<RecordState>()),
} as const;
