import { z } from 'zod';
import type { ReviewReport } from '../../domain/review/report.ts';
import { command, query, returns } from '../define.ts';
import { handle, id } from '../inputs.ts';

export const reviewMethods = {
  /** `handle`: a file that was sent with `files.*`; it stays until it is discarded, and is never changed. */
  'review.run': query(z.strictObject({ yearId: id, handle }), returns<ReviewReport>()),
  /** Writes a copy with comments; `folder` as in `chapter.export`, the handle for `chapter.download`. */
  'review.annotate': command(
    z.strictObject({ yearId: id, handle, folder: handle.nullable() }),
    returns<{ name: string; path: string; handle: string }>(),
  ),
} as const;
