import { Bookmark, Paragraph, type ParagraphChild, SimpleField, TextRun } from 'docx';
import type { TableKey, TableModel } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';
import { style } from './styles.ts';

/** Counters of Word's own caption numbering; also what the lists of tables and charts are built from. */
export const sequence = { table: 'Tabla', chart: 'Grafico' } as const;
export type SequenceName = (typeof sequence)[keyof typeof sequence];

/** Bookmark over a table's label, hidden as Word's own are; a REF field prints what stands in it (TC3). */
export const bookmarkOf = (key: TableKey | 'execution'): string => `_Ref_${key.replaceAll('-', '_')}`;

type CaptionOptions = {
  readonly key: TableKey | 'execution';
  readonly label: string;
  readonly number: number;
  readonly title: string;
  readonly sequence: SequenceName;
  /** Whether the number follows from the caption before; otherwise the field restarts at it. */
  readonly follows: boolean;
};

/** "Tabla N° 18: title" above its table: the number is a SEQ field that already holds its value (OU1). */
export function captionParagraph(options: CaptionOptions): Paragraph {
  const { key, label, title } = options;
  const [before, after] = es.documents.caption('\n', title).split('\n');
  return new Paragraph({
    style: options.sequence === sequence.table ? style.tableCaption : style.chartCaption,
    // Said here too: where an institution has a style of that name, it may not say it.
    keepNext: true,
    children: [
      new TextRun(before ?? ''),
      new Bookmark({ id: bookmarkOf(key), children: labelWithField(label, options) }),
      new TextRun(after ?? ''),
    ],
  });
}

/** The label with its number as a field; a pattern without the number prints as plain text. */
function labelWithField(
  label: string,
  { number, sequence: name, follows }: Pick<CaptionOptions, 'number' | 'sequence' | 'follows'>,
): ParagraphChild[] {
  const [, before, printed, after] = /^(.*?)([1-9]\d*)(\D*)$/.exec(label) ?? [];
  if (before === undefined || Number(printed) !== number) return [new TextRun(label)];
  const start = follows ? '' : ` \\r ${number}`;
  return [
    // A leading zero stays outside: LibreOffice drops the zeros of a field's own format.
    new TextRun(before),
    new SimpleField(`SEQ ${name} \\* ARABIC${start}`, String(number)),
    ...(after ? [new TextRun(after)] : []),
  ];
}

/** Notes and the lines "Fuente:" and "Elaboración:", kept together under the table (TC4, OU4). */
export function linesBelow({
  notes,
  source,
  preparedBy,
}: Pick<TableModel, 'notes' | 'source' | 'preparedBy'>): readonly Paragraph[] {
  const lines = [
    ...notes.map(({ number, text }) => ({
      style: style.note,
      children: [new TextRun({ text: `${number}/`, superScript: true }), new TextRun(` ${text}`)],
    })),
    ...[
      { label: es.documents.source, text: source },
      { label: es.documents.preparedBy, text: preparedBy },
    ]
      .filter(({ text }) => text !== null)
      .map(({ label, text }) => ({
        style: style.source,
        children: [new TextRun({ text: label, bold: true }), new TextRun(` ${text}`)],
      })),
  ];
  return lines.map(
    (line, index) =>
      new Paragraph({
        ...line,
        keepNext: index < lines.length - 1,
        spacing: { before: index === 0 ? 80 : 40, ...(index === lines.length - 1 ? { after: 240 } : {}) },
      }),
  );
}
