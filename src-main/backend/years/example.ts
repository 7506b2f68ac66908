import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import { author, type Context } from '../context.ts';
import { identify } from '../imports/identify.ts';
import { makePlan, type PlannedFile } from '../imports/plan.ts';
import { applyPlan } from '../imports/promote.ts';
import { storedBytes } from '../imports/stored-bytes.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type YearSeed, yearSeedSchema } from './seed.schema.ts';
import { applySeed } from './seed.ts';

/** In the order of import: SIAF has céntimos and speaks for both dimensions; Consulta Amigable stands beside it. */
const sourceFiles = ['ReporteGasto_{year}.xlsx', 'ConsultaAmigable_Generica_{year}.xls'] as const;

/**
 * A fresh copy of the example year: its structure from `seed.json`, its figures from the source files beside it, read and
 * imported like any other file. An earlier copy is discarded with all that was changed in it (HE1). Returns the year's id.
 * Everything is one transaction: a failure leaves the earlier copy as it was.
 */
export async function openExample(context: Context): Promise<number> {
  const { db } = context;
  const folder = join(context.resourcesDir, 'example');
  const seed = readExampleSeed(folder);
  const files = await Promise.all(
    sourceFiles.map(async (pattern) => {
      const name = pattern.replace('{year}', String(seed.year));
      const path = join(folder, name);
      const result = await context.imports.parse({ path, name });
      return { file: { name, result, ...(await identify(path)) }, bytes: await storedBytes(path) };
    }),
  );
  if (hasExample(db)) await context.backups.make('ejemplo');
  const by = author(context);
  return transaction(db, () => {
    discardExamples(db);
    const { lastInsertRowid } = db
      .prepare('INSERT INTO fiscal_year (year, is_example, created_at) VALUES (?, 1, ?)')
      .run(seed.year, by.at);
    const yearId = Number(lastInsertRowid);
    applySeed(db, yearId, seed);
    for (const { file, bytes } of files) applyPlan(db, by, readyPlan(db, yearId, file), { bytes });
    return yearId;
  });
}

/** The structure of the example with the tables of its other chapters, which lie beside it. @throws ZodError */
export function readExampleSeed(folder: string): YearSeed {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return yearSeedSchema.parse({ ...(read('seed.json') as object), references: read('reference-tables.json') });
}

/** The files ship with the program: one that cannot be imported is a defect of the installation, told as such. */
function readyPlan(db: Db, yearId: number, file: PlannedFile): Parameters<typeof applyPlan>[2] {
  const plan = makePlan(db, { planId: file.sha256, yearId, file });
  if (plan.status !== 'ready')
    throw new Refusal('import-refused', { file: file.name, codes: plan.problems.map(({ code }) => code).join(' ') });
  return { plan, result: file.result };
}

const hasExample = (db: Db): boolean =>
  db.prepare('SELECT 1 FROM fiscal_year WHERE is_example = 1').pluck().get() !== undefined;

/** Also the evidence that no other year shares. */
function discardExamples(db: Db): void {
  db.prepare('DELETE FROM fiscal_year WHERE is_example = 1').run();
  db.prepare('DELETE FROM source_file WHERE id NOT IN (SELECT source_file_id FROM import_batch)').run();
}
