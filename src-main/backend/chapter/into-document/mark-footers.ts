import { appendTo, withType } from './add-charts.ts';
import { tagsOf } from './fragment.ts';
import { beside, relationshipsOf, type WordPackage, xmlOf } from './word-package.ts';
import { attribute, escapeXml } from './word-xml.ts';

const type = {
  relationship: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer',
  part: 'application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml',
};
const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const id = 'rId_memoriaUfppFooter';

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
  const footers = tagsOf(text(relationshipsOf(target.main))).filter(
    (tag) => attribute(tag, 'Type') === type.relationship,
  );
  for (const tag of footers) {
    const path = beside(target.main, attribute(tag, 'Target') ?? '');
    result.set(
      path,
      text(path).replace(/<\/w:ftr>\s*$/, () => `${line}</w:ftr>`),
    );
  }
  const main = text(target.main);
  const complete = withFooterEverywhere(main);
  if (complete === main) return result;
  result.set(target.main, complete);
  const path = beside(target.main, 'memoriaUfppFooter.xml');
  result.set(path, `<?xml version="1.0" encoding="UTF-8"?><w:ftr xmlns:w="${wordNamespace}">${line}</w:ftr>`);
  const links = relationshipsOf(target.main);
  const relationship = `<Relationship Id="${id}" Type="${type.relationship}" Target="memoriaUfppFooter.xml"/>`;
  result.set(links, appendTo(text(links), 'Relationships', relationship));
  result.set('[Content_Types].xml', withType(text('[Content_Types].xml'), path, type.part));
  return result;
}

const markLine = (mark: string): string =>
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="left"/></w:pPr><w:r><w:rPr><w:color w:val="44546A"/>' +
  `<w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr><w:t xml:space="preserve">${escapeXml(mark)}</w:t></w:r></w:p>`;

/** The first section without a footer gets ours; the later ones go on with the one before, as Word does. */
function withFooterEverywhere(main: string): string {
  const [first] = main.match(/<w:sectPr(?:\s[^>]*)?>[\s\S]*?<\/w:sectPr>|<w:sectPr(?:\s[^>]*)?\/>/) ?? [];
  const reference = `<w:footerReference w:type="default" r:id="${id}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>`;
  if (first === undefined) return main.replace(/<\/w:body>/, () => `<w:sectPr>${reference}</w:sectPr></w:body>`);
  if (/<w:footerReference[^>]*w:type="default"/.test(first)) return main;
  const opened = first.endsWith('/>') && !first.includes('</') ? `${first.slice(0, -2)}></w:sectPr>` : first;
  return main.replace(first, () => opened.replace(/^<w:sectPr(?:\s[^>]*)?>/, (tag) => tag + reference));
}
