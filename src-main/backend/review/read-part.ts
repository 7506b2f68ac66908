import { attribute, charactersOf, type XmlEvent, xmlEvents } from './xml-events.ts';

/** Where the characters of a paragraph stand in its part, so that a comment can be put between them. */
export type TextPiece = {
  /** Place of the first character in the paragraph's text. */
  readonly at: number;
  /** Place in the XML of each character. */
  readonly places: readonly number[];
  /** `<w:t …>` that holds them, and the properties of its run. */
  readonly tag: { readonly start: number; readonly end: number };
  readonly properties: string;
};

export type ReadParagraph = {
  readonly kind: 'paragraph';
  text: string;
  style: string | null;
  level: boolean;
  /** Every run that has letters is bold. */
  bold: boolean;
  readonly inBox: boolean;
  readonly pieces: TextPiece[];
  /** Start of the outermost run of the paragraph's text box; `null` outside of one. */
  readonly host: number | null;
};
export type ReadCell = { column: number; span: number; continued: boolean; readonly paragraphs: ReadParagraph[] };
export type ReadRow = { header: boolean; readonly cells: ReadCell[] };
export type ReadTable = { readonly kind: 'table'; readonly rows: ReadRow[] };

export type PartReading = {
  readonly blocks: readonly (ReadParagraph | ReadTable)[];
  /** Start of the run that holds the mark of each note, by its id. */
  readonly noteMarks: ReadonlyMap<string, number>;
  /** The notes of a notes part: index of their first block, by id. */
  readonly notes: readonly { readonly id: string; readonly from: number }[];
};

type Run = { readonly start: number; properties: string; bold: boolean };

/**
 * One part of the package (document, footnotes, endnotes) in reading order. What a tracked change removed or moved away is
 * left out, and so is the older of two forms of the same drawing. A text box comes before the paragraph that holds it.
 * @param w prefix of Word's own elements, with its colon
 */
export function readPart(xml: string, w: string): PartReading {
  const state = new PartState(xml, w);
  for (const event of xmlEvents(xml)) state.take(event);
  return { blocks: state.blocks, noteMarks: state.noteMarks, notes: state.notes };
}

/** What is open while the part is read: one object, because every element may hold every other. */
class PartState {
  readonly blocks: (ReadParagraph | ReadTable)[] = [];
  readonly noteMarks = new Map<string, number>();
  readonly notes: { id: string; from: number }[] = [];
  private readonly xml: string;
  private readonly w: string;
  private readonly paragraphs: { readonly paragraph: ReadParagraph; readonly runs: number }[] = [];
  private readonly tables: ReadTable[] = [];
  private readonly runs: Run[] = [];
  private readonly boxes: number[] = [];
  private skipped: { readonly name: string; depth: number } | null = null;
  private properties: number | null = null;
  private text: { readonly start: number; readonly end: number } | null = null;

  constructor(xml: string, w: string) {
    this.xml = xml;
    this.w = w;
  }

  take(event: XmlEvent): void {
    if (event.kind === 'text') {
      if (this.text && !this.skipped) this.characters(event.start, event.end, this.text);
      return;
    }
    if (this.skipped) {
      this.passOver(event);
      return;
    }
    if (event.kind === 'open') this.open(event);
    if (event.kind === 'close' || event.empty) this.close(event);
  }

  private passOver({ kind, name, empty }: Exclude<XmlEvent, { kind: 'text' }>): void {
    if (!this.skipped || name !== this.skipped.name || (kind === 'open' && empty)) return;
    this.skipped.depth += kind === 'open' ? 1 : -1;
    if (this.skipped.depth === 0) this.skipped = null;
  }

  private open({ name, tag, empty, start, end }: Exclude<XmlEvent, { kind: 'text' }>): void {
    const { w } = this;
    const local = name.startsWith(w) ? name.slice(w.length) : name === 'mc:Fallback' ? name : '';
    const paragraph = this.paragraphs.at(-1)?.paragraph;
    const run = this.run();
    switch (local) {
      case 'del':
      case 'moveFrom':
      case 'pPrChange':
      case 'rPrChange':
      case 'mc:Fallback':
        // inside of properties the first two are marks of a change and hold no text
        if (!empty) this.skipped = { name, depth: 1 };
        return;
      case 'p':
        this.beginParagraph();
        return;
      case 'pStyle':
        if (paragraph) paragraph.style = attribute(tag, `${w}val`);
        return;
      case 'outlineLvl':
        if (paragraph && Number(attribute(tag, `${w}val`)) < 9) paragraph.level = true;
        return;
      case 'r':
        this.runs.push({ start, properties: '', bold: false });
        return;
      case 'rPr':
        if (run && run.properties === '' && !empty) this.properties = start;
        return;
      case 'b':
        if (run && this.properties !== null) run.bold = !/^(?:0|false|off)$/.test(attribute(tag, `${w}val`) ?? '1');
        return;
      case 't':
        if (!empty && run) this.text = { start, end };
        return;
      case 'tab':
      case 'br':
      case 'cr':
        if (paragraph && run && this.properties === null) paragraph.text += ' ';
        return;
      case 'noBreakHyphen':
        if (paragraph) paragraph.text += '-';
        return;
      case 'txbxContent':
        this.boxes.push(this.runs[0]?.start ?? start);
        return;
      case 'footnoteReference':
      case 'endnoteReference':
        this.noteMarks.set(`${local.slice(0, -9)}:${attribute(tag, `${w}id`) ?? ''}`, run?.start ?? start);
        return;
      case 'footnote':
      case 'endnote':
        this.notes.push({ id: `${local}:${attribute(tag, `${w}id`) ?? ''}`, from: this.blocks.length });
        return;
      default:
        this.openTable(local, tag);
    }
  }

  private openTable(local: string, tag: string): void {
    const table = this.tables.at(-1);
    const row = table?.rows.at(-1);
    const cell = row?.cells.at(-1);
    switch (local) {
      case 'tbl': {
        const opened: ReadTable = { kind: 'table', rows: [] };
        this.tables.push(opened);
        this.blocks.push(opened);
        return;
      }
      case 'tr':
        table?.rows.push({ header: false, cells: [] });
        return;
      case 'tblHeader':
        if (row) row.header = true;
        return;
      case 'tc':
        row?.cells.push({ column: nextColumn(row), span: 1, continued: false, paragraphs: [] });
        return;
      case 'gridSpan':
        if (cell) cell.span = boundedSpan(attribute(tag, `${this.w}val`));
        return;
      case 'vMerge':
        if (cell) cell.continued = attribute(tag, `${this.w}val`) !== 'restart';
        return;
      default:
    }
  }

  private close({ name, end }: Exclude<XmlEvent, { kind: 'text' }>): void {
    switch (name) {
      case `${this.w}p`:
        this.paragraphs.pop();
        return;
      case `${this.w}r`:
        this.runs.pop();
        return;
      case `${this.w}rPr`: {
        const run = this.run();
        if (run && this.properties !== null) run.properties = this.xml.slice(this.properties, end);
        this.properties = null;
        return;
      }
      case `${this.w}t`:
        this.text = null;
        return;
      case `${this.w}tbl`:
        this.tables.pop();
        return;
      case `${this.w}txbxContent`:
        this.boxes.pop();
        return;
      default:
    }
  }

  /** The open run of the open paragraph; that of the paragraph around a text box is none of its own. */
  private run(): Run | null {
    return this.runs.length > (this.paragraphs.at(-1)?.runs ?? 0) ? (this.runs.at(-1) ?? null) : null;
  }

  private beginParagraph(): void {
    const inBox = this.boxes.length > 0;
    const paragraph: ReadParagraph = {
      kind: 'paragraph',
      text: '',
      style: null,
      level: false,
      bold: true,
      inBox,
      pieces: [],
      host: this.boxes[0] ?? null,
    };
    this.paragraphs.push({ paragraph, runs: this.runs.length });
    const cell = this.tables.at(-1)?.rows.at(-1)?.cells.at(-1);
    if (cell && !inBox) cell.paragraphs.push(paragraph);
    else this.blocks.push(paragraph);
  }

  private characters(from: number, to: number, tag: { readonly start: number; readonly end: number }): void {
    const paragraph = this.paragraphs.at(-1)?.paragraph;
    const run = this.run();
    if (!paragraph || !run) return;
    const characters = charactersOf(this.xml, from, to);
    const text = characters.map(([character]) => character).join('');
    if (!run.bold && /\p{L}/u.test(text)) paragraph.bold = false;
    paragraph.pieces.push({
      at: paragraph.text.length,
      places: characters.map(([, at]) => at),
      tag,
      properties: run.properties,
    });
    paragraph.text += text.replace(/[\t\r\n]/g, ' ');
  }
}

const nextColumn = ({ cells }: ReadRow): number => {
  const last = cells.at(-1);
  return last ? last.column + last.span : 0;
};

/** Word's own limit of columns. */
const boundedSpan = (text: string | null): number => Math.min(63, Math.max(1, Math.trunc(Number(text ?? 1)) || 1));
