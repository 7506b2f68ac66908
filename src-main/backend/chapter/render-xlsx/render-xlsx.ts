import ExcelJS from 'exceljs';
import type { Block, ChapterModel } from '#shared/domain/chapter-model.ts';
import { es } from '#shared/strings/es.ts';
import { type BehindTables, nothingBehind } from '../behind-tables.ts';
import { checkMark, type DocumentInfo, pageMark, versionMark } from '../document-info.ts';
import { stableZip } from '../stable-zip.ts';
import { addChartSheet } from './chart-sheet.ts';
import { addDataSheets } from './data-sheets.ts';
import { addTableSheet } from './table-sheet.ts';

/**
 * The tables of the chapters as a workbook (OU8): one sheet each, real numbers, totals that follow; then the lines that they
 * are made of. Same input, same bytes.
 */
export async function renderXlsx(
  model: ChapterModel,
  info: DocumentInfo,
  behind: BehindTables = nothingBehind,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.title = model.title;
  workbook.creator = model.institution;
  workbook.lastModifiedBy = model.institution;
  workbook.created = info.changedAt;
  workbook.modified = info.changedAt;
  const nameFor = sheetNames();
  for (const block of model.blocks) addSheet(workbook, block, nameFor);
  addDataSheets(workbook, behind, nameFor);
  for (const sheet of workbook.worksheets) {
    const { pageWord, pageOf, markSeparator } = es.documents;
    sheet.headerFooter.oddHeader = `&L${small([model.institution, model.title].join(markSeparator))}&R${small(pageMark(model, info))}`;
    sheet.headerFooter.oddFooter = `&L${small(versionMark(info))}&C&8${pageWord} &P ${pageOf} &N&R${small(checkMark(info))}`;
  }
  if (workbook.worksheets.length === 0) workbook.addWorksheet(nameFor(model.title));
  return stableZip(new Uint8Array(await workbook.xlsx.writeBuffer()), info.changedAt);
}

function addSheet(workbook: ExcelJS.Workbook, block: Block, nameFor: (name: string) => string): void {
  if (block.kind === 'table')
    addTableSheet(workbook, nameFor(es.documents.tableSheet(block.table.number)), block.table);
  if (block.kind === 'chart')
    addChartSheet(workbook, nameFor(es.documents.chartSheet(block.chart.number)), block.chart);
}

/** Sheet names that Excel takes: at most 31 characters, none of its signs, none twice. */
function sheetNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    const base =
      name
        .replace(/[\\/?*[\]:']/g, ' ')
        .slice(0, 27)
        .trim() || '-';
    let unique = base;
    for (let count = 2; taken.has(unique); count += 1) unique = `${base} (${count})`;
    taken.add(unique);
    return unique;
  };
}

/** In headers and footers "&" begins a code, and a digit right behind the size would be read as part of it. */
const small = (text: string): string => `&8${/^\d/.test(text) ? ' ' : ''}${text.replaceAll('&', '&&')}`;
