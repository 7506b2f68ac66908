import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { TableModel } from '#shared/domain/table-model.ts';
import {
  bodyRows,
  cellParts,
  headerRows,
  headingParts,
  isNumeric,
  type MarkedText,
} from '#shared/format/table-layout.ts';
import { columnWidths } from '../column-widths.ts';
import { halfRule, upright, wordSlack } from '../wide-tables.ts';
import { color, style } from './styles.ts';

/** Rows up to which a table is kept whole on one page; a longer one breaks between rows under its repeated header. */
const wholeUpTo = 12;
const twips = 20;

/** The table as Word's own: repeated header, unbroken rows, real merges, numbers at the right (TC1, OU4, AC5). */
export function wordTable(table: TableModel, textWidth: number): Table {
  const { widths, size, padding } = columnWidths(table, { ...upright, available: textWidth, slack: wordSlack });
  const margin = Math.round((padding - halfRule) * twips);
  const grid = widths.map((width) => Math.round(width * twips));
  const run = size === 9 ? {} : { size: size * 2 };
  const paragraph = (styleId: string, { text, marks }: MarkedText, bold: boolean): Paragraph =>
    new Paragraph({
      style: styleId,
      children: [
        new TextRun({ text, bold, ...run }),
        ...(marks === '' ? [] : [new TextRun({ text: `\u00a0${marks}`, bold, superScript: true, ...run })]),
      ],
    });
  const cell = (
    at: { readonly column: number; readonly columnSpan: number; readonly rowSpan: number },
    content: Paragraph,
    shaded: boolean,
  ): TableCell =>
    new TableCell({
      children: [content],
      columnSpan: at.columnSpan,
      rowSpan: at.rowSpan,
      verticalAlign: VerticalAlign.CENTER,
      width: { size: sum(grid.slice(at.column, at.column + at.columnSpan)), type: WidthType.DXA },
      ...(shaded ? { shading: { fill: color.shade } } : {}),
    });

  const header = headerRows(table.columns).map(
    (cells) =>
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        keepNext: true,
        children: cells.map((heading) =>
          cell(heading, paragraph(style.tableHeading, headingParts(heading), true), true),
        ),
      }),
  );
  const rows = bodyRows(table);
  const body = rows.map(({ row, cells }, index) => {
    const total = row.kind === 'total';
    return new TableRow({
      cantSplit: true,
      keepNext: rows.length <= wholeUpTo || index === 0 || index >= rows.length - 2,
      children: cells.map((placed) =>
        cell(
          placed,
          paragraph(isNumeric(placed.cell.kind) ? style.tableNumber : style.tableText, cellParts(placed.cell), total),
          total,
        ),
      ),
    });
  });
  const border = { style: BorderStyle.SINGLE, size: 4, color: color.rule };
  return new Table({
    rows: [...header, ...body],
    columnWidths: grid,
    width: { size: sum(grid), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: { left: margin, right: margin },
    tableLook: { firstRow: true, firstColumn: false, lastRow: false, lastColumn: false, noHBand: true, noVBand: true },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
