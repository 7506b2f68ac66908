import { randomUUID } from 'node:crypto';
import { Refusal } from '#shared/contract/errors.ts';
import type { ImportPlan, ParsedFile, Problem } from '#shared/domain/imports.ts';
import type { EntitySettings } from '#shared/domain/settings.ts';
import type { Context } from '../context.ts';
import type { Db } from '../platform/db/open.ts';
import { yearSettings } from '../years/settings.queries.ts';
import { isNameless, tableProfile } from './assistant/budget-table.ts';
import { knownLayouts } from './assistant/layouts.ts';
import { type TableContent, tableContent, tableView } from './assistant/plan-table.ts';
import { codeCatalogue } from './assistant/year-catalogue.ts';
import { formContent } from './forms/plan-form.ts';
import { type FileIdentity, identify } from './identify.ts';
import { type MemoriaContent, memoriaContent, memoriaProfile, memoriaSheet, offered } from './memoria/plan-memoria.ts';
import { ofOwnUnit } from './own-unit.ts';
import { cutOffProblems } from './plan-cut-offs.ts';
import { becomesOfficial, staysOfficial } from './plan-official.ts';
import { controlTotals, planRows, unknownCodes } from './plan-rows.ts';
import type { ParseResult, ReadingOptions } from './runner.ts';

/** A file that was parsed, as a plan looks at it. */
export type PlannedFile = FileIdentity & { readonly name: string; readonly result: ParseResult };

/**
 * Reads a file and says what importing it into the year would do; writes nothing. The plan waits for `promoteImport`.
 * @throws Refusal `upload-broken` when the file did not arrive whole, `not-found` for a year that does not exist,
 * `import-cancelled` when the file is discarded meanwhile.
 */
export async function planImport(
  context: Context,
  {
    yearId,
    handle,
    choice,
    options = {},
  }: {
    readonly yearId: number;
    readonly handle: string;
    readonly choice?: number | undefined;
    /** What the person decided about the file after an earlier plan. */
    readonly options?: ReadingOptions | undefined;
  },
): Promise<ImportPlan> {
  const { db, emit } = context;
  const { path, name, signal } = context.uploads.complete(handle);
  const scope = { secEjec: yearSettings(db, yearId).entity.secEjec, year: String(yearOf(db, yearId)) };
  const read = await context.imports.parse({
    path,
    name,
    scope,
    signal,
    options,
    layouts: knownLayouts(db),
    catalogue: codeCatalogue(db, yearId),
    onProgress: ({ bytes, totalBytes, rows }) =>
      emit({ kind: 'progress', task: 'imports.plan', done: bytes, total: totalBytes, rows }),
    ...(choice === undefined ? {} : { choice }),
  });
  const result = ofOwnUnit(read, scope.secEjec);
  const file: PlannedFile = { name, result, ...(await identityOf(path, result)) };
  signal.throwIfAborted();
  const plan = makePlan(db, { planId: randomUUID(), yearId, file });
  for (const old of context.plans.keep({ plan, result, handle, path })) context.uploads.discard(old.handle);
  return plan;
}

/** A file of which only rows are kept is the same file when those rows are: its other gigabytes are of no account here. */
async function identityOf(path: string, result: ParseResult): Promise<FileIdentity> {
  if (result.kind !== 'parsed' || result.kept === undefined) return identify(path);
  const { sha256, size } = result.kept;
  return { sha256, size };
}

/** What importing a parsed file would do to the year as it is now. Same file and same data give the same plan. */
export function makePlan(
  db: Db,
  { planId, yearId, file }: { readonly planId: string; readonly yearId: number; readonly file: PlannedFile },
): ImportPlan {
  const { result, name, sha256, size } = file;
  const year = yearOf(db, yearId);
  const text = result.text ?? null;
  const base = { planId, yearId, fileName: name, sha256, size, text, preview: result.preview };
  if (result.kind === 'refused') {
    const { problems, choices = [], proposal } = result;
    const table = proposal === undefined ? null : tableView(proposal, false);
    return { ...base, ...nothingRead, table, problems, choices, status: 'refused' };
  }
  if (result.kind === 'parsed') {
    const { problems, excerpts = [] } = { ...result.file, ...result };
    return { ...base, ...planLines(db, yearId, { year, sha256, file: result.file, problems }), excerpts };
  }
  if (result.kind === 'form') {
    const content = formContent(db, yearId, { year, form: result.form, fileName: name });
    const planned = planValues(db, yearId, { sha256, profile: formProfile, sheet: result.preview.name, content });
    return { ...base, ...planned, lines: content.values.length, excerpts: [] };
  }
  if (result.kind === 'document')
    return {
      ...base,
      ...planMemoria(db, yearId, { sha256, content: memoriaContent(db, yearId, result.document, name) }),
      excerpts: [],
    };
  const content = tableContent(db, yearId, { year, table: result.table, fileName: name });
  const { problems, file: parsed } = content;
  const planned =
    parsed === null
      ? {
          ...planValues(db, yearId, {
            sha256,
            profile: tableProfile(result.table),
            sheet: result.table.mapping.sheet,
            content,
          }),
          lines: result.table.rows.length,
        }
      : planLines(db, yearId, { year, sha256, file: parsed, problems });
  return { ...base, ...planned, table: tableView(result.table, content.asksFractions), excerpts: result.excerpts };
}

type Planned = Omit<ImportPlan, 'planId' | 'yearId' | 'fileName' | 'sha256' | 'size' | 'text' | 'preview' | 'excerpts'>;

type LinesToPlan = {
  readonly year: number;
  readonly sha256: string;
  readonly file: ParsedFile;
  readonly problems: readonly Problem[];
};

/** Lines of the budget against those of the year. */
function planLines(db: Db, yearId: number, { year, sha256, file: parsed, problems: own }: LinesToPlan): Planned {
  const sameAs = activeCopy(db, yearId, { sha256, profile: parsed.profile, sheet: parsed.sheet });
  const problems = [
    ...own,
    ...scopeProblems(parsed, year, yearSettings(db, yearId).entity),
    ...unknownCodes(db, yearId, parsed).map(unknownCode),
    ...(sameAs === null ? cutOffProblems(db, yearId, parsed) : [sameFile(sameAs.importedAt)]),
  ];
  return {
    ...nothingRead,
    profile: parsed.profile,
    sheet: parsed.sheet,
    cutOffDate: parsed.cutOffDate,
    scale: parsed.scale,
    dimensions: parsed.dimensions,
    totals: controlTotals(parsed.lines),
    lines: parsed.lines.length,
    goals: parsed.goals.length,
    rows: planRows(db, yearId, parsed),
    becomesOfficial: becomesOfficial(db, yearId, parsed),
    beside: staysOfficial(db, yearId, parsed),
    sameAs,
    replaces: isNameless(parsed.profile) ? null : activeOfProfile(db, yearId, parsed.profile),
    problems,
    choices: [],
    status: hasErrors(problems) ? 'refused' : sameAs === null ? 'ready' : 'unchanged',
  };
}

/** Values of goals and indicators against those of the year. They stay, whatever is imported after them: one replaces none. */
function planValues(
  db: Db,
  yearId: number,
  {
    sha256,
    profile,
    sheet,
    content: { values, problems },
  }: {
    readonly sha256: string;
    readonly profile: string;
    readonly sheet: string;
    readonly content: TableContent;
  },
): Planned {
  const changed = values.some(({ status }) => status !== 'same');
  return {
    ...nothingRead,
    profile,
    sheet,
    values,
    sameAs: activeCopy(db, yearId, { sha256, profile, sheet }),
    problems,
    choices: [],
    status: hasErrors(problems) ? 'refused' : changed ? 'ready' : 'unchanged',
  };
}

/** Things of a memoria, each for a person to accept: one import of it takes the place of none. */
function planMemoria(
  db: Db,
  yearId: number,
  { sha256, content }: { readonly sha256: string; readonly content: MemoriaContent },
): Planned {
  const { values, problems, memoria } = content;
  const profile = memoriaProfile;
  const sheet = memoriaSheet;
  const things = offered(content).length;
  const status = hasErrors(problems) ? 'refused' : things > 0 ? 'ready' : 'unchanged';
  const sameAs = status === 'unchanged' ? null : activeCopy(db, yearId, { sha256, profile, sheet });
  if (memoria.tables.length === 0) return { ...nothingRead, problems, choices: [], status };
  return { ...nothingRead, profile, sheet, values, memoria, sameAs, lines: things, problems, choices: [], status };
}

const formProfile = 'plantilla-propia';

const hasErrors = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity === 'error');

const nothingRead = {
  profile: null,
  sheet: null,
  cutOffDate: null,
  scale: null,
  dimensions: [],
  totals: { pia: null, pim: null, devengado: null },
  lines: 0,
  goals: 0,
  rows: [],
  values: [],
  table: null,
  memoria: null,
  excerpts: [],
  becomesOfficial: [],
  beside: [],
  sameAs: null,
  replaces: null,
} as const satisfies Partial<ImportPlan>;

/** @throws Refusal `not-found` */
export function yearOf(db: Db, yearId: number): number {
  const year = db.prepare<[number], number>('SELECT year FROM fiscal_year WHERE id = ?').pluck().get(yearId);
  if (year === undefined) throw new Refusal('not-found', { what: 'year' });
  return year;
}

/** The file must be about this year and this executing unit; a wrong one is never imported (formats.md §1.4). */
function scopeProblems(file: ParsedFile, year: number, entity: EntitySettings): readonly Problem[] {
  const problems: Problem[] = [];
  const add = (severity: Problem['severity'], code: Problem['code'], found: string, expected?: string): void => {
    problems.push({ code, severity, at: null, found, detail: expected === undefined ? {} : { expected } });
  };
  if (file.lines.length === 0) return problems;
  if (file.year !== String(year)) add('error', 'wrong-year', file.year ?? '', String(year));
  const others = file.executingUnits.filter((unit) => unit !== entity.secEjec.replace(/^0+(?=.)/, ''));
  if (others.length > 0) add('error', 'wrong-unit', others.join(', '), entity.secEjec);
  const yearEnd = `${year}-12-31`;
  if (file.cutOffDate === null) {
    if (!file.problems.some(({ code }) => code === 'cut-off-missing')) add('note', 'cut-off-missing', '');
  } else if (file.cutOffDate < yearEnd) add('warning', 'cut-off-before-year-end', file.cutOffDate, yearEnd);
  return problems;
}

const unknownCode = ({ code, name, line }: ReturnType<typeof unknownCodes>[number]): Problem => ({
  code: 'unknown-code',
  severity: 'warning',
  at: { sheet: line.sheet, row: line.row },
  found: code,
  detail: { name },
});

const sameFile = (importedAt: string): Problem => ({
  code: 'same-file',
  severity: 'note',
  at: null,
  found: importedAt.slice(0, 10),
});

/** The same table of the same file; a workbook may hold several. */
function activeCopy(
  db: Db,
  yearId: number,
  { sha256, profile, sheet }: { readonly sha256: string; readonly profile: string; readonly sheet: string },
): ImportPlan['sameAs'] {
  const row = db
    .prepare<[number, string, string, string], { batchId: number; importedAt: string }>(
      `SELECT batch.id AS batchId, batch.imported_at AS importedAt
         FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE batch.year_id = ? AND batch.state = 'active' AND file.sha256 = ? AND batch.profile = ? AND batch.sheet = ?
        ORDER BY batch.id DESC LIMIT 1`,
    )
    .get(yearId, sha256, profile, sheet);
  return row ?? null;
}

function activeOfProfile(db: Db, yearId: number, profile: string): ImportPlan['replaces'] {
  const row = db
    .prepare<[number, string], { batchId: number; fileName: string }>(
      `SELECT batch.id AS batchId, file.name AS fileName
         FROM import_batch AS batch JOIN source_file AS file ON file.id = batch.source_file_id
        WHERE batch.year_id = ? AND batch.state = 'active' AND batch.profile = ? ORDER BY batch.id DESC LIMIT 1`,
    )
    .get(yearId, profile);
  return row ?? null;
}
