import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  StyleLevel,
  Tab,
  TableOfContents,
  TextRun,
} from 'docx';
import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import { checkMark, type DocumentInfo, pageMark, versionMark } from '../document-info.ts';
import { type PartEdit, stableZip } from '../stable-zip.ts';
import { isWide } from '../wide-tables.ts';
import { chapterBlocks } from './blocks.ts';
import { sequence } from './captions.ts';
import { finishedChart } from './chart.ts';
import { numberedLater, ourPageNumbers } from './page-numbers.ts';
import { color, documentStyles, style } from './styles.ts';

/** A4 in twips, as the institution sets it. */
const page = { width: 11906, height: 16838, margin: { top: 1474, bottom: 1304, side: 1304 } };
const textTwips = page.width - 2 * page.margin.side;
const acrossTwips = page.height - 2 * page.margin.side;

/**
 * The chapters as a Word document (OU1, OU2): styles, captions and references as fields that already hold their text, so
 * that nothing asks to be updated. Same model and info, same bytes.
 */
export async function renderDocx(
  model: ChapterModel,
  info: DocumentInfo,
  { contents = true }: { readonly contents?: boolean } = {},
): Promise<Uint8Array> {
  const document = new Document({
    title: model.title,
    creator: model.institution,
    lastModifiedBy: model.institution,
    description: pageMark(model, info),
    styles: documentStyles(es.documents.styles),
    pageNumbers: await ourPageNumbers(),
    sections: stretches(model, info, [...opening(model, { titled: true, contents })]),
  });
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document));
  return stableZip(
    bytes,
    info.changedAt,
    finished(model, () => textTwips),
  );
}

/** Upright pages, and pages across for the tables that need them, each stretch a section of its own. */
function stretches(model: ChapterModel, info: DocumentInfo, first: readonly FileChild[]): ISectionOptions[] {
  const widthOf = (block: Block): number => (isAcross(block) ? acrossTwips : textTwips);
  const parts: { across: boolean; children: FileChild[] }[] = [{ across: false, children: [...first] }];
  for (const [index, { children }] of chapterBlocks(model, widthOf).entries()) {
    const block = model.blocks[index];
    const across = block !== undefined && isAcross(block);
    if (parts.at(-1)?.across !== across) parts.push({ across, children: [] });
    parts.at(-1)?.children.push(...children);
  }
  return parts
    .filter(({ children }) => children.length > 0)
    .map(({ across, children }) => ({
      properties: {
        page: {
          size: {
            width: page.width,
            height: page.height,
            ...(across ? { orientation: PageOrientation.LANDSCAPE } : {}),
          },
          margin: {
            top: page.margin.top,
            bottom: page.margin.bottom,
            left: page.margin.side,
            right: page.margin.side,
            header: 680,
            footer: 600,
          },
        },
      },
      headers: { default: header(model, info, across ? acrossTwips : textTwips) },
      footers: { default: footer(info, across ? acrossTwips : textTwips) },
      children,
    }));
}

/** A table that gets pages across. */
export const isAcross = (block: Block): boolean => block.kind === 'table' && isWide(block.table);

/** What a template gets: the lists, for text `textTwips` wide, and the blocks, each after the mark of its id. */
export async function renderForTemplate(
  model: ChapterModel,
  info: DocumentInfo,
  {
    textTwips,
    widthOf,
    titled,
    contents,
  }: { readonly textTwips: number; readonly widthOf: (block: Block) => number } & Opening,
): Promise<Uint8Array> {
  const document = new Document({
    styles: documentStyles(es.documents.styles),
    pageNumbers: numberedLater,
    sections: [
      {
        // The lists set their page numbers at the end of this width.
        properties: {
          page: {
            size: { width: textTwips + 2 * page.margin.side, height: page.height },
            margin: { left: page.margin.side, right: page.margin.side },
          },
        },
        children: [
          new Paragraph(blockMark('opening')),
          ...opening(model, { titled, contents }),
          ...chapterBlocks(model, widthOf).flatMap(({ id, children }) => [new Paragraph(blockMark(id)), ...children]),
        ],
      },
    ],
  });
  return stableZip(new Uint8Array(await Packer.toArrayBuffer(document)), info.changedAt, finished(model, widthOf));
}

/**
 * The blocks alone, for another document, each as wide as its text is there: no opening, header or footer. A paragraph of
 * the text `blockMark(id)` stands before each block.
 */
export async function renderBlocks(
  model: ChapterModel,
  info: DocumentInfo,
  widthOf: (block: Block) => number,
): Promise<Uint8Array> {
  const document = new Document({
    styles: documentStyles(es.documents.styles),
    sections: [
      {
        children: chapterBlocks(model, widthOf).flatMap(({ id, children }) => [
          new Paragraph(blockMark(id)),
          ...children,
        ]),
      },
    ],
  });
  return stableZip(new Uint8Array(await Packer.toArrayBuffer(document)), info.changedAt, finished(model, widthOf));
}

export const blockMark = (id: string): string => `memoria-block:${id}`;

type Opening = { readonly titled: boolean; readonly contents: boolean };

/** Title, contents and the lists of tables and charts, filled in with page numbers. */
function opening(model: ChapterModel, { titled, contents }: Opening): readonly FileChild[] {
  const has = (kind: Block['kind']): boolean => contents && model.blocks.some((block) => block.kind === kind);
  const heading = (text: string): Paragraph => new Paragraph({ style: style.contentsHeading, text });
  const listOf = (styleName: string): TableOfContents =>
    new TableOfContents(undefined, { hyperlink: true, stylesWithLevels: [new StyleLevel(styleName, 1)] });
  return [
    ...(titled
      ? [
          new Paragraph({ heading: HeadingLevel.TITLE, text: model.title }),
          new Paragraph({ children: [new TextRun({ text: model.institution, color: color.quiet })] }),
        ]
      : []),
    ...(has('heading')
      ? [heading(es.documents.contents), new TableOfContents(undefined, { hyperlink: true, headingStyleRange: '1-3' })]
      : []),
    ...(has('table') ? [heading(es.documents.listOfTables), listOf(es.documents.styles.tableCaption)] : []),
    ...(has('chart') ? [heading(es.documents.listOfCharts), listOf(es.documents.styles.chartCaption)] : []),
    ...(startsWithChapter(model) || !(titled || contents) ? [] : [new Paragraph({ children: [new PageBreak()] })]),
  ];
}

function startsWithChapter({ blocks: [first] }: ChapterModel): boolean {
  return first?.kind === 'heading' && first.level === 1;
}

/** Whose pages they are; with the marks of a draft, which take their place on the right, in two lines. */
function header(model: ChapterModel, info: DocumentInfo, width: number): Header {
  const small = { size: 16, color: color.quiet };
  const mark = pageMark(model, info);
  const text = (words: string): TextRun => new TextRun({ text: words, ...small });
  const rule = { border: { bottom: { style: 'single', size: 4, color: color.rule, space: 4 } } } as const;
  if (mark === '')
    return new Header({
      children: [
        new Paragraph({ ...rule, children: [text([model.institution, model.title].join(es.documents.markSeparator))] }),
      ],
    });
  return new Header({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: width }],
        children: [text(model.institution), new TextRun({ children: [new Tab(), mark], bold: true, ...small })],
      }),
      new Paragraph({ ...rule, children: [text(model.title)] }),
    ],
  });
}

/** Which data, and what the checks say of them; the page below, for both may be long. */
function footer(info: DocumentInfo, width: number): Footer {
  const { pageWord, pageOf } = es.documents;
  const small = { size: 16, color: color.quiet };
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: 'right', position: width }],
        children: [
          new TextRun({ ...small, text: versionMark(info) }),
          new TextRun({ ...small, children: [new Tab(), checkMark(info)] }),
        ],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            ...small,
            children: [`${pageWord} `, PageNumber.CURRENT, ` ${pageOf} `, PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

/** What the library leaves to be said otherwise. It numbers the parts of charts in the order in which they stand. */
function finished({ blocks }: ChapterModel, widthOf: (block: Block) => number): PartEdit {
  const charts = blocks.filter((block) => block.kind === 'chart');
  return (path, xml) => {
    if (path === 'word/document.xml') return countedIds(listsBySequence(xml));
    const block = charts[Number(/^word\/charts\/chart(\d+)\.xml$/.exec(path)?.[1]) - 1];
    return block ? finishedChart(xml, block.chart, widthOf(block)) : xml;
  };
}

/**
 * The lists are filled from the caption styles, but as fields they must follow the caption numbers: Word splits the
 * style form by the list separator of the machine's language, which is not the same everywhere.
 */
function listsBySequence(xml: string): string {
  const { tableCaption, chartCaption } = es.documents.styles;
  return [
    [tableCaption, sequence.table],
    [chartCaption, sequence.chart],
  ].reduce(
    (text, [styleName, name]) =>
      text
        .replaceAll(`\\t &quot;${styleName},1&quot;`, `\\c &quot;${name}&quot;`)
        .replaceAll(`\\t "${styleName},1"`, `\\c "${name}"`),
    xml,
  );
}

/** The library counts bookmarks and drawings through the life of the process; here they begin at one in each document. */
function countedIds(xml: string): string {
  const counter = (): ((found: string) => string) => {
    const seen = new Map<string, number>();
    return (found) => {
      const count = seen.get(found) ?? seen.size + 1;
      seen.set(found, count);
      return String(count);
    };
  };
  const [name, id, drawing] = [counter(), counter(), counter()];
  return xml
    .replace(/\b_Toc\d+\b/g, (found) => `_Toc${name(found)}`)
    .replace(
      /(<w:bookmark(?:Start|End)\b[^>]*? w:id=")(\d+)/g,
      (_, before: string, found: string) => before + id(found),
    )
    .replace(/(<wp:docPr id=")(\d+)/g, (_, before: string, found: string) => before + drawing(found));
}
