import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { summariseBatch } from '#backend/budget/summarise.ts';
import type { Db } from '#backend/platform/db/open.ts';
import { readExampleSeed } from '#backend/years/example.ts';
import { applySeed } from '#backend/years/seed.ts';
import { type AmountScale, type BudgetDimension, genericaCode } from '#shared/domain/budget.ts';
import { cents, wholeSoles } from '#shared/domain/money.ts';
import { resourcesDir } from './backend.ts';

/** Activity, category, digit of the genérica, PIA and PIM in soles, devengado in céntimos. */
export type Cell = readonly [string, string, string, number, number, number];

/** The published budget of 2024, split so that every table adds up. */
export const cells2024 = (
  JSON.parse(readFileSync(new URL('../fixtures/chapter-2024/budget-cells.json', import.meta.url), 'utf8')) as {
    readonly cells: readonly Cell[];
  }
).cells;

export type Year2024Options = {
  /** With the tables of the other chapters, whose published defects the checks then find. Default: false. */
  readonly references?: boolean;
};

/** The year 2024 with its structure, texts and typed figures, and nothing imported. Returns its id. */
export function createYear2024(db: Db, { references = false }: Year2024Options = {}): number {
  const yearId = Number(
    db
      .prepare("INSERT INTO fiscal_year (year, is_example, created_at) VALUES (2024, 1, '2025-01-02T00:00:00.000Z')")
      .run().lastInsertRowid,
  );
  const seed = readExampleSeed(join(resourcesDir, 'example'));
  applySeed(db, yearId, references ? seed : { ...seed, references: { tables: [], rules: [] } });
  return yearId;
}

/** Lines as an import would leave them. `dimensions`: what they carry; `official`: what they then speak for. */
export function addLines(
  db: Db,
  yearId: number,
  options: {
    readonly cells: readonly Cell[];
    readonly dimensions?: readonly BudgetDimension[];
    readonly official?: readonly BudgetDimension[];
    readonly scale?: AmountScale;
    readonly fileName?: string;
  },
): number {
  const { cells, scale = 'centimos', fileName = 'ReporteGasto.xlsx' } = options;
  const dimensions = options.dimensions ?? ['generica', 'activity'];
  const fileId = db
    .prepare(
      `INSERT INTO source_file (sha256, name, size, compressed, added_at, added_by)
       VALUES (hex(randomblob(32)), ?, 0, x'', '2025-01-02T00:00:00.000Z', 'Ana')`,
    )
    .run(fileName).lastInsertRowid;
  const batchId = Number(
    db
      .prepare(
        `INSERT INTO import_batch (year_id, source_file_id, profile, sheet, scale, cut_off_date, lines, problems, imported_at,
           imported_by, state) VALUES (?, ?, 'test', 'Hoja1', ?, '2024-12-31', ?, '[]', '2025-01-02T00:00:00.000Z', 'Ana', 'active')`,
      )
      .run(yearId, fileId, scale, cells.length).lastInsertRowid,
  );
  const line = db.prepare(
    `INSERT INTO budget_line (batch_id, sheet, source_row, generica_code, activity_code, pia_cents, pim_cents, devengado_cents)
     VALUES (?, 'Hoja1', ?, ?, ?, ?, ?, ?)`,
  );
  for (const [index, [activity, category, digit, pia, pim, devengado]] of cells.entries())
    line.run(
      batchId,
      index + 2,
      dimensions.includes('generica') ? genericaCode(category, '2', digit) : null,
      dimensions.includes('activity') ? activity : null,
      pia * 100,
      pim * 100,
      scale === 'soles' ? wholeSoles(cents(devengado)) * 100 : devengado,
    );
  summariseBatch(db, batchId);
  for (const dimension of options.official ?? dimensions)
    db.prepare('INSERT INTO official_source (year_id, dimension, batch_id) VALUES (?, ?, ?)').run(
      yearId,
      dimension,
      batchId,
    );
  return batchId;
}

/** The whole example year, ready to print. */
export function fillYear2024(db: Db, options?: Year2024Options): number {
  const yearId = createYear2024(db, options);
  addLines(db, yearId, { cells: cells2024 });
  return yearId;
}
