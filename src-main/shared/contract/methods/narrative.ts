import { z } from 'zod';
import type { LinkChoice, LinkFacts, NarrativeView } from '../../domain/narrative-draft.ts';
import type { ComparedBlock } from '../../domain/text-diff.ts';
import { command, query, returns } from '../define.ts';
import { code, id, ofYear } from '../inputs.ts';
import { draftSchema, figureFormatSchema } from '../narrative.schema.ts';
import type { UndoState } from '../types.ts';

export const narrativeMethods = {
  'narrative.view': query(ofYear, returns<NarrativeView>()),
  /** `activityCode`: of the paragraph that is written; '*' in the template of the activities. */
  'narrative.choices': query(
    z.strictObject({ yearId: id, activityCode: code.nullable() }),
    returns<readonly LinkChoice[]>(),
  ),
  'narrative.link': query(
    z.strictObject({
      yearId: id,
      ref: z.string().min(1).max(1_000),
      format: figureFormatSchema,
      activityCode: code.nullable(),
    }),
    returns<LinkFacts>(),
  ),
  /** The text of another year, or of a named version of this one, against what it is now (NA9). */
  'narrative.compare': query(
    z.strictObject({
      yearId: id,
      other: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('year'), yearId: id }),
        z.strictObject({ kind: z.literal('version'), versionId: id }),
      ]),
    }),
    returns<readonly ComparedBlock[]>(),
  ),
  /** The whole text as one act. `basis`: what it was made from (`NarrativeView.basis`). */
  'narrative.setDocument': command(
    z.strictObject({ yearId: id, basis: z.string().max(100), blocks: draftSchema }),
    returns<{ undo: UndoState; basis: string }>(),
  ),
} as const;
