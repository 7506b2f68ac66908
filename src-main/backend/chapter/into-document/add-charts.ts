import type { ChartParts } from './fragment.ts';
import { tagsOf } from './fragment.ts';
import { beside, relationshipsOf, type WordPackage, xmlOf } from './word-package.ts';
import { attribute } from './word-xml.ts';

const type = {
  relationship: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart',
  chart: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  relationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
};

/**
 * The parts that our charts bring into a document, under names of our own; a chart that we put there before is replaced.
 * `relationships`: the new name of each by its old one.
 */
export function addCharts(
  { parts: existing, main }: WordPackage,
  charts: readonly ChartParts[],
): { readonly relationships: ReadonlyMap<string, string>; readonly parts: ReadonlyMap<string, string | Uint8Array> } {
  const relationships = new Map<string, string>();
  const parts = new Map<string, string | Uint8Array>();
  if (charts.length === 0) return { relationships, parts };
  const relationshipsPath = relationshipsOf(main);
  let links = xmlOf(existing, relationshipsPath);
  if (links === '') links = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${type.relationships}"/>`;
  let types = xmlOf(existing, '[Content_Types].xml');
  charts.forEach(({ relationship, xml, workbook }, index) => {
    const name = `memoriaUfpp${index + 1}`;
    const [id, path] = [`rId_${name}`, beside(main, `charts/${name}.xml`)];
    relationships.set(relationship, id);
    parts.set(path, xml);
    if (!tagsOf(links).some((tag) => attribute(tag, 'Id') === id))
      links = appendTo(
        links,
        'Relationships',
        `<Relationship Id="${id}" Type="${type.relationship}" Target="charts/${name}.xml"/>`,
      );
    types = withType(types, path, type.chart);
    if (!workbook) return;
    const book = beside(main, `embeddings/${name}.xlsx`);
    parts.set(book, workbook.bytes);
    parts.set(relationshipsOf(path), workbook.relationships.replace(workbook.target, `../embeddings/${name}.xlsx`));
    types = withType(types, book, type.workbook);
  });
  parts.set(relationshipsPath, links);
  parts.set('[Content_Types].xml', types);
  return { relationships, parts };
}

export const withType = (types: string, path: string, contentType: string): string =>
  types.includes(`PartName="/${path}"`)
    ? types
    : appendTo(types, 'Types', `<Override PartName="/${path}" ContentType="${contentType}"/>`);

/** Puts an element at the end of a root that may have been written empty. */
export const appendTo = (xml: string, root: string, element: string): string =>
  xml.includes(`</${root}>`)
    ? xml.replace(`</${root}>`, () => `${element}</${root}>`)
    : xml.replace(
        new RegExp(`<${root}([^>]*)/>`),
        (_, attributes: string) => `<${root}${attributes}>${element}</${root}>`,
      );
