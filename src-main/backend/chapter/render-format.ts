import type { ExportFormat } from '#shared/contract/types.ts';
import type { ChapterModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import type { Context } from '../context.ts';
import { behindTables } from './behind-tables.ts';
import type { DocumentInfo } from './document-info.ts';
import { issueSettings, templateOf } from './issue/issue.queries.ts';

type RenderContext = Pick<Context, 'db' | 'typesetter' | 'checker'>;
export type Issue = { readonly model: ChapterModel; readonly info: DocumentInfo };
export type RenderedFile = { readonly name: string; readonly bytes: Uint8Array };

/** Word first: it is the one that may be open in another program, and then nothing is written. */
export const formatOrder: readonly ExportFormat[] = ['docx', 'xlsx', 'pdf', 'csv', 'evidence'];

/**
 * The chapters in one format. The writers and their libraries are loaded by whoever first needs one: together they are half
 * of a cold start.
 */
export async function renderFormat(
  format: ExportFormat,
  issue: Issue,
  context: RenderContext,
): Promise<readonly RenderedFile[]> {
  const { model, info } = issue;
  const name = issueName(issue);
  switch (format) {
    case 'docx':
      return [{ name: `${name}.docx`, bytes: await renderWord(issue, context) }];
    case 'pdf': {
      const { renderPdf } = await import('./render-pdf/render-pdf.ts');
      return [{ name: `${name}.pdf`, bytes: await renderPdf(model, info, context.typesetter) }];
    }
    case 'xlsx': {
      const { renderXlsx } = await import('./render-xlsx/render-xlsx.ts');
      return [{ name: `${name}.xlsx`, bytes: await renderXlsx(model, info, behindTables(context.db, model.yearId)) }];
    }
    case 'csv': {
      const { renderCsv } = await import('./render-csv/render-csv.ts');
      return renderCsv(model, behindTables(context.db, model.yearId)).map((file) => ({
        name: `${name} - ${file.name}.csv`,
        bytes: file.bytes,
      }));
    }
    case 'evidence':
      return [{ name: `${name} - ${es.documents.evidenceName}.zip`, bytes: await renderEvidence(issue, context) }];
    default:
      return format satisfies never;
  }
}

/** In the looks of the institution's template, where the year has one (OU3). */
async function renderWord({ model, info }: Issue, { db }: RenderContext): Promise<Uint8Array> {
  const { contents } = issueSettings(db, model.yearId);
  const template = templateOf(db, model.yearId);
  return template === null
    ? (await import('./render-docx/render-docx.ts')).renderDocx(model, info, { contents })
    : (await import('./into-document/in-template.ts')).renderInTemplate(template, model, info, { contents });
}

async function renderEvidence(issue: Issue, context: RenderContext): Promise<Uint8Array> {
  const { db, checker } = context;
  const { yearId } = issue.model;
  const [{ evidenceZip }, { inputFiles, wholeRecord }] = await Promise.all([
    import('./evidence/evidence.ts'),
    import('./evidence/evidence.queries.ts'),
  ]);
  const outputs: { fileName: string; bytes: Uint8Array }[] = [];
  for (const format of formatOrder.filter((each) => each !== 'evidence'))
    for (const { name, bytes } of await renderFormat(format, issue, context)) outputs.push({ fileName: name, bytes });
  return evidenceZip(issue.model, issue.info, {
    inputs: inputFiles(db, yearId),
    outputs,
    findings: checker.check(yearId).findings,
    record: wholeRecord(db, yearId),
  });
}

function issueName({ model: { year, blocks }, info: { draft } }: Issue): string {
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
