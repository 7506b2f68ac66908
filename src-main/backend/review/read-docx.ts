import type { DocumentBlock, DocumentCell, DocumentTable, WordDocument } from '#shared/domain/review/document.ts';
import { type PartReading, type ReadCell, type ReadParagraph, type ReadTable, readPart } from './read-part.ts';
import { attribute, xmlEvents } from './xml-events.ts';

/** Where the comment for a paragraph or a cell goes: between its characters, or before a run of the body. */
export type Anchor =
  | { readonly kind: 'text'; readonly paragraphs: readonly ReadParagraph[] }
  | { readonly kind: 'run'; readonly at: number };

export type DocxReading = {
  readonly document: WordDocument;
  /** By the id of the paragraph or cell. Notes and text boxes cannot hold comments: their mark or frame does. */
  readonly anchors: ReadonlyMap<string, Anchor>;
  /** Path of the main part, and its prefix for Word's own elements with its colon. */
  readonly main: string;
  readonly prefix: string;
};

/** The document of a package whose parts were unpacked and checked; `null` where it has no main part of Word. */
export function readDocx(parts: ReadonlyMap<string, Buffer>): DocxReading | null {
  const main = mainPart(parts);
  const xml = parts.get(main)?.toString('utf8');
  if (xml === undefined) return null;
  const prefix = prefixOf(xml);
  if (prefix === null) return null;
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const styles = stylesIn(parts.get(`${folder}styles.xml`)?.toString('utf8') ?? '');
  const builder = new DocumentBuilder(styles);
  const body = readPart(xml, prefix);
  builder.add(body.blocks, () => null);
  for (const name of ['footnotes', 'endnotes']) {
    const notes = parts.get(`${folder}${name}.xml`)?.toString('utf8') ?? '';
    const own = prefixOf(notes);
    if (own !== null) builder.addNotes(readPart(notes, own), body.noteMarks);
  }
  return { document: { blocks: builder.blocks }, anchors: builder.anchors, main, prefix };
}

const wordNamespace =
  /xmlns:(\w{1,20})\s*=\s*["'](?:http:\/\/schemas\.openxmlformats\.org\/wordprocessingml\/2006\/main|http:\/\/purl\.oclc\.org\/ooxml\/wordprocessingml\/main)["']/;

const prefixOf = (xml: string): string | null => {
  const prefix = wordNamespace.exec(xml.slice(0, 20_000))?.[1];
  return prefix === undefined ? null : `${prefix}:`;
};

/** The target of the package's own relationship; only inside of the package. */
function mainPart(parts: ReadonlyMap<string, Buffer>): string {
  for (const event of xmlEvents(parts.get('_rels/.rels')?.toString('utf8') ?? '')) {
    if (event.kind !== 'open' || !event.name.endsWith('Relationship')) continue;
    if (attribute(event.tag, 'Type')?.endsWith('/officeDocument') !== true) continue;
    const target = attribute(event.tag, 'Target')?.replace(/^\//, '') ?? '';
    if (parts.has(target)) return target;
  }
  return 'word/document.xml';
}

type Styles = {
  /** Those that Word shows in its outline. */
  readonly headings: ReadonlySet<string>;
  /** Those of lists of contents, tables and figures, which repeat what stands elsewhere. */
  readonly indexes: ReadonlySet<string>;
};

/** Styles by level, or by their built-in name, which is English in every language of Word. */
function stylesIn(xml: string): Styles {
  const headings = new Set<string>();
  const indexes = new Set<string>();
  let id: string | null = null;
  for (const event of xmlEvents(xml)) {
    if (event.kind !== 'open') continue;
    if (event.name.endsWith(':style')) id = attribute(event.tag, '[\\w]+:styleId');
    if (id === null) continue;
    const value = attribute(event.tag, '[\\w]+:val') ?? '';
    const isName = event.name.endsWith(':name');
    if (isName && /^(?:heading \d|title)$/i.test(value)) headings.add(id);
    if (event.name.endsWith(':outlineLvl') && Number(value) < 9) headings.add(id);
    if (isName && /^(?:toc \d|table of figures)$/i.test(value)) indexes.add(id);
  }
  return { headings, indexes };
}

/** Longest line that is taken for a heading because it is bold. */
const longestHeading = 250;

/** Gives every paragraph, table and cell its address. */
class DocumentBuilder {
  readonly blocks: DocumentBlock[] = [];
  readonly anchors = new Map<string, Anchor>();
  private readonly styles: Styles;
  private paragraphs = 0;
  private tables = 0;
  private caption: DocumentTable['caption'] = null;

  constructor(styles: Styles) {
    this.styles = styles;
  }

  /** @param mark place in the main part for what cannot hold a comment itself, by the index of the block; `null` for the rest */
  add(blocks: PartReading['blocks'], mark: (index: number) => number | null, place: 'body' | 'note' = 'body'): void {
    for (const [index, block] of blocks.entries()) {
      const at = mark(index);
      if (block.kind === 'table') this.table(block, at);
      else this.paragraph(block, at, block.inBox ? 'box' : place);
    }
  }

  addNotes(reading: PartReading, marks: PartReading['noteMarks']): void {
    this.caption = null;
    // a note without a mark in the text is one of Word's own separators
    const used = reading.notes.filter(({ id }) => marks.has(id));
    for (const { id, from } of used) {
      const next = reading.notes.find((other) => other.from > from)?.from ?? reading.blocks.length;
      this.add(reading.blocks.slice(from, next), () => marks.get(id) ?? 0, 'note');
    }
  }

  private paragraph(read: ReadParagraph, at: number | null, place: 'body' | 'box' | 'note'): void {
    const { text, style, level, bold, host } = read;
    if (text.trim() === '' || (style !== null && this.styles.indexes.has(style))) return;
    this.paragraphs += 1;
    const id = `p${this.paragraphs}`;
    const styled = level || (style !== null && this.styles.headings.has(style));
    const heading = styled || (bold && text.length <= longestHeading);
    this.blocks.push({ kind: 'paragraph', paragraph: { id, place, text, heading } });
    const run = at ?? host;
    this.anchors.set(id, run === null ? { kind: 'text', paragraphs: [read] } : { kind: 'run', at: run });
    if (place === 'body') this.caption = { id, text };
  }

  private table({ rows }: ReadTable, at: number | null): void {
    this.tables += 1;
    const id = `t${this.tables}`;
    const table: DocumentTable = {
      id,
      caption: this.caption,
      rows: rows.map(({ header, cells }, row) => ({
        header,
        cells: cells.map((cell) => this.cell(cell, `${id}r${row + 1}c${cell.column + 1}`, at)),
      })),
    };
    this.caption = null;
    if (table.rows.length > 0) this.blocks.push({ kind: 'table', table });
  }

  private cell({ column, span, continued, paragraphs }: ReadCell, id: string, at: number | null): DocumentCell {
    this.anchors.set(id, at === null ? { kind: 'text', paragraphs } : { kind: 'run', at });
    return { id, column, span, continued, text: paragraphs.map(({ text }) => text).join(' ') };
  }
}
