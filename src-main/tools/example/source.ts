import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const count = z.int().min(0);
const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** The parts of the published report that the files must add up to. */
const reportSchema = z.object({
  document: z.object({ year: z.int(), entity: z.object({ ejecutora: z.string(), sec_ejec: z.int() }) }),
  tables: z.array(z.object({ id: z.string(), rows: z.array(row), total: row.optional() })),
});

/** What the report does not print; see `about` in the file. */
const breakdownSchema = z.strictObject({
  about: z.string(),
  seed: z.int(),
  consultation: z.strictObject({
    date: z.string(),
    included: z.string(),
    title: z.string(),
    subtitle: z.string(),
    pivot: z.string(),
    /** The portal's own words, which its files carry. */
    labels: z.strictObject({
      date: z.string(),
      year: z.string(),
      included: z.string(),
      columns: z.array(z.string()),
      execution: z.string(),
      executionTitle: z.string(),
      stages: z.array(z.string()),
      progress: z.string(),
    }),
  }),
  totals: z.strictObject({ certificado: count, girado: count }),
  institution: z.record(z.string(), z.string()),
  categories: z.record(z.string(), z.string()),
  genericas: z.record(z.string(), z.string()),
  levelsAbove: z.array(z.strictObject({ label: z.string(), times: z.number() })),
  activities: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      product: z.string(),
      unitOfMeasure: z.string(),
      purposes: z.array(z.strictObject({ name: z.string(), goal: count })).optional(),
      byDepartment: z
        .strictObject({
          purpose: z.string(),
          goal: z.strictObject({ table: z.string(), columns: z.array(z.string()) }).nullable(),
        })
        .optional(),
    }),
  ),
  departments: z.array(z.strictObject({ name: z.string(), code: z.string(), province: z.string() })),
  cells: z.array(
    z.strictObject({ activity: z.string(), generica: z.string(), pia: count, pim: count, devengadoCents: count }),
  ),
  classifiers: z.array(z.strictObject({ generica: z.string(), codes: z.array(z.string()).length(4) })),
});

export type Report = z.output<typeof reportSchema>;
export type Breakdown = z.output<typeof breakdownSchema>;
export type ExampleSource = { readonly report: Report; readonly breakdown: Breakdown };

/** The data of the example, checked: the published report and the breakdown that stands beside it. */
export function readExampleSource(folder: string): ExampleSource {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const { year } = z.object({ year: z.int() }).parse(read('seed.json'));
  return {
    report: reportSchema.parse(read(`memoria-${year}.json`)),
    breakdown: breakdownSchema.parse(read(`breakdown-${year}.json`)),
  };
}

/** One row of a published table by its code or department; the files are made to match it. */
export function publishedRow(
  report: Report,
  table: string,
  key: string,
  value: string,
): Report['tables'][number]['rows'][number] {
  const found = report.tables.find(({ id }) => id === table)?.rows.find((candidate) => candidate[key] === value);
  if (!found) throw new Error(`table ${table} has no row with ${key} ${value}`);
  return found;
}
