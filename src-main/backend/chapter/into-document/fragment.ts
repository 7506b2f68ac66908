import { blockMark } from '../render-docx/render-docx.ts';
import { beside, relationshipsOf, type WordPackage, xmlOf } from './word-package.ts';
import { attribute, childElements, contentOf, linesOf } from './word-xml.ts';

/** Our chapters as Word XML, block by block, cut out of a document of our own. */
export type Fragment = {
  readonly blocks: readonly { readonly id: string; readonly elements: readonly string[] }[];
  /** What prefixes mean where the pieces come from. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** Charts by the relationship that our text names them by. */
  readonly charts: readonly ChartParts[];
  readonly styles: string;
};

export type ChartParts = {
  readonly relationship: string;
  readonly xml: string;
  /** The chart's own data, a workbook; `null` for a chart without. */
  readonly workbook: { readonly relationships: string; readonly target: string; readonly bytes: Uint8Array } | null;
};

const chartType = '/relationships/chart';

export function fragmentOf(ours: WordPackage): Fragment {
  const xml = xmlOf(ours.parts, ours.main);
  const body = contentOf(xml, 'w:body');
  const blocks: { readonly id: string; readonly elements: string[] }[] = [];
  const prefix = blockMark('');
  for (const { name, start, end } of body === null ? [] : childElements(xml, body.start, body.end)) {
    if (name === 'w:sectPr') continue;
    const element = xml.slice(start, end);
    const [line] = linesOf(element);
    if (line?.startsWith(prefix)) blocks.push({ id: line.slice(prefix.length), elements: [] });
    else blocks.at(-1)?.elements.push(element);
  }
  return {
    blocks: blocks.filter(({ elements }) => elements.length > 0),
    namespaces: namespacesOf(xml),
    charts: chartsOf(ours),
    styles: xmlOf(ours.parts, beside(ours.main, 'styles.xml')),
  };
}

/** Prefixes of the outermost element. */
export function namespacesOf(xml: string): ReadonlyMap<string, string> {
  const root = /<[\w:.-]+\s(?:[^>"']|"[^"]*"|'[^']*')*>/.exec(xml.replace(/^<\?[^>]*>/, ''))?.[0] ?? '';
  return new Map(
    [...root.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, prefix = '', double, single]) => [
      prefix,
      double ?? single ?? '',
    ]),
  );
}

function chartsOf({ parts, main }: WordPackage): readonly ChartParts[] {
  return tagsOf(xmlOf(parts, relationshipsOf(main)))
    .filter((tag) => attribute(tag, 'Type')?.endsWith(chartType))
    .map((tag) => {
      const path = beside(main, attribute(tag, 'Target') ?? '');
      const relationships = xmlOf(parts, relationshipsOf(path));
      const target = tagsOf(relationships).flatMap((each) => attribute(each, 'Target') ?? [])[0];
      const bytes = target === undefined ? undefined : parts.get(beside(path, target));
      return {
        relationship: attribute(tag, 'Id') ?? '',
        xml: xmlOf(parts, path),
        workbook: target === undefined || bytes === undefined ? null : { relationships, target, bytes },
      };
    });
}

export const tagsOf = (relationships: string): readonly string[] =>
  relationships.match(/<Relationship\s(?:[^>"']|"[^"]*"|'[^']*')*>/g) ?? [];
