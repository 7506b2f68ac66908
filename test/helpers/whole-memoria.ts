import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Bookmark,
  Document,
  type FileChild,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TextRun,
} from 'docx';
import { headingText } from '#backend/chapter/heading-text.ts';
import type { Block } from '#shared/domain/chapter-model.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { repositoryDir } from './backend.ts';
import { chapter2024 } from './chapter-2024.ts';
import { printedCells } from './documents.ts';

type Chapter = { readonly heading: string; readonly paragraphs: readonly string[] };
const others = JSON.parse(
  readFileSync(new URL('../fixtures/whole-memoria/other-chapters.json', import.meta.url), 'utf8'),
) as { readonly before: readonly Chapter[]; readonly after: readonly Chapter[] };

export type MemoriaOptions = {
  /** The headings of tables 18-23, as people type them; without, their rows alone. */
  readonly tableHeadings?: boolean;
  /** Word numbers the headings, which then carry no number of their own. */
  readonly numberedHeadings?: boolean;
  /** Chapters 4 and 5 as sections of their own, across the page. */
  readonly ownSection?: boolean;
  /** Headings of chapters 4 and 5; `null`: as published. */
  readonly rename?: (heading: string) => string | null;
};

/** The sentence with which the last chapter refers to a table of ours. */
export const reference = 'Como se aprecia en la ';

/**
 * The whole report of 2024 as a unit writes it by hand: six chapters with the unit's own styles, contents, header, logo,
 * footnotes, lists, captions and a cross-reference into our chapters.
 */
export async function wholeMemoria(options: MemoriaOptions = {}): Promise<Uint8Array> {
  const { ownSection = false } = options;
  const ours = chapter2024().blocks.flatMap((block) => byHand(block, options));
  const before = [contents(), ...others.before.flatMap((chapter, index) => otherChapter(chapter, index, options))];
  const after = others.after.flatMap((chapter, index) => otherChapter(chapter, index + 10, options));
  const referring = new Paragraph({
    children: [new TextRun(reference), new SimpleField('REF _Ref900 \\h', 'Tabla N° 22')],
  });
  const furniture = {
    headers: {
      default: new Header({ children: [new Paragraph({ children: [logo(), new TextRun('MTPE · Llamkasun Perú')] })] }),
    },
    footers: {
      default: new Footer({
        children: [new Paragraph({ children: [PageNumber.CURRENT].map((n) => new TextRun({ children: [n] })) })],
      }),
    },
  };
  const upright = { page: { size: { width: 11906, height: 16838 }, margin: { left: 1701, right: 1701 } } };
  const across = {
    page: {
      size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
      margin: { left: 1134, right: 1134 },
    },
  };
  const sections = ownSection
    ? [
        { properties: upright, ...furniture, children: before },
        { properties: across, children: ours },
        { properties: upright, children: [...after, referring] },
      ]
    : [{ properties: upright, ...furniture, children: [...before, ...ours, ...after, referring] }];
  const document = new Document({
    title: 'Memoria Anual 2024',
    creator: 'Llamkasun Perú',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22 } },
        heading1: { run: { font: 'Calibri', size: 36, bold: true, color: 'C00000' }, ...numbering(options, 0) },
        heading2: { run: { font: 'Calibri', size: 28, bold: true }, ...numbering(options, 1) },
        heading3: { run: { font: 'Calibri', size: 24, bold: true }, ...numbering(options, 2) },
      },
      paragraphStyles: [
        { id: 'Cuerpo', name: 'Cuerpo institucional', basedOn: 'Normal', paragraph: { spacing: { after: 120 } } },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'capitulos',
          levels: ['%1.', '%1.%2', '%1.%2.%3'].map((text, level) => ({ level, format: 'decimal' as const, text })),
        },
        { reference: 'lista', levels: [{ level: 0, format: 'lowerLetter' as const, text: '%1)' }] },
      ],
    },
    footnotes: { 1: { children: [new Paragraph('Decreto Supremo N° 009-2023-TR.')] } },
    sections,
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const numbering = ({ numberedHeadings = false }: MemoriaOptions, level: number) =>
  numberedHeadings ? { paragraph: { numbering: { reference: 'capitulos', level } } } : {};

function contents(): FileChild {
  return new TableOfContents('Contenido', { hyperlink: true, headingStyleRange: '1-3' });
}

const logo = (): ImageRun =>
  new ImageRun({
    type: 'png',
    data: readFileSync(join(repositoryDir, 'resources/icon.png')),
    transformation: { width: 24, height: 24 },
  });

function otherChapter(
  { heading, paragraphs }: Chapter,
  position: number,
  options: MemoriaOptions,
): readonly FileChild[] {
  return [
    ownHeading(1, heading, options, `_Toc70${position}`),
    ...paragraphs.map(
      (text, index) =>
        new Paragraph({
          style: 'Cuerpo',
          children: [new TextRun(text), ...(position === 0 && index === 0 ? [new FootnoteReferenceRun(1)] : [])],
        }),
    ),
    new Paragraph({ text: 'Beneficiarios directos.', numbering: { reference: 'lista', level: 0 } }),
    new Table({
      rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('Convenios vigentes')] })] })],
    }),
  ];
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function ownHeading(level: 1 | 2 | 3, text: string, options: MemoriaOptions, bookmark: string): Paragraph {
  const printed = options.numberedHeadings ? text.replace(/^\d+(\.\d+)*\.? /, '') : text;
  return new Paragraph({
    heading: levels[level],
    children: [new Bookmark({ id: bookmark, children: [new TextRun(options.rename?.(printed) ?? printed)] })],
  });
}

/** What an analyst types today: plain paragraphs and tables in the unit's styles. */
function byHand(block: Block, options: MemoriaOptions): readonly FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [ownHeading(block.level, headingText(block), options, `_Toc80${block.id.replace(/\D/g, '')}`)];
    case 'paragraph':
      return [new Paragraph({ style: 'Cuerpo', text: block.runs.map(({ text }) => text).join('') })];
    case 'table': {
      const { label, title, number } = block.table;
      const cells = printedCells(block.table);
      return [
        new Paragraph({
          children: [
            new Bookmark({ id: number === 22 ? '_Ref900' : `_Ref8${number}`, children: [new TextRun(label)] }),
            new TextRun(`: ${title}`),
          ],
        }),
        new Table({
          rows: [...(options.tableHeadings ? headRows(block.table) : []), ...cells].map(
            (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
          ),
        }),
      ];
    }
    case 'chart':
      return [new Paragraph({ children: [logo()] }), new Paragraph(`${block.chart.label}: ${block.chart.title}`)];
    default:
      return block satisfies never;
  }
}

/** Headings as people type them: a group over its first column, in a row of its own. */
function headRows({ columns }: TableModel): readonly (readonly string[])[] {
  const labels = columns.map(({ label }) => label);
  const groups = columns.map(({ group }) => group?.label ?? '');
  const first = groups.map((label, at) => (label === groups[at - 1] ? '' : label));
  return groups.some((label) => label !== '') ? [first, labels] : [labels];
}
