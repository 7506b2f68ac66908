import { z } from 'zod';
import { Refusal } from '#shared/contract/errors.ts';
import { es } from '#shared/strings/es.ts';
import { issueSettings } from '../chapter/issue/issue.queries.ts';
import type { Db } from '../platform/db/open.ts';
import { readSeed } from '../years/read-seed.ts';
import { rollForward } from '../years/roll-forward.ts';
import { type YearSeed, yearSeedSchema } from '../years/seed.schema.ts';
import { settingsSchema } from '../years/settings.schema.ts';

/** What a configuration holds beside the settings: names, goals and indicators without figures, notes and texts. */
const structureSchema = yearSeedSchema.pick({
  genericas: true,
  activities: true,
  organicUnits: true,
  unitsOfMeasure: true,
  targets: true,
  indicatorLevels: true,
  notes: true,
  facts: true,
  sections: true,
  references: true,
});

const fileSchema = z.discriminatedUnion('format', [
  // Before structure was in the file.
  z.strictObject({ format: z.literal('memoria-ufpp/configuration/1'), settings: settingsSchema }),
  z.strictObject({
    format: z.literal('memoria-ufpp/configuration/2'),
    settings: settingsSchema,
    structure: structureSchema,
    // Absent in a file from before it was there. The template is the institution's own file and goes as one.
    issue: z.strictObject({ contents: z.boolean() }).optional(),
  }),
]);

export type Structure = z.output<typeof structureSchema>;
export type ConfigurationFile = {
  readonly settings: YearSeed['settings'];
  readonly structure: Structure | null;
  /** Whether issues begin with their contents; `null`: the file does not say. */
  readonly contents: boolean | null;
};

/** The configuration of a year as a text that another year or another unit can read (CF2). No figure goes with it. */
export function writeConfiguration(db: Db, yearId: number): string {
  const seed = readSeed(db, yearId);
  const emptied = rollForward(seed, seed.year);
  const structure: Structure = structureSchema.parse({
    ...Object.fromEntries(Object.keys(structureSchema.shape).map((key) => [key, Reflect.get(emptied, key)])),
    indicatorLevels: emptied.indicatorLevels.map((level) => ({
      ...level,
      indicators: level.indicators.map((indicator) => ({ ...indicator, values: {}, facts: {} })),
    })),
  });
  const { contents } = issueSettings(db, yearId);
  const file = { format: 'memoria-ufpp/configuration/2', settings: seed.settings, structure, issue: { contents } };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @throws Refusal `bad-value` for a file that is not whole */
export function readConfiguration(text: string): ConfigurationFile {
  const refused = new Refusal('bad-value', { text: es.settings.file, expected: es.settings.expectedFile });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refused;
  }
  const parsed = fileSchema.safeParse(json);
  if (!parsed.success) throw refused;
  const { settings } = parsed.data;
  if (!('structure' in parsed.data)) return { settings, structure: null, contents: null };
  return { settings, structure: parsed.data.structure, contents: parsed.data.issue?.contents ?? null };
}
