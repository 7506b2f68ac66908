import { z } from 'zod';
import { narrativeSchema as narrative, tableKeySchema as tableKey } from '#shared/contract/narrative.schema.ts';
import { rateBases, senses, unitTypes } from '#shared/domain/indicators.ts';
import { referenceFileSchema } from '#shared/domain/reference/resource.ts';
import { annualRules } from '#shared/domain/targets.ts';
import { settingsSchema } from './settings.schema.ts';

const name = z.string().min(1).max(1_000);
const year = z.int().min(1990).max(2110);
const count = z.int().min(0).nullable();
const origin = z.string().max(1_000).nullable().default(null);
const months = z
  .array(z.strictObject({ month: z.int().min(1).max(12), programmed: count, executed: count }))
  .default([]);
const activityCode = z.string().regex(/^\d{7}$/);
const toReview = z.boolean().default(false);
const words = z.string().max(4_000).default('');
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/);

/** What stands at one place of the chapters. Array order is reading order. */
const section = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    content: z.strictObject({ text: z.string().max(1_000) }),
    toReview,
  }),
  z.strictObject({ kind: z.enum(['lead', 'paragraph', 'activities']), content: narrative, toReview }),
  z.strictObject({ kind: z.literal('activity'), subject: activityCode, content: narrative, toReview }),
  z.strictObject({ kind: z.literal('table'), subject: tableKey, content: z.strictObject({}), toReview }),
  z.strictObject({ kind: z.literal('chart'), subject: z.literal('execution'), content: z.strictObject({}), toReview }),
]);

/** An exact decimal as written ("53.87"), a mark, or nothing yet: four different things (IN9). */
const indicatorValue = z.union([decimal, z.strictObject({ mark: z.enum(['nd', 'dash']) })]);
/** As `figureText` writes it: `""` is "not filled in yet". */
const figure = z.union([decimal, z.enum(['nd', 'dash', ''])]);

/** What is known of a value besides the figure; only years that have something of it. */
const valueFacts = z.strictObject({
  /** With both, the value is their quotient and has no place in `values`. */
  numerator: decimal.nullable().default(null),
  denominator: decimal.nullable().default(null),
  source: words,
  methodBreak: z.boolean().default(false),
  goal: figure.default(''),
  published: figure.nullable().default(null),
  correction: z.string().max(500).nullable().default(null),
});

/**
 * Everything a fiscal year has besides what is imported: structure, texts and typed figures. One format for the example,
 * the blank structure and the carrying over from another year; described in resources/structure/README.md.
 */
export const yearSeedSchema = z.strictObject({
  format: z.literal('memoria-ufpp/year-structure/1'),
  year,
  settings: settingsSchema,
  genericas: z.array(z.strictObject({ code: z.string().regex(/^\d-\d\d$/), name })),
  activities: z.array(z.strictObject({ code: activityCode, name })),
  organicUnits: z.array(z.strictObject({ acronym: name, name })),
  unitsOfMeasure: z.array(
    z.strictObject({ name, singular: name, plural: name, gender: z.enum(['m', 'f']).nullable().default(null) }),
  ),
  targets: z.array(
    z.strictObject({
      activityCode,
      unitOfMeasure: name,
      poiVersion: name,
      programmed: count,
      executed: count,
      programmedOrigin: origin,
      executedOrigin: origin,
      rule: z.enum(annualRules).default('sum'),
      evidence: z.string().max(2_000).default(''),
      months,
      units: z.array(
        z.strictObject({
          acronym: name,
          phrase: z.string().max(1_000),
          programmed: count,
          executed: count,
          programmedOrigin: origin,
          executedOrigin: origin,
          months,
        }),
      ),
    }),
  ),
  /** In order; those that only targets name come after. None printed: the last one is. */
  poiVersions: z.array(z.strictObject({ name, printed: z.boolean() })).default([]),
  indicatorYears: z.array(z.strictObject({ year, kind: z.enum(['historical', 'projected']) })),
  indicatorLevels: z.array(
    z.strictObject({
      kind: z.enum(['result', 'product']),
      name,
      indicators: z.array(
        z.strictObject({
          /** What anchors of notes call it: `row:KEY`, `value:KEY:YEAR`. */
          key: z.string().regex(/^[\w-]+$/),
          name,
          unit: z.enum(['percent', 'number']),
          decimals: z.int().min(0).max(6),
          /** Absent: a percentage, or a count or quantity by its decimals. */
          unitType: z.enum(unitTypes).optional(),
          rateBase: z.literal([...rateBases]).default(1_000),
          sense: z.enum(senses).nullable().default(null),
          sheet: z
            .strictObject({
              definition: words,
              formula: words,
              numerator: words,
              denominator: words,
              source: words,
              method: words,
              responsible: words,
              periodicity: words,
              baseline: words,
            })
            .prefault({}),
          toReview,
          values: z.record(z.string().regex(/^\d{4}$/), indicatorValue),
          facts: z.record(z.string().regex(/^\d{4}$/), valueFacts).default({}),
        }),
      ),
    }),
  ),
  notes: z.array(z.strictObject({ table: tableKey, text: name, anchors: z.array(name), toReview })),
  facts: z.array(
    z.strictObject({ key: z.string().regex(/^[\w-]+$/), label: name, value: z.int().nullable(), source: z.string() }),
  ),
  /** Totals of earlier years as they were written down, in céntimos (MY3). */
  budgetHistory: z
    .array(
      z.strictObject({
        year,
        pia: z.int().nullable(),
        pim: z.int().nullable(),
        devengado: z.int().nullable(),
        source: z.string().max(2_000),
      }),
    )
    .default([]),
  sections: z.array(section),
  references: referenceFileSchema.default({ tables: [], rules: [] }),
});

export type YearSeed = z.output<typeof yearSeedSchema>;
export type SeedSection = YearSeed['sections'][number];
export type SeedIndicator = YearSeed['indicatorLevels'][number]['indicators'][number];
export type SeedTarget = YearSeed['targets'][number];
