import { strFromU8, unzipSync } from 'fflate';

/**
 * What of a Word file breaks the order and the containment that ECMA-376 part 1 gives to the elements we write: Word repairs
 * such a file, or refuses it. A sentence for each fault, with its part; nothing for a sound file.
 */
export function schemaFaults(bytes: Uint8Array): readonly string[] {
  const parts = Object.entries(unzipSync(bytes)).filter(([path]) => /^word\/[^/]*\.xml$/.test(path));
  return [
    ...parts.flatMap(([path, content]) => {
      const found: string[] = [];
      const root = parse(strFromU8(content), found);
      if (root) check(root, found);
      return found.map((fault) => `${path}: ${fault}`);
    }),
    ...packageFaults(bytes),
  ];
}

type Node = { readonly name: string; readonly attributes: string; readonly children: Node[] };

const markup = /<(?:\?[^>]*\?|!--[\s\S]*?--|(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?))>/g;

function parse(xml: string, found: string[]): Node | null {
  const top: Node = { name: '', attributes: '', children: [] };
  const open = [top];
  let read = 0;
  for (const match of xml.matchAll(markup)) {
    const [tag, closing, name, attributes = '', empty] = match;
    const between = xml.slice(read, match.index);
    if (/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between))
      found.push(`no XML: ${between.slice(0, 60)}`);
    read = match.index + tag.length;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open.pop()?.name !== name) found.push(`</${name}> closes nothing`);
      continue;
    }
    const node: Node = { name, attributes, children: [] };
    open.at(-1)?.children.push(node);
    if (empty !== '/') open.push(node);
  }
  if (open.length !== 1) found.push(`${open.at(-1)?.name} is not closed`);
  return top.children[0] ?? null;
}

/** Elements in the order they must have; what stands in no list may not be there. */
const sequences: Readonly<Record<string, string>> = {
  pPr: `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid
    spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
    divId cnfStyle rPr sectPr pPrChange`,
  rPr: `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath rPrChange`,
  tblPr: `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd
    tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange`,
  tcPr: `cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers
    cellIns cellDel cellMerge tcPrChange`,
  sectPr: `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols
    formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange`,
  tblBorders: 'top left start bottom right end insideH insideV',
  tcBorders: 'top start left bottom end right insideH insideV tl2br tr2bl',
  pBdr: 'top left bottom right between bar',
  tblCellMar: 'top left start bottom right end',
  tcMar: 'top left start bottom right end',
  numPr: 'ilvl numId numberingChange ins',
  tbl: 'bookmarkStart bookmarkEnd tblPr tblGrid tr sdt',
  sdt: 'sdtPr sdtEndPr sdtContent',
  style: `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
    personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`,
  styles: 'docDefaults latentStyles style',
};
const order = new Map(Object.entries(sequences).map(([name, list]) => [`w:${name}`, list.split(/\s+/)]));
/** Those that may come more than once. */
const repeated = new Set([
  'headerReference',
  'footerReference',
  'tr',
  'sdt',
  'bookmarkStart',
  'bookmarkEnd',
  'style',
  'tblStylePr',
]);
/** Headers and footers of a section in any order among themselves. */
const rank = (list: readonly string[], name: string): number =>
  list.indexOf(name === 'footerReference' ? 'headerReference' : name);

const properties: Readonly<Record<string, string>> = { 'w:p': 'w:pPr', 'w:r': 'w:rPr', 'w:tc': 'w:tcPr' };
const blocks = [
  'w:p',
  'w:tbl',
  'w:sdt',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
];
/** Whole numbers in the units of Word. */
const whole =
  /\sw:(?:w|h|pos|before|after|line|left|right|top|bottom|header|footer|gutter|hanging|firstLine|space|sz)="([^"]*)"/g;

function check(node: Node, found: string[]): void {
  const names = node.children.map(({ name }) => name.replace(/^w:/, ''));
  const list = order.get(node.name);
  if (list) {
    for (const [index, name] of names.entries()) {
      if (!list.includes(name)) found.push(`${name} in ${node.name}`);
      const before = names[index - 1];
      if (before !== undefined && rank(list, name) < rank(list, before) && !repeated.has(name))
        found.push(`${name} after ${before} in ${node.name}`);
      if (!repeated.has(name) && names.indexOf(name) !== index) found.push(`${name} twice in ${node.name}`);
    }
  }
  const first = properties[node.name];
  const at = node.children.findIndex(({ name }) => name === first);
  if (at > 0) found.push(`${first} is not the first in ${node.name}`);
  for (const [, value = ''] of node.attributes.matchAll(whole))
    if (!/^-?\d+$/.test(value) && !/^\d+%$/.test(value) && value !== 'auto')
      found.push(`${node.name} measures ${value}`);
  if (['w:body', 'w:hdr', 'w:ftr', 'w:tc'].includes(node.name)) checkBlocks(node, found);
  if (node.name === 'w:tbl') checkGrid(node, found);
  for (const child of node.children) check(child, found);
}

function checkBlocks({ name, children }: Node, found: string[]): void {
  for (const [index, child] of children.entries()) {
    const isLast = index === children.length - 1;
    if (child.name === 'w:sectPr' && name === 'w:body' && isLast) continue;
    if (child.name === 'w:tcPr' && name === 'w:tc') continue;
    if (!blocks.includes(child.name)) found.push(`${child.name} in ${name}`);
  }
  if (name === 'w:tc' && children.at(-1)?.name !== 'w:p') found.push('a cell that ends without a paragraph');
  if (name !== 'w:body' && !children.some((child) => child.name === 'w:p')) found.push(`${name} without a paragraph`);
}

/** Each row takes all columns of the grid, and a cell that goes on has one above it to go on from. */
function checkGrid(table: Node, found: string[]): void {
  const columns = table.children.find(({ name }) => name === 'w:tblGrid')?.children.length ?? 0;
  let above = new Set<number>();
  for (const row of table.children.filter(({ name }) => name === 'w:tr')) {
    const merged = new Set<number>();
    let at = 0;
    for (const cell of row.children.filter(({ name }) => name === 'w:tc')) {
      const inside = cell.children.find(({ name }) => name === 'w:tcPr')?.children ?? [];
      const merge = inside.find(({ name }) => name === 'w:vMerge');
      if (merge) {
        if (!merge.attributes.includes('"restart"') && !above.has(at)) found.push(`a cell goes on from none at ${at}`);
        merged.add(at);
      }
      const span = /"(\d+)"/.exec(inside.find(({ name }) => name === 'w:gridSpan')?.attributes ?? '')?.[1];
      at += Number(span ?? 1);
    }
    if (at !== columns) found.push(`a row of ${at} columns in a table of ${columns}`);
    above = merged;
  }
}

/** Every part has a type and every relationship its target; a name or number is used once. */
function packageFaults(bytes: Uint8Array): readonly string[] {
  const parts = unzipSync(bytes);
  const text = (path: string): string => strFromU8(parts[path] ?? new Uint8Array());
  const types = text('[Content_Types].xml');
  const untyped = Object.keys(parts).filter(
    (path) =>
      path !== '[Content_Types].xml' &&
      !types.includes(`PartName="/${path}"`) &&
      !types.includes(`Extension="${path.split('.').at(-1)}"`),
  );
  const links = Object.keys(parts).flatMap((path) => {
    const [, folder = '', part = ''] = /^(.*?)_rels\/([^/]*)\.rels$/.exec(path) ?? [];
    if (!path.endsWith('.rels')) return [];
    const tags = text(path).match(/<Relationship\s[^>]*>/g) ?? [];
    const broken = tags.flatMap((tag) => {
      const target = /\sTarget="([^"]*)"/.exec(tag)?.[1] ?? '';
      if (tag.includes('TargetMode="External"')) return [];
      const resolved = target.startsWith('/')
        ? target.slice(1)
        : new URL(target, `file:///${folder}`).pathname.slice(1);
      return resolved in parts ? [] : [`${path} leads to ${target}`];
    });
    const named = new Set(tags.flatMap((tag) => /\sId="([^"]*)"/.exec(tag)?.[1] ?? []));
    const used = [...text(folder + part).matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)].flatMap(([, id]) => id ?? []);
    return [...broken, ...used.filter((id) => !named.has(id)).map((id) => `${folder}${part} uses ${id}`)];
  });
  const main = text('word/document.xml');
  const twice = [
    /<w:bookmarkStart\s[^>]*?w:name="([^"]*)"/g,
    /<w:bookmarkStart\s[^>]*?w:id="(\d+)"/g,
    /<wp:docPr\s[^>]*?\bid="(\d+)"/g,
  ].flatMap((pattern) => {
    const all = [...main.matchAll(pattern)].map(([, found]) => found);
    return all.filter((each, index) => all.indexOf(each) !== index).map((each) => `${each} twice`);
  });
  return [...untyped.map((path) => `${path} has no type`), ...links, ...twice];
}
