import { z } from 'zod';
import type { NarrativeDocument } from '../domain/narrative.ts';
import type { NarrativeDraft } from '../domain/narrative-draft.ts';
import { tableKeys } from '../domain/table-columns.ts';

const ref = z.string().min(1).max(1_000);
const words = z.string().max(20_000);
const phrase = z.string().max(200);

export const tableKeySchema = z.enum(tableKeys);

export const figureFormatSchema = z.enum([
  'soles',
  'amount',
  'whole-amount',
  'over-millions',
  'percent-0',
  'percent-1',
  'percent-2',
  'percent-short',
  'count',
  'count-in-words',
  'as-printed',
]);

const override = z.strictObject({
  text: phrase.min(1),
  reason: z.string().trim().min(1).max(500),
  over: phrase,
});

export const inlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: words }),
  z.strictObject({ kind: z.literal('figure'), ref, format: figureFormatSchema, override: z.exactOptional(override) }),
  z.strictObject({ kind: z.literal('units'), ref, format: figureFormatSchema }),
  z.strictObject({ kind: z.literal('agree'), ref, one: phrase, many: phrase }),
  z.strictObject({ kind: z.literal('compare'), ref, to: ref, more: phrase, less: phrase, same: phrase }),
  z.strictObject({ kind: z.literal('unit-of-measure'), ref }),
  z.strictObject({
    kind: z.literal('name'),
    of: z.enum(['activity-code', 'activity', 'program-code', 'program', 'year', 'previous-year']),
  }),
  z.strictObject({ kind: z.literal('table'), table: tableKeySchema }),
]);

/** A text with its linked figures, as it is stored and as it travels. */
export const narrativeSchema: z.ZodType<NarrativeDocument> = z.array(inlineSchema).max(2_000);

const id = z.int().positive().nullable();
const toReview = z.boolean();
const document = narrativeSchema;
const activity = z.strictObject({ code: z.string().regex(/^\d{7}$/), id, document, own: z.boolean(), toReview });

export const draftSchema: z.ZodType<NarrativeDraft> = z
  .array(
    z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('heading'),
        id,
        level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        text: z.string().max(1_000),
        toReview,
      }),
      z.strictObject({ kind: z.enum(['lead', 'paragraph']), id, document, toReview }),
      z.strictObject({
        kind: z.literal('activities'),
        id,
        document,
        toReview,
        activities: z.array(activity).max(1_000),
      }),
      z.strictObject({ kind: z.literal('table'), id, table: tableKeySchema }),
      z.strictObject({ kind: z.literal('chart'), id }),
    ]),
  )
  .max(2_000);
