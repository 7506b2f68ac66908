import { createHash } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { ExportedFile, ExportFormat } from '#shared/contract/types.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import type { Context } from '../context.ts';
import { issueOf } from './issue-data.ts';
import { type Output, renderFormats } from './render-format.ts';
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
  const issue = issueOf(context, request);
  const folder = request.folder ?? outputsFolder(context, issue.model);
  return writeOutputs(folder, await renderFormats(request.formats, issue, context.typesetter), request);
}

export const outputsFolder = ({ dataDir }: Pick<Context, 'dataDir'>, { year }: Pick<ChapterModel, 'year'>): string =>
  join(dataDir, 'salidas', String(year));

/**
 * Writes all or none under their names, or free ones with a number before the last point, and says what was written. @throws Refusal `output-locked` with a name that is still free,
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

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Refusal('output-failed', { name: basename(folder), cause: String(error) });
  }
}
