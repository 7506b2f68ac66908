import type { ExportFormat } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import type { Chapters, Issue } from './issue-data.ts';
import type { Typesetter } from './render-pdf/typesetter.ts';

export type RenderedFile = { readonly name: string; readonly bytes: Uint8Array };
export type Output = RenderedFile & { readonly format: ExportFormat };

/** Word first: it is the one that may be open in another program, and then nothing is written. */
const formatOrder: readonly ExportFormat[] = ['docx', 'xlsx', 'pdf', 'csv', 'evidence'];

/** The chapters in the formats asked for; the evidence holds the very files that go out beside it. */
export async function renderFormats(
  formats: readonly ExportFormat[],
  issue: Issue,
  typesetter: Typesetter,
): Promise<readonly Output[]> {
  const needed = formatOrder.filter((each) => formats.includes(each) || formats.includes('evidence'));
  const outputs: Output[] = [];
  for (const format of needed)
    for (const file of await renderFormat(format, issue, { typesetter, outputs })) outputs.push({ format, ...file });
  return outputs.filter(({ format }) => formats.includes(format));
}

/** The writers and their libraries are loaded by whoever first needs one: together they are half of a cold start. */
async function renderFormat(
  format: ExportFormat,
  issue: Issue,
  { typesetter, outputs }: { readonly typesetter: Typesetter; readonly outputs: readonly Output[] },
): Promise<readonly RenderedFile[]> {
  const { model, info, behind, contents } = issue;
  const name = issueName(issue);
  switch (format) {
    case 'docx':
      return [{ name: `${name}.docx`, bytes: await renderWord(issue) }];
    case 'pdf': {
      const { renderPdf } = await import('./render-pdf/render-pdf.ts');
      return [{ name: `${name}.pdf`, bytes: await renderPdf(model, info, { typesetter, contents }) }];
    }
    case 'xlsx': {
      const { renderXlsx } = await import('./render-xlsx/render-xlsx.ts');
      return [{ name: `${name}.xlsx`, bytes: await renderXlsx(model, info, behind) }];
    }
    case 'csv': {
      const { renderCsv } = await import('./render-csv/render-csv.ts');
      return renderCsv(model, behind).map((file) => ({ name: `${name} - ${file.name}.csv`, bytes: file.bytes }));
    }
    case 'evidence':
      return [{ name: `${name} - ${es.documents.evidenceName}.zip`, bytes: await renderEvidence(issue, outputs) }];
    default:
      return format satisfies never;
  }
}

/** In the looks of the institution's template, where the year has one (OU3). */
async function renderWord({ model, info, template, contents }: Issue): Promise<Uint8Array> {
  return template === null
    ? (await import('./render-docx/render-docx.ts')).renderDocx(model, info, { contents })
    : (await import('./into-document/in-template.ts')).renderInTemplate(template, model, info, { contents });
}

async function renderEvidence({ model, info, evidence }: Issue, outputs: readonly Output[]): Promise<Uint8Array> {
  if (evidence === null) throw new Error('an issue with evidence was begun without it');
  const { evidenceZip } = await import('./evidence/evidence.ts');
  return evidenceZip(model, info, {
    ...evidence,
    outputs: outputs.map(({ name: fileName, bytes }) => ({ fileName, bytes })),
  });
}

function issueName({ model: { year, blocks }, info: { draft } }: Chapters): string {
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
