import type { CellValue, Workbook, Worksheet } from 'exceljs';
import { budgetMeasures } from '#shared/domain/budget.ts';
import type { SourceLine } from '#shared/domain/budget-views.ts';
import { type Cents, sumCents } from '#shared/domain/money.ts';
import { es } from '#shared/strings/es.ts';
import type { TargetData } from '../../targets/targets.queries.ts';
import type { BehindTables } from '../behind-tables.ts';

const text = es.documents.behind;
const font = { name: 'Arial', size: 9 } as const;
const shade = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF4' } } as const;

type DataColumn<Row> = {
  readonly label: string;
  readonly width: number;
  /** Excel's format; text where there is none. */
  readonly format: string;
  readonly value: (row: Row) => string | number | null;
  /** The exact amount, where the last row adds it up. */
  readonly amount?: (row: Row) => Cents | null;
};

/** The lines behind the tables as lists that can be filtered and summed; words stay words, also those that look like formulas (C-24). */
export function addDataSheets(
  workbook: Workbook,
  { sources, targets }: BehindTables,
  nameFor: (name: string) => string,
): readonly Worksheet[] {
  const units = targets.flatMap((target) => target.units.map((unit) => ({ target, unit })));
  return [
    ...sources.map(({ source, lines }, index) =>
      addList(workbook, nameFor(text.sheet(index, sources.length)), {
        title: text.title(source.fileName, lines.length),
        rows: lines,
        columns: lineColumns(source.fileName),
      }),
    ),
    ...(units.length === 0
      ? []
      : [addList(workbook, nameFor(text.unitsSheet), { title: text.unitsTitle, rows: units, columns: unitColumns })]),
  ];
}

const lineColumns = (fileName: string): readonly DataColumn<SourceLine>[] => [
  words(text.columns.file, 30, () => fileName),
  words(text.columns.sheet, 14, ({ sheet }) => sheet),
  numbers(text.columns.row, 8, '0', ({ row }) => row),
  words(text.columns.generica, 10, ({ genericaCode }) => genericaCode),
  words(text.columns.activity, 10, ({ activityCode }) => activityCode),
  words(text.columns.fundingSource, 8, ({ fundingSourceCode }) => fundingSourceCode),
  words(text.columns.rubro, 8, ({ rubroCode }) => rubroCode),
  words(text.columns.specific, 18, ({ specific }) => specific),
  ...budgetMeasures.map(
    (measure): DataColumn<SourceLine> => ({
      label: es.screens.measures[measure],
      width: 17,
      format: '#,##0.00',
      value: (line) => soles(line[measure]),
      amount: (line) => line[measure],
    }),
  ),
];

type UnitShare = { readonly target: TargetData; readonly unit: TargetData['units'][number] };

const unitColumns: readonly DataColumn<UnitShare>[] = [
  words(text.columns.activity, 10, ({ target }) => target.activityCode),
  words(text.columns.unitOfMeasure, 20, ({ target }) => target.unit.name),
  words(text.columns.unit, 40, ({ unit }) => `${unit.acronym} · ${unit.name}`),
  numbers(text.columns.programmed, 14, '#,##0', ({ unit }) => unit.programmed),
  numbers(text.columns.executed, 14, '#,##0', ({ unit }) => unit.executed),
];

function soles(amount: Cents | null): number | null {
  return amount === null ? null : amount / 100;
}

function words<Row>(label: string, width: number, value: (row: Row) => string | null): DataColumn<Row> {
  return { label, width, format: '@', value };
}

function numbers<Row>(
  label: string,
  width: number,
  format: string,
  value: (row: Row) => number | null,
): DataColumn<Row> {
  return { label, width, format, value };
}

const headerRow = 3;

function addList<Row>(
  workbook: Workbook,
  name: string,
  {
    title,
    rows,
    columns,
  }: { readonly title: string; readonly rows: readonly Row[]; readonly columns: readonly DataColumn<Row>[] },
): Worksheet {
  const [first, last] = [headerRow + 1, headerRow + rows.length];
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headerRow }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headerRow}:${headerRow}`,
      margins: { left: 0.4, right: 0.4, top: 0.9, bottom: 0.8, header: 0.4, footer: 0.4 },
    },
  });
  Object.assign(sheet.getCell(1, 1), { value: title, font: { ...font, size: 11, bold: true }, numFmt: '@' });
  columns.forEach(({ label, width, format, value, amount }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = width;
    Object.assign(sheet.getCell(headerRow, index + 1), {
      value: label,
      numFmt: '@',
      font: { ...font, bold: true },
      fill: shade,
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    });
    rows.forEach((row, at) => {
      const written: CellValue = value(row);
      if (written !== null)
        Object.assign(sheet.getCell(first + at, index + 1), {
          value: written,
          numFmt: format,
          font,
          // A number that ends where a code begins reads as one with it.
          ...(typeof written === 'string' ? { alignment: { horizontal: 'left', indent: 1 } } : {}),
        });
    });
    const known = amount ? rows.map(amount).filter((each) => each !== null) : [];
    // A column that the file does not have has no total either: 0 would be one.
    if (known.length === 0) return;
    Object.assign(sheet.getCell(last + 1, index + 1), {
      value: { formula: `SUM(${column.letter}${first}:${column.letter}${last})`, result: soles(sumCents(known)) },
      numFmt: format,
      font: { ...font, bold: true },
      fill: shade,
    });
  });
  if (rows.length > 0 && columns.some(({ amount }) => amount && rows.some((row) => amount(row) !== null)))
    Object.assign(sheet.getCell(last + 1, 1), {
      value: text.total,
      numFmt: '@',
      font: { ...font, bold: true },
      fill: shade,
      alignment: { horizontal: 'left', indent: 1 },
    });
  if (rows.length > 0)
    sheet.autoFilter = { from: { row: headerRow, column: 1 }, to: { row: last, column: columns.length } };
  return sheet;
}
