import { z } from 'zod';
import { amountUnits } from '#shared/domain/money.ts';
import { sharePolicies } from '#shared/domain/percent.ts';
import { breakdowns, type YearSettings } from '#shared/domain/settings.ts';
import { decimalColumns, percentColumns, tableOffers } from '#shared/domain/table-columns.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';

const text = z.string().max(2_000);
const name = text.min(1);
const optionalLine = text.nullable();
const decimals = z.union([z.literal(0), z.literal(1), z.literal(2)]);
const isoDate = z.iso.date();

const lines = z.array(z.string().trim().min(1).max(300)).max(200);

/** One word each; the case in which they are written does not matter. */
const ownWords = z
  .array(
    z
      .string()
      .trim()
      .regex(/^\S{1,60}$/u),
  )
  .max(2_000);

/**
 * One table. What a year chose before there were more choices reads as it printed then; columns get their usual name until
 * the year words its own.
 */
const tableSettings = (key: TableKey) =>
  z
    .strictObject({
      title: name,
      source: optionalLine,
      preparedBy: optionalLine,
      totalLabel: optionalLine,
      amountDecimals: decimals,
      amountUnit: z.enum(amountUnits).default('soles'),
      sayUnit: z.boolean().default(false),
      percentDecimals: decimals,
      sharePolicy: z.enum(sharePolicies),
      tinyPercents: z.boolean().default(false),
      breakdown: z.enum(breakdowns).default('none'),
      columns: z
        .array(z.enum(tableOffers[key].all))
        .refine((columns) => new Set(columns).size === columns.length && columns.includes(tableOffers[key].name))
        .default([...tableOffers[key].usual]),
      columnDecimals: z
        .record(z.string(), decimals.nullable())
        .refine((own) => Object.keys(own).every((column) => decimalColumns(key).includes(column)))
        .default({}),
      headings: z.record(z.string(), text),
    })
    .refine(
      ({ amountDecimals, amountUnit, columnDecimals }) =>
        amountUnit !== 'soles' ||
        (amountDecimals !== 1 &&
          Object.entries(columnDecimals).every(([column, own]) => own !== 1 || percentColumns.includes(column))),
    )
    .transform(({ headings, columnDecimals, ...settings }) => ({
      ...settings,
      columnDecimals: {
        ...Object.fromEntries(decimalColumns(key).map((column) => [column, null])),
        ...columnDecimals,
      },
      headings: {
        ...Object.fromEntries(tableOffers[key].all.map((column) => [column, es.tableColumns[column] ?? column])),
        ...headings,
      },
    }));

/** A section that years had not when they were made. */
const addedTable = (key: keyof typeof es.usualTitles, totalLabel: string | null) =>
  tableSettings(key).prefault({
    title: es.usualTitles[key],
    source: null,
    preparedBy: null,
    totalLabel,
    amountDecimals: 0,
    percentDecimals: 1,
    sharePolicy: 'half-up',
    headings: {},
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
    signatories: lines.default([]),
  }),
  numbering: z.strictObject({
    firstChapter: z.int().min(1),
    firstTable: z.int().min(1),
    firstChart: z.int().min(1),
    tableLabel: name,
    chartLabel: name,
  }),
  tables: z.strictObject({
    'pia-by-generica': tableSettings('pia-by-generica'),
    'pim-by-generica': tableSettings('pim-by-generica'),
    'execution-by-generica': tableSettings('execution-by-generica'),
    'execution-by-activity': tableSettings('execution-by-activity'),
    'year-on-year': addedTable('year-on-year', es.usualTotal),
    targets: tableSettings('targets'),
    indicators: tableSettings('indicators'),
    glossary: addedTable('glossary', null),
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
  formats: z
    .strictObject({
      soles: z.enum(['space', 'comma']).default('space'),
      solesDecimals: z.union([z.literal(0), z.literal(2)]).default(2),
      amountSeparator: z.enum(['comma', 'space']).default('comma'),
      count: z.enum(['comma', 'space']).default('comma'),
      percent: z.enum(['joined', 'spaced']).default('joined'),
      words: z.enum(['padded', 'plain', 'none']).default('padded'),
      overMillions: z.enum(['bare', 'symbol']).default('bare'),
    })
    .prefault({}),
  glossary: z.strictObject({ terms: lines.min(1) }).prefault({ terms: [...es.usualTerms] }),
  spelling: z.strictObject({ check: z.boolean().default(true), words: ownWords.default([]) }).prefault({}),
  checks: z
    .strictObject({
      jumpPercent: z.int().min(1).max(1_000).default(50),
      pimWithoutPia: z.boolean().default(false),
      tablesMentioned: z.boolean().default(false),
    })
    .prefault({}),
} as const satisfies { readonly [Key in keyof YearSettings]: z.ZodType<YearSettings[Key]> };

export const settingsSchema = z.strictObject(settingSchemas);
