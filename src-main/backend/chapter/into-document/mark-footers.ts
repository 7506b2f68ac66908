import { appendTo, withType } from './add-charts.ts';
import { tagsOf } from './fragment.ts';
import { beside, relationshipsOf, type WordPackage, xmlOf } from './word-package.ts';
import { attribute, escapeXml } from './word-xml.ts';

const type = {
  relationship: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer',
  part: 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml',
};
const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
/** Pages that may have a footer of their own: the first of a section, and even ones. */
const kinds = [
  { kind: 'default', id: 'rId_memoriaUfppFooter', part: 'memoriaUfppFooter.xml' },
  { kind: 'first', id: 'rId_memoriaUfppFooterFirst', part: 'memoriaUfppFooterFirst.xml' },
  { kind: 'even', id: 'rId_memoriaUfppFooterEven', part: 'memoriaUfppFooterEven.xml' },
] as const;
type Kind = (typeof kinds)[number];

/**
 * What identifies the print (draft, date, version, hash) as the last line of every footer of the template; sections without
 * a footer get one of this line alone, so that no page goes without it (OU11, VE5).
 */
export function markedFooters(
  target: WordPackage,
  changes: ReadonlyMap<string, string | Uint8Array>,
  mark: string,
): ReadonlyMap<string, string | Uint8Array> {
  if (mark === '') return changes;
  const result = new Map(changes);
  const text = (path: string): string => {
    const changed = result.get(path);
    return typeof changed === 'string' ? changed : xmlOf(target.parts, path);
  };
  const line = markLine(mark);
  const footers = tagsOf(text(relationshipsOf(target.main)))
    .filter((tag) => attribute(tag, 'Type') === type.relationship)
    .map((tag) => beside(target.main, attribute(tag, 'Target') ?? ''));
  for (const path of new Set(footers)) if (text(path) !== '') result.set(path, appendTo(text(path), 'w:ftr', line));
  const links = relationshipsOf(target.main);
  for (const kind of missingFooters(text(target.main), text(beside(target.main, 'settings.xml')))) {
    result.set(target.main, withFooter(text(target.main), kind));
    const path = beside(target.main, kind.part);
    result.set(path, `<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="${wordNamespace}">${line}</w:ftr>`);
    const relationship = `<Relationship Id="${kind.id}" Type="${type.relationship}" Target="${kind.part}"/>`;
    result.set(links, appendTo(text(links), 'Relationships', relationship));
    result.set('[Content_Types].xml', withType(text('[Content_Types].xml'), path, type.part));
  }
  return result;
}

const markLine = (mark: string): string =>
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:color w:val="44546A"/>' +
  `<w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr><w:t xml:space="preserve">${escapeXml(mark)}</w:t></w:r></w:p>`;

const section = /<w:sectPr(?:\s[^>]*)?>[\s\S]*?<\/w:sectPr>|<w:sectPr(?:\s[^>]*)?\/>/;

/** Those that the pages need and the first section lacks; the later ones go on with the one before, as Word does. */
function missingFooters(main: string, settings: string): readonly Kind[] {
  const [first = ''] = section.exec(main) ?? [];
  const needed = {
    default: true,
    first: /<w:titlePg(?:\s*\/>|\s+w:val="(?:1|true|on)")/.test(main),
    even: /<w:evenAndOddHeaders(?:\s*\/>|\s+w:val="(?:1|true|on)")/.test(settings),
  };
  return kinds.filter(({ kind }) => needed[kind] && !new RegExp(`<w:footerReference[^>]*w:type="${kind}"`).test(first));
}

function withFooter(main: string, { kind, id }: Kind): string {
  const [first] = section.exec(main) ?? [];
  const reference = `<w:footerReference w:type="${kind}" r:id="${id}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>`;
  if (first === undefined) return main.replace(/<\/w:body>/, () => `<w:sectPr>${reference}</w:sectPr></w:body>`);
  const opened = first.endsWith('/>') && !first.includes('</') ? `${first.slice(0, -2)}></w:sectPr>` : first;
  return main.replace(first, () => opened.replace(/^<w:sectPr(?:\s[^>]*)?>/, (tag) => tag + reference));
}
