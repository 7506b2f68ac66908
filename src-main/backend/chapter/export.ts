import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { ExportedFile, ExportFormat } from '#shared/contract/types.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { openCounts } from '#shared/domain/decisions.ts';
import type { Context } from '../context.ts';
import { chapterModel } from './chapter.queries.ts';
import { documentInfo } from './chapter-info.ts';
import type { DocumentInfo } from './document-info.ts';
import { formatOrder, renderFormat } from './render-format.ts';
import { writeAll } from './write-all.ts';

export type ExportRequest = {
  readonly yearId: number;
  readonly formats: readonly ExportFormat[];
  /** Without the draft mark; refused while a finding waits for an answer (CK15). */
  readonly final: boolean;
  /** `null`: the year's own folder of outputs in the data folder. */
  readonly folder: string | null;
  /** Under names that are still free, leaving what is there. */
  readonly otherName: boolean;
};

export type Exported = { readonly folder: string; readonly files: readonly ExportedFile[] };

type ExportContext = Pick<Context, 'db' | 'dataDir' | 'typesetter' | 'checker'>;

/**
 * Writes the chapters in the formats asked for, all or none (C-15). The same data gives the same bytes (OU12).
 * @throws Refusal `not-found`, `not-ready`, `output-locked`, `output-failed` or `disk-full`
 */
export async function exportChapter(context: ExportContext, request: ExportRequest): Promise<Exported> {
  const { model, info } = issueOf(context, request);
  const folder = request.folder ?? outputsFolder(context, model);
  const outputs: Output[] = [];
  for (const format of formatOrder.filter((each) => request.formats.includes(each)))
    for (const { name, bytes } of await renderFormat(format, { model, info }, context))
      outputs.push({ format, name, bytes });
  return writeOutputs(folder, outputs, request);
}

/** The chapters as they are to be issued. @throws Refusal `not-found`, or `not-ready` for a final issue */
export function issueOf(
  { db, checker }: Pick<Context, 'db' | 'checker'>,
  { yearId, final }: Pick<ExportRequest, 'yearId' | 'final'>,
): { readonly model: ChapterModel; readonly info: DocumentInfo } {
  const model = chapterModel(db, yearId);
  if (final) refuseOpenFindings(checker, yearId);
  return { model, info: documentInfo(db, yearId, { draft: !final }) };
}

export const outputsFolder = ({ dataDir }: Pick<Context, 'dataDir'>, { year }: Pick<ChapterModel, 'year'>): string =>
  join(dataDir, 'salidas', String(year));

/** `name`: of the file as it shall be; where another is asked for, a number goes before its last point. */
export type Output = { readonly format: ExportFormat; readonly name: string; readonly bytes: Uint8Array };

/**
 * Writes all or none, and says what was written. @throws Refusal `output-locked` with a name that is still free,
 * `output-failed` or `disk-full`
 */
export async function writeOutputs(
  folder: string,
  outputs: readonly Output[],
  { otherName }: Pick<ExportRequest, 'otherName'>,
): Promise<Exported> {
  await makeFolder(folder);
  const taken = new Set((await readdir(folder)).map((name) => name.toLowerCase()));
  const named = outputs.map(({ name, ...output }) => ({
    ...output,
    path: join(folder, otherName ? freeName(name, taken) : name),
  }));
  try {
    await writeAll(named);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'output-locked') throw error;
    throw new Refusal(error.code, { ...error.detail, other: freeName(error.detail.name ?? '', taken) });
  }
  return {
    folder,
    files: named.map(({ format, path, bytes }) => ({
      format,
      path,
      fileName: basename(path),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.byteLength,
    })),
  };
}

/** "Memoria.docx", else "Memoria (2).docx" and so on. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const { name: stem, ext } = parse(name);
  let free = name;
  for (let count = 2; taken.has(free.toLowerCase()); count += 1) free = `${stem} (${count})${ext}`;
  return free;
}

function refuseOpenFindings(checker: Context['checker'], yearId: number): void {
  const { errors, warnings } = openCounts(checker.check(yearId).findings);
  if (errors + warnings > 0) throw new Refusal('not-ready', { errors: String(errors), warnings: String(warnings) });
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Refusal('output-failed', { name: basename(folder), cause: String(error) });
  }
}
