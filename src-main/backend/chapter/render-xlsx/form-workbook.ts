import ExcelJS, { type Cell, type DataValidation, type Worksheet } from 'exceljs';
import {
  type FormCell,
  type FormSheet,
  type FormWorkbook,
  formHeaderRow,
  marksSheet,
} from '#shared/domain/collection-form.ts';
import { es } from '#shared/strings/es.ts';
import { stableZip } from '../stable-zip.ts';

const text = es.collection;
const font = { name: 'Arial', size: 10 } as const;
const shade = 'FFE8EDF4';
const open = 'FFFFF9E5';
const rule = { style: 'thin', color: { argb: 'FFB4BCC8' } } as const;
const border = { top: rule, bottom: rule, left: rule, right: rule };
const onePageWide = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;
const solid = (argb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } }) as const;

/**
 * The workbook that other units fill in (IM20): only the cells for figures can be written in, and Excel itself refuses what is
 * no figure. Protected without a password, against slips and not against people. Same form and time, same bytes.
 */
export async function renderForm(form: FormWorkbook, time: Date): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = form.title;
  workbook.creator = form.institution;
  workbook.lastModifiedBy = form.institution;
  workbook.created = time;
  workbook.modified = time;
  await addInstructions(workbook.addWorksheet(text.instructionsSheet), form);
  for (const sheet of form.sheets) await addForm(workbook.addWorksheet(sheet.name), sheet);
  const marks = workbook.addWorksheet(marksSheet, { state: 'veryHidden' });
  for (const row of form.marks) marks.addRow([...row]);
  marks.columns.forEach((column) => {
    column.numFmt = '@';
  });
  await marks.protect('', {});
  return stableZip(new Uint8Array(await workbook.xlsx.writeBuffer()), time, lockStructure);
}

/** The library cannot write this element: sheets may not be added, removed, renamed or shown. */
const lockStructure = (path: string, xml: string): string =>
  path === 'xl/workbook.xml' ? xml.replace(/(?=<bookViews|<sheets)/, '<workbookProtection lockStructure="1"/>') : xml;

async function addInstructions(sheet: Worksheet, { title, facts, instructions }: FormWorkbook): Promise<void> {
  sheet.columns = [{ width: 24 }, { width: 90 }];
  sheet.pageSetup = onePageWide;
  sheet.addRow([title]).font = { ...font, size: 14, bold: true };
  sheet.addRow([]);
  for (const fact of facts) {
    const row = sheet.addRow([...fact]);
    row.font = font;
    row.getCell(1).font = { ...font, bold: true };
  }
  sheet.addRow([]);
  for (const [index, line] of instructions.entries()) {
    const row = sheet.addRow([`${index + 1}.`, line]);
    row.font = font;
    row.getCell(1).alignment = { horizontal: 'right', vertical: 'top' };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
  }
  await sheet.protect('', { selectLockedCells: true });
}

async function addForm(sheet: Worksheet, { title, columns, rows }: FormSheet): Promise<void> {
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: formHeaderRow }];
  sheet.pageSetup = onePageWide;
  sheet.getCell(1, 1).value = title;
  sheet.getCell(1, 1).font = { ...font, size: 12, bold: true };
  for (const [column, { label }] of columns.entries()) {
    const cell = sheet.getCell(formHeaderRow, column + 1);
    cell.value = label;
    cell.font = { ...font, bold: true };
    cell.fill = solid(shade);
    cell.border = border;
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: 'center' };
  }
  for (const [row, cells] of rows.entries())
    for (const [column, each] of cells.entries()) writeCell(sheet.getCell(formHeaderRow + 1 + row, column + 1), each);
  await sheet.protect('', { selectLockedCells: true, formatColumns: true, formatRows: true });
}

function writeCell(cell: Cell, { text: value, input }: FormCell): void {
  const isNumber = input === 'count' && value !== '';
  cell.value = value === '' ? null : isNumber ? Number(value) : value;
  // As text, a figure stays as it was typed: Excel would make 0.5387 of "53.87%".
  cell.numFmt = input === 'count' ? '#,##0' : '@';
  cell.font = font;
  cell.border = border;
  cell.alignment = { wrapText: input === null, vertical: 'middle', horizontal: input === null ? 'left' : 'right' };
  if (input === null) return;
  cell.fill = solid(open);
  cell.protection = { locked: false };
  cell.dataValidation = input === 'count' ? wholeNumber : shortText;
}

const messages = (title: string, message: string) =>
  ({
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    error: message,
    showInputMessage: true,
    promptTitle: title,
    prompt: message,
  }) as const;

const wholeNumber: DataValidation = {
  type: 'whole',
  operator: 'between',
  formulae: [0, 999_999_999],
  allowBlank: true,
  ...messages(text.countTitle, text.countHint),
};

const shortText: DataValidation = {
  type: 'textLength',
  operator: 'lessThanOrEqual',
  formulae: [20],
  allowBlank: true,
  ...messages(text.figureTitle, text.figureHint),
};
