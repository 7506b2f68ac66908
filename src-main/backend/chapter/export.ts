import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { ExportedFile, ExportFormat } from '#shared/contract/types.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import { checkedWith } from '../checks/check-facts.ts';
import { runChecks } from '../checks/run-checks.ts';
import type { Context } from '../context.ts';
import { behindTables } from './behind-tables.ts';
import { buildChapter } from './build-chapter.ts';
import { gatherChapter } from './chapter.queries.ts';
import type { ChapterData } from './chapter-data.ts';
import { documentInfo } from './chapter-info.ts';
import type { DocumentInfo } from './document-info.ts';
import { issueSettings, templateOf } from './issue/issue.queries.ts';
import { writeAll } from './write-all.ts';

export type ExportRequest = {
  readonly yearId: number;
  readonly formats: readonly ExportFormat[];
  /** Without the draft mark; refused while a check finds errors. */
  readonly final: boolean;
  /** `null`: the year's own folder of outputs in the data folder. */
  readonly folder: string | null;
};

export type Exported = { readonly folder: string; readonly files: readonly ExportedFile[] };

type ExportContext = Pick<Context, 'db' | 'dataDir' | 'typesetter'>;

/**
 * Writes the chapters in the formats asked for, all or none (C-15). The same data gives the same bytes (OU12).
 * @throws Refusal `not-found`, `chapter-has-errors`, `output-locked`, `output-failed` or `disk-full`
 */
export async function exportChapter(context: ExportContext, request: ExportRequest): Promise<Exported> {
  const { model, info } = issueOf(context, request);
  const folder = request.folder ?? outputsFolder(context, model);
  const formats = formatOrder.filter((format) => request.formats.includes(format));
  const outputs: Output[] = [];
  for (const format of formats)
    outputs.push({
      format,
      path: join(folder, `${fileName(model, info)}.${format}`),
      bytes: await render(format, model, info, context),
    });
  return writeOutputs(folder, outputs);
}

/** The chapters as they are to be issued. @throws Refusal `not-found`, or `chapter-has-errors` for a final issue */
export function issueOf(
  { db }: Pick<Context, 'db'>,
  { yearId, final }: Pick<ExportRequest, 'yearId' | 'final'>,
): { readonly model: ChapterModel; readonly info: DocumentInfo } {
  const data = gatherChapter(db, yearId);
  const model = buildChapter(data);
  if (final) refuseErrors(db, data, model);
  return { model, info: documentInfo(db, yearId, { draft: !final }) };
}

export const outputsFolder = ({ dataDir }: Pick<Context, 'dataDir'>, { year }: Pick<ChapterModel, 'year'>): string =>
  join(dataDir, 'salidas', String(year));

export type Output = { readonly format: ExportFormat; readonly path: string; readonly bytes: Uint8Array };

/** Writes all or none, and says what was written. @throws Refusal `output-locked`, `output-failed` or `disk-full` */
export async function writeOutputs(folder: string, outputs: readonly Output[]): Promise<Exported> {
  await makeFolder(folder);
  await writeAll(outputs);
  return {
    folder,
    files: outputs.map(({ format, path, bytes }) => ({
      format,
      path,
      fileName: basename(path),
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.byteLength,
    })),
  };
}

/** Word first: it is the one that may be open in another program, and then nothing is written. */
const formatOrder: readonly ExportFormat[] = ['docx', 'xlsx', 'pdf'];

/** The writers and their libraries are loaded by whoever first needs one: together they are half of a cold start. */
async function render(
  format: ExportFormat,
  model: ChapterModel,
  info: DocumentInfo,
  context: ExportContext,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return renderWord(model, info, context);
    case 'pdf':
      return (await import('./render-pdf/render-pdf.ts')).renderPdf(model, info, context.typesetter);
    case 'xlsx':
      return (await import('./render-xlsx/render-xlsx.ts')).renderXlsx(
        model,
        info,
        behindTables(context.db, model.yearId),
      );
    default:
      return format satisfies never;
  }
}

/** In the looks of the institution's template, where the year has one (OU3). */
async function renderWord(model: ChapterModel, info: DocumentInfo, { db }: ExportContext): Promise<Uint8Array> {
  const { contents } = issueSettings(db, model.yearId);
  const template = templateOf(db, model.yearId);
  return template === null
    ? (await import('./render-docx/render-docx.ts')).renderDocx(model, info, { contents })
    : (await import('./into-document/in-template.ts')).renderInTemplate(template, model, info, { contents });
}

function refuseErrors(db: Context['db'], data: ChapterData, chapter: ChapterModel): void {
  const findings = runChecks(checkedWith(db, data, chapter));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Refusal('chapter-has-errors', { count: String(errors.length) });
}

function fileName({ year, blocks }: ChapterModel, { draft }: DocumentInfo): string {
  const chapters = blocks.flatMap((block) =>
    block.kind === 'heading' && block.level === 1 ? [block.number.replace(/\.$/, '')] : [],
  );
  const name = es.documents.fileName(
    year,
    chapters.filter((number) => number !== ''),
    draft,
  );
  return name.replace(/[<>:"/\\|?*]/g, ' ');
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Refusal('output-failed', { name: basename(folder), cause: String(error) });
  }
}
