import type { Classifier, ImportPlan, ParsedFile, ParsedLine } from '#shared/domain/imports.ts';
import { summariseBatch } from '../budget/summarise.ts';
import type { Db } from '../platform/db/open.ts';
import type { Author } from '../platform/undo/edit-log.ts';
import type { CellOrigin } from './assistant/table-edits.ts';
import { lineKey } from './line-key.ts';

/** A file's bytes, compressed, and what identifies them. */
export type StoredBytes = { readonly sha256: string; readonly size: number; readonly compressed: Buffer };

/**
 * Writes the file, its batch in state `undone`, and all its lines, months, names and goals; `file: null` for one that gives
 * values of goals or indicators and no lines. Returns the id of the batch.
 */
export function insertBatch(
  db: Db,
  by: Author,
  {
    plan,
    file,
    bytes,
    confirmed,
  }: {
    readonly plan: ImportPlan;
    readonly file: ParsedFile | null;
    readonly bytes: StoredBytes;
    readonly confirmed: boolean;
  },
): number {
  const sourceId = sourceFile(db, by, plan.fileName, bytes);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_batch (year_id, source_file_id, profile, sheet, scale, cut_off_date, lines, pia_cents, pim_cents,
                                 devengado_cents, control_pim_cents, problems, imported_at, imported_by, state)
       VALUES (@yearId, @sourceId, @profile, @sheet, @scale, @cutOffDate, @lines, @pia, @pim, @devengado, @control, @problems,
               @at, @by, 'undone')`,
    )
    .run({
      yearId: plan.yearId,
      sourceId,
      profile: plan.profile,
      sheet: plan.sheet,
      scale: plan.scale ?? 'soles',
      cutOffDate: plan.cutOffDate,
      lines: plan.lines,
      ...plan.totals,
      control: confirmed ? plan.totals.pim : null,
      problems: JSON.stringify(plan.problems),
      ...by,
    });
  const batchId = Number(lastInsertRowid);
  if (file === null) return batchId;
  insertLines(db, batchId, file);
  summariseBatch(db, batchId);
  insertNames(db, batchId, file);
  insertGoals(db, batchId, file);
  return batchId;
}

/** Which cell of the file each value came from (IM12). */
export function insertOrigins(db: Db, batchId: number, sheet: string, origins: readonly CellOrigin[]): void {
  const insert = db.prepare(
    `INSERT INTO import_cell (batch_id, cell, sheet, source_row, source_column, found)
     VALUES (@batchId, @cell, @sheet, @row, @column, @found)`,
  );
  for (const origin of origins) insert.run({ batchId, sheet, ...origin });
}

/** The same bytes are kept once, however often they are imported. */
function sourceFile(db: Db, by: Author, name: string, { sha256, size, compressed }: StoredBytes): number {
  const known = db.prepare<[string], number>('SELECT id FROM source_file WHERE sha256 = ?').pluck().get(sha256);
  if (known !== undefined) return known;
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO source_file (sha256, name, size, compressed, added_at, added_by)
       VALUES (@sha256, @name, @size, @compressed, @at, @by)`,
    )
    .run({ sha256, name, size, compressed, ...by });
  return Number(lastInsertRowid);
}

const noCodes = {
  secFunc: null,
  programCode: null,
  productCode: null,
  activityCode: null,
  functionCode: null,
  divisionCode: null,
  groupCode: null,
  purposeCode: null,
  departmentCode: null,
  provinceCode: null,
  districtCode: null,
  fundingSourceCode: null,
  rubroCode: null,
  categoryCode: null,
  transactionCode: null,
  genericaDigit: null,
  subgenericaCode: null,
  subgenericaDetailCode: null,
  specificCode: null,
  specificDetailCode: null,
  genericaCode: null,
} as const satisfies Record<Classifier, null>;

function insertLines(db: Db, batchId: number, file: ParsedFile): void {
  const line = db.prepare(
    `INSERT INTO budget_line (batch_id, sheet, source_row, sec_func, program_code, product_code, activity_code,
       function_code, division_code, group_code, purpose_code, department_code, province_code, district_code,
       funding_source_code, rubro_code, category_code, transaction_code, generica_digit, subgenerica_code,
       subgenerica_detail_code, specific_code, specific_detail_code, generica_code, pia_cents, modifications_cents,
       pim_cents, certificado_cents, compromiso_cents, devengado_cents, girado_cents)
     VALUES (@batchId, @sheet, @row, @secFunc, @programCode, @productCode, @activityCode,
       @functionCode, @divisionCode, @groupCode, @purposeCode, @departmentCode, @provinceCode, @districtCode,
       @fundingSourceCode, @rubroCode, @categoryCode, @transactionCode, @genericaDigit, @subgenericaCode,
       @subgenericaDetailCode, @specificCode, @specificDetailCode, @genericaCode, @pia, @modifications,
       @pim, @certificado, @compromiso, @devengado, @girado)`,
  );
  const month = db.prepare('INSERT INTO budget_line_month (line_id, stage, month, amount_cents) VALUES (?, ?, ?, ?)');
  for (const parsed of file.lines) {
    requireKeys(file, parsed);
    const { sheet, row, codes, amounts } = parsed;
    const lineId = line.run({ batchId, sheet, row, ...noCodes, ...codes, ...amounts }).lastInsertRowid;
    for (const { stage, month: number, amount } of parsed.months) month.run(lineId, stage, number, amount);
  }
}

/** A line without the key of a dimension would be missing from its table while the totals still add up: a profile's defect. */
function requireKeys(file: ParsedFile, line: ParsedLine): void {
  for (const dimension of file.dimensions)
    if (lineKey(line, dimension) === undefined)
      throw new Error(`${file.profile} gave a line without its ${dimension}: ${line.sheet} ${line.row}`);
}

function insertNames(db: Db, batchId: number, { names }: ParsedFile): void {
  const insert = db.prepare('INSERT INTO batch_name (batch_id, classifier, code, name) VALUES (?, ?, ?, ?)');
  for (const [classifier, known] of Object.entries(names))
    for (const [code, name] of Object.entries(known)) insert.run(batchId, classifier, code, name);
}

function insertGoals(db: Db, batchId: number, { goals }: ParsedFile): void {
  const insert = db.prepare(
    `INSERT INTO batch_goal (batch_id, sheet, source_row, sec_func, activity_code, purpose, unit_of_measure, programmed, executed)
     VALUES (@batchId, @sheet, @row, @secFunc, @activityCode, @purpose, @unitOfMeasure, @programmed, @executed)`,
  );
  for (const goal of goals) insert.run({ batchId, ...goal });
}
