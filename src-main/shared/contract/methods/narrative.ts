import { z } from 'zod';
import type { LinkChoice, LinkFacts, LinkText, NarrativeView } from '../../domain/narrative-draft.ts';
import type { ComparedBlock } from '../../domain/text-diff.ts';
import { command, query, returns } from '../define.ts';
import { code, id, ofYear } from '../inputs.ts';
import { draftSchema, figureFormatSchema, inlineSchema, tableKeySchema } from '../narrative.schema.ts';
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
  /** What linked pieces read that were just written or changed, one text for each. */
  'narrative.texts': query(
    z.strictObject({
      yearId: id,
      pieces: z.array(z.strictObject({ inline: inlineSchema, activityCode: code.nullable() })).max(2_000),
    }),
    returns<readonly LinkText[]>(),
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
  /** What a person says about a row of a table that prints explanations (TC11); an empty text takes it away. */
  'narrative.setExplanation': command(
    z.strictObject({ yearId: id, table: tableKeySchema, row: z.string().min(1).max(40), text: z.string().max(2_000) }),
    returns<UndoState>(),
  ),
} as const;
