import type { CellValue, Style, Workbook, Worksheet } from 'exceljs';
import { solesIn } from '#shared/domain/money.ts';
import type { Cell, TableModel } from '#shared/domain/table-model.ts';
import { cellText, noteMarks } from '#shared/format/cell-text.ts';
import { bodyRows, headerRows, isNumeric } from '#shared/format/table-layout.ts';
import { es } from '#shared/strings/es.ts';
import { columnWidths, leastWidth } from '../column-widths.ts';
import { liveFormula } from './formulas.ts';
import { type PlacedText, rowHeights } from './row-heights.ts';

/** Points of a character of the workbook's font, which column widths are counted in. */
const characterWidth = 5.6;
/** With the indent of one character. */
const cellPadding = 8;
const fontName = 'Arial';
const bodySize = 10;
const shade = 'FFE8EDF4';
const rule = { style: 'thin', color: { argb: 'FF7F8A99' } } as const;
const border = { top: rule, bottom: rule, left: rule, right: rule };
const captionRow = 1;
const headerFirstRow = 3;

/** One table on a sheet of its own: caption, merged headings, numbers as numbers, totals that follow, notes and source. */
export function addTableSheet(workbook: Workbook, name: string, table: TableModel): Worksheet {
  const headings = headerRows(table.columns);
  const firstRow = headerFirstRow + headings.length;
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: firstRow - 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: table.columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `${headerFirstRow}:${firstRow - 1}`,
      margins: { left: 0.6, right: 0.6, top: 0.9, bottom: 0.8, header: 0.4, footer: 0.4 },
    },
  });
  const room = { padding: cellPadding, slack: 1.25 };
  // A sheet may be wider than its page, which is printed smaller; a number wider than its column would show as ####.
  const available = Math.max(table.columns.length > 6 ? 760 : 560, leastWidth(table, room));
  const { widths } = columnWidths(table, { ...room, available });
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width / characterWidth;

  writeHeader(sheet, headings);
  writeBody(sheet, table, firstRow);
  for (const [index, height] of rowHeights(headings.length + table.rows.length, placedTexts(table, widths)).entries())
    sheet.getRow(headerFirstRow + index).height = height;

  const across = { columns: table.columns.length, width: widths.reduce((total, width) => total + width, 0) };
  textLine(sheet, captionRow, across, es.documents.caption(table.label, table.title), { bold: true, size: 11, gap: 0 });
  for (const [index, text] of linesBelow(table).entries())
    textLine(sheet, firstRow + table.rows.length + index, across, text, {
      bold: false,
      size: 9,
      gap: index === 0 ? 5 : 0,
    });
  return sheet;
}

function writeHeader(sheet: Worksheet, headings: ReturnType<typeof headerRows>): void {
  for (const [offset, cells] of headings.entries())
    for (const { label, notes, column, columnSpan, rowSpan } of cells) {
      const area = { row: headerFirstRow + offset, column, columnSpan, rowSpan };
      write(sheet, area, `${label}${noteMarks(notes)}`, {
        numFmt: '@',
        font: { name: fontName, size: bodySize, bold: true },
        fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: shade } },
        alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
        border,
      });
    }
}

function writeBody(sheet: Worksheet, table: TableModel, firstRow: number): void {
  const place = { firstRow, letter: (column: number) => sheet.getColumn(column + 1).letter };
  for (const [rowIndex, { row, cells }] of bodyRows(table).entries())
    for (const { cell, column, columnSpan, rowSpan } of cells) {
      const area = { row: firstRow + rowIndex, column, columnSpan, rowSpan };
      write(sheet, area, liveFormula(table, rowIndex, column, place) ?? plainValue(cell), {
        numFmt: numberFormat(cell),
        font: { name: fontName, size: bodySize, bold: row.kind === 'total' },
        alignment: {
          horizontal: isNumeric(cell.kind) ? 'right' : 'left',
          // Off the rule beside it.
          indent: 1,
          vertical: 'middle',
          wrapText: !isNumeric(cell.kind),
        },
        border,
        ...(row.kind === 'total' && { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: shade } } }),
      });
    }
}

/** Headings and words with the width they wrap at; rows count from the first heading. */
function placedTexts(table: TableModel, widths: readonly number[]): readonly PlacedText[] {
  const headings = headerRows(table.columns);
  const over = (column: number, span: number): number =>
    widths.slice(column, column + span).reduce((total, width) => total + width, 0) - 2 * cellPadding;
  return [
    ...headings.flatMap((cells, row) =>
      cells.map(({ label, notes, column, columnSpan, rowSpan }) => ({
        row,
        rowSpan,
        text: `${label}${noteMarks(notes)}`,
        width: over(column, columnSpan),
        size: bodySize,
        bold: true,
      })),
    ),
    ...bodyRows(table).flatMap(({ row, cells }, index) =>
      cells
        .filter(({ cell }) => !isNumeric(cell.kind))
        .map(({ cell, column, columnSpan, rowSpan }) => ({
          row: headings.length + index,
          rowSpan,
          text: cellText(cell),
          width: over(column, columnSpan),
          size: bodySize,
          bold: row.kind === 'total',
        })),
    ),
  ];
}

/** The number itself where there is one; otherwise the printed sign as text. A text is never a formula (C-24). */
function plainValue(cell: Cell): number | string {
  switch (cell.kind) {
    case 'text':
      return cellText(cell);
    case 'amount':
      return cell.value === null ? cellText(cell) : cell.value / (100 * solesIn[cell.unit ?? 'soles']);
    case 'count':
      return cell.value ?? cellText(cell);
    case 'percent':
      return cell.value === null ? cellText(cell) : cell.value.scaled / 10 ** (cell.value.decimals + 2);
    case 'decimal':
      if (cell.value === null) return cellText(cell);
      return cell.value.scaled / 10 ** (cell.value.decimals + (cell.suffix === '%' ? 2 : 0));
    default:
      return cell satisfies never;
  }
}

/** Excel formats that print what `cellText` prints; texts are marked as text, so that editing one keeps it so. */
function numberFormat(cell: Cell): string {
  const places = (decimals: number): string => (decimals === 0 ? '' : `.${'0'.repeat(decimals)}`);
  switch (cell.kind) {
    case 'text':
      return '@';
    case 'amount':
      return `#,##0${places(cell.decimals)}`;
    case 'count':
      return '#,##0';
    case 'percent':
      if (cell.tiny && cell.value) return `"${cellText(cell)}"`;
      return `#,##0${places(cell.value?.decimals ?? 0)}%`;
    case 'decimal': {
      const marks = noteMarks(cell.notes);
      return `#,##0${places(cell.value?.decimals ?? 0)}${cell.suffix}${marks === '' ? '' : `"${marks}"`}`;
    }
    default:
      return cell satisfies never;
  }
}

type Area = {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
};

/** Every cell of a merged area carries the style, or its outer borders would end at the first one. */
function write(sheet: Worksheet, area: Area, value: CellValue, style: Partial<Style>): void {
  const [lastRow, lastColumn] = [area.row + area.rowSpan - 1, area.column + area.columnSpan];
  if (lastRow > area.row || lastColumn > area.column + 1)
    sheet.mergeCells(area.row, area.column + 1, lastRow, lastColumn);
  sheet.getCell(area.row, area.column + 1).value = value;
  for (let row = area.row; row <= lastRow; row += 1)
    for (let column = area.column + 1; column <= lastColumn; column += 1) sheet.getCell(row, column).style = style;
}

function linesBelow({ notes, source, preparedBy }: TableModel): readonly string[] {
  return [
    ...notes.map(({ number, text }) => `${number}/ ${text}`),
    ...(source === null ? [] : [`${es.documents.source} ${source}`]),
    ...(preparedBy === null ? [] : [`${es.documents.preparedBy} ${preparedBy}`]),
  ];
}

/** A text over the width of the table; `gap`: points above it. */
function textLine(
  sheet: Worksheet,
  row: number,
  { columns, width }: { readonly columns: number; readonly width: number },
  text: string,
  { size, bold, gap }: { readonly size: number; readonly bold: boolean; readonly gap: number },
): void {
  write(sheet, { row, column: 0, columnSpan: columns, rowSpan: 1 }, text, {
    numFmt: '@',
    font: { name: fontName, bold, size },
    alignment: { vertical: gap > 0 ? 'bottom' : 'top', wrapText: true },
  });
  const [height = 0] = rowHeights(1, [{ row: 0, rowSpan: 1, text, width: width * 0.92, size, bold }]);
  sheet.getRow(row).height = height + gap;
}
