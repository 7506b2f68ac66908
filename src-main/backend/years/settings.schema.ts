import { z } from 'zod';
import type { YearSettings } from '#shared/domain/settings.ts';

const text = z.string().max(2_000);
const name = text.min(1);
const optionalLine = text.nullable();
const isoDate = z.iso.date();

const tableSettings = z.strictObject({
  title: name,
  source: optionalLine,
  preparedBy: optionalLine,
  totalLabel: optionalLine,
  amountDecimals: z.union([z.literal(0), z.literal(2)]),
  percentDecimals: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  sharePolicy: z.enum(['half-up', 'largest-remainder']),
  headings: z.record(z.string(), text),
});

/** One schema per row of table `setting`: what is stored is checked each time it is read, so no reader meets half a setting. */
export const settingSchemas = {
  entity: z.strictObject({
    institution: name,
    pliegoCode: z.string().regex(/^\d{3}$/),
    executingUnitCode: z.string().regex(/^\d{3}$/),
    secEjec: z.string().regex(/^\d{1,6}$/),
    executingUnitName: name,
    programCode: z.string().regex(/^\d{4}$/),
    programTableName: name,
    programTextName: name,
    cutOffDate: isoDate,
    poiLabel: name,
  }),
  numbering: z.strictObject({
    firstChapter: z.int().min(1),
    firstTable: z.int().min(1),
    firstChart: z.int().min(1),
    tableLabel: name,
    chartLabel: name,
  }),
  tables: z.strictObject({
    'pia-by-generica': tableSettings,
    'pim-by-generica': tableSettings,
    'execution-by-generica': tableSettings,
    'execution-by-activity': tableSettings,
    targets: tableSettings,
    indicators: tableSettings,
  }),
  chart: z.strictObject({
    shown: z.boolean(),
    type: z.enum(['column', 'bar', 'line']),
    dimension: z.enum(['generica', 'activity']),
    series: z.array(z.enum(['pia', 'pim', 'devengado'])).min(1),
    title: name,
    source: optionalLine,
    preparedBy: optionalLine,
  }),
  narrative: z.strictObject({ activityLead: name }),
} as const satisfies { readonly [Key in keyof YearSettings]: z.ZodType<YearSettings[Key]> };

export const settingsSchema = z.strictObject(settingSchemas);
