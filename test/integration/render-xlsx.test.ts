import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { behindTables } from '#backend/chapter/behind-tables.ts';
import { renderXlsx } from '#backend/chapter/render-xlsx/render-xlsx.ts';
import { cents } from '#shared/domain/money.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { openBackend } from '../helpers/backend.ts';
import { chapter2024, chapterWithTable, publishedTable } from '../helpers/chapter-2024.ts';
import { draftInfo, officeParts } from '../helpers/documents.ts';
import { chaptersWithWideTargets } from '../helpers/wide-table.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

async function read(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return workbook;
}

function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

describe('the workbook of the published chapters', async () => {
  const bytes = await renderXlsx(chapter2024(), draftInfo);
  const workbook = await read(bytes);
  const value = (sheet: string, address: string): ExcelJS.CellValue => sheetOf(workbook, sheet).getCell(address).value;

  it('has one sheet for each table and for the figures of the chart', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Tabla 18',
      'Tabla 19',
      'Tabla 20',
      'Tabla 21',
      'Tabla 22',
      'Gráfico 4',
      'Tabla 23',
    ]);
  });

  it('writes amounts as numbers with the format that prints them', () => {
    const cell = sheetOf(workbook, 'Tabla 21').getCell('D5');
    expect(cell.value).toBe(535682046.44);
    expect(cell.numFmt).toBe('#,##0.00');
    expect(sheetOf(workbook, 'Tabla 20').getCell('B4').value).toBe(11538508);
    expect(sheetOf(workbook, 'Tabla 20').getCell('B4').numFmt).toBe('#,##0');
    expect(value('Tabla 22', 'E6')).toBe(4224);
  });

  it('adds up with live formulas that already hold the published totals', () => {
    expect(value('Tabla 18', 'B9')).toEqual({ formula: 'SUM(B4:B8)', result: 225928389 });
    expect(value('Tabla 21', 'D8')).toEqual({ formula: 'SUM(D4:D7)', result: 570140116.84 });
  });

  it('divides with live formulas whose result prints as published', () => {
    expect(value('Tabla 21', 'E4')).toEqual({ formula: 'IF(C4=0,"–",D4/C4)', result: 16394822.8 / 17714693 });
    expect(sheetOf(workbook, 'Tabla 21').getCell('E4').numFmt).toBe('#,##0.0%');
    expect(value('Tabla 19', 'D7')).toEqual({ formula: 'IF(C$10=0,"–",C7/C$10)', result: 9229 / 573712809 });
    expect(sheetOf(workbook, 'Tabla 18').getCell('C9').numFmt).toBe('#,##0%');
  });

  it('keeps percentages of indicators as numbers', () => {
    expect(value('Tabla 23', 'C5')).toBe(0.5387);
    expect(sheetOf(workbook, 'Tabla 23').getCell('C5').numFmt).toBe('#,##0.00%');
  });

  it('stores no number as text', () => {
    for (const sheet of workbook.worksheets)
      sheet.eachRow((row, number) =>
        row.eachCell((cell) => {
          if (number > 4 && typeof cell.value === 'string') expect(cell.value).not.toMatch(/^-?[\d,.]+%?$/);
        }),
      );
  });

  it('freezes and repeats the header and prints on A4, as wide as the page', () => {
    const sheet = sheetOf(workbook, 'Tabla 23');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe('3:4');
    expect(sheet.pageSetup.orientation).toBe('landscape');
  });

  it('is as wide as the figures of a very wide table, so that none shows as ####', async () => {
    const model = chaptersWithWideTargets();
    const sheet = sheetOf(await read(await renderXlsx(model, draftInfo)), 'Tabla 22');
    // Letters of the workbook's font, with the indent.
    for (let at = 2; at <= 16; at += 1) expect(sheet.getColumn(at).width).toBeGreaterThan('123,456,789.00'.length + 1);
    expect(sheet.pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, orientation: 'landscape' });
  });

  it('keeps words and numbers off the rules beside them, and the lines below off the table', () => {
    const sheet = sheetOf(workbook, 'Tabla 21');
    expect(['B4', 'C4', 'E4', 'C8'].map((at) => sheet.getCell(at).alignment.indent)).toEqual([1, 1, 1, 1]);
    expect([sheet.getCell('A9').alignment.vertical, sheet.getCell('A10').alignment.vertical]).toEqual([
      'bottom',
      'top',
    ]);
    expect(sheet.getRow(9).height - sheet.getRow(10).height).toBe(5);
  });

  it('merges group headings and categories, and ends with notes and source', () => {
    const sheet = sheetOf(workbook, 'Tabla 23');
    expect(sheet.getCell('F3').value).toBe('Metas proyectadas 3/');
    expect(sheet.getCell('G3').master.address).toBe('F3');
    expect(sheet.getCell('A7').master.address).toBe('A5');
    expect(sheet.getCell('A1').value).toBe('Tabla N° 23: Indicadores de desempeño del PP 0073.');
    expect(sheet.getCell('A11').value).toMatch(/^1\/ Para el año 2024/);
    expect(sheet.getCell('A14').value).toBe('Fuente: Programa de Empleo Temporal Llamkasun Perú');
  });

  it('gives the same bytes for the same data', async () => {
    expect(Buffer.compare(await renderXlsx(chapter2024(), draftInfo), bytes)).toBe(0);
  });
});

/** One body row and a total, of which single values can be replaced. */
function smallTable(name: string, amounts: readonly [number | null, number | null], total: number): TableModel {
  const table = publishedTable(18);
  return {
    ...table,
    rows: [
      ...amounts.map((amount, index) => ({
        key: String(index),
        kind: 'body' as const,
        cells: [
          { kind: 'text' as const, value: name },
          { kind: 'amount' as const, value: amount === null ? null : cents(amount), decimals: 2 as const },
          { kind: 'percent' as const, value: null },
        ],
      })),
      {
        key: 'total',
        kind: 'total',
        cells: [
          { kind: 'text', value: 'TOTAL' },
          { kind: 'amount', value: cents(total), decimals: 2 },
          { kind: 'percent', value: null },
        ],
      },
    ],
  };
}

const firstSheet = async (table: TableModel): Promise<ExcelJS.Worksheet> =>
  sheetOf(await read(await renderXlsx(chapterWithTable(table), draftInfo)), 'Tabla 18');

it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\t=1', '＝1+1'])('keeps the text %j a text', async (text) => {
  const cell = (await firstSheet(smallTable(text, [100, 200], 300))).getCell('A4');
  expect(cell.value).toBe(text);
  expect(cell.type).toBe(ExcelJS.ValueType.String);
  expect(cell.numFmt).toBe('@');
});

it('leaves negative amounts numbers, and an absent one the sign for it', async () => {
  const sheet = await firstSheet(smallTable('x', [-150, null], -150));
  expect(sheet.getCell('B4').value).toBe(-1.5);
  expect(sheet.getCell('B5').value).toBe('–');
  expect(sheet.getCell('B6').value).toEqual({ formula: 'SUM(B4:B5)', result: -1.5 });
});

it('writes a total that is not the sum of its rows as the number it is', async () => {
  const sheet = await firstSheet(smallTable('x', [100, 200], 301));
  expect(sheet.getCell('B6').value).toBe(3.01);
});

it('writes a share that is rounded in another way as the number it is', async () => {
  const table = publishedTable(18);
  const rows = table.rows.map((row, index) =>
    index === 0
      ? {
          ...row,
          cells: row.cells.map((cell) =>
            cell.kind === 'percent' ? { ...cell, value: { scaled: 55, decimals: 1 as const } } : cell,
          ),
        }
      : row,
  );
  expect((await firstSheet({ ...table, rows })).getCell('C4').value).toBe(0.055);
});

it('names sheets within the limits of Excel and never twice', async () => {
  const table = publishedTable(18);
  const model = { ...chapter2024(), blocks: [1, 2].map((id) => ({ kind: 'table' as const, id: String(id), table })) };
  const workbook = officeParts(await renderXlsx(model, draftInfo))('xl/workbook.xml');
  expect([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
    'Tabla 18',
    'Tabla 18 (2)',
  ]);
});

describe('the data behind the tables', () => {
  const withData = async () => {
    const { db } = openBackend();
    const behind = behindTables(db, fillYear2024(db));
    const workbook = await read(await renderXlsx(chapter2024(), draftInfo, behind));
    return { behind, workbook, names: workbook.worksheets.map(({ name }) => name) };
  };

  it('stand on sheets of their own after the tables: the lines of each official file, and the shares of the units', async () => {
    const { behind, names } = await withData();
    expect(names.slice(0, 7)).toContain('Tabla 23');
    expect(names.slice(7)).toEqual([
      ...behind.sources.map((_, index) => (behind.sources.length === 1 ? 'Datos' : `Datos ${index + 1}`)),
      'Metas por unidad',
    ]);
  });

  it('say file, sheet and row of each amount, and add up live to what the tables print', async () => {
    const { behind, workbook, names } = await withData();
    for (const [index, { source, lines, total }] of behind.sources.entries()) {
      const sheet = sheetOf(workbook, names[7 + index] ?? '');
      const headings = (sheet.getRow(3).values as ExcelJS.CellValue[]).slice(1);
      const column = headings.indexOf('PIM') + 1;
      expect(headings.slice(0, 3)).toEqual(['Archivo', 'Hoja', 'Fila']);
      const first = sheet.getRow(4);
      expect([1, 2, 3].map((at) => first.getCell(at).value)).toEqual([source.fileName, lines[0]?.sheet, lines[0]?.row]);
      expect(first.getCell(column).value).toBe((lines[0]?.pim ?? Number.NaN) / 100);
      const letter = sheet.getColumn(column).letter;
      expect(first.getCell(4).alignment).toEqual({ horizontal: 'left', indent: 1 });
      expect(sheet.getCell(4 + lines.length, 1).value).toBe('Total');
      expect(sheet.getCell(4 + lines.length, column).value).toEqual({
        formula: `SUM(${letter}4:${letter}${3 + lines.length})`,
        result: (total.pim ?? Number.NaN) / 100,
      });
    }
  });

  it('add up exact céntimos, and have neither amounts nor a total where the file has no such column', async () => {
    const { behind } = await withData();
    const [source] = behind.sources;
    const [line] = source?.lines ?? [];
    if (!source || !line) throw new Error('the year has no lines');
    const lines = [29, 57, 9_007_199_254_740_905].map((pim) => ({ ...line, pim: cents(pim), girado: null }));
    const changed = { ...behind, sources: [{ ...source, lines }] };
    const sheet = sheetOf(await read(await renderXlsx(chapter2024(), draftInfo, changed)), 'Datos');
    const headings = (sheet.getRow(3).values as ExcelJS.CellValue[]).slice(1);
    const column = (heading: string): readonly ExcelJS.CellValue[] =>
      [4, 5, 6, 7].map((row) => sheet.getRow(row).getCell(headings.indexOf(heading) + 1).value);
    expect(column('Girado')).toEqual([null, null, null, null]);
    expect(column('PIM')[3]).toMatchObject({ result: 9_007_199_254_740_991 / 100 });
  });

  it('hold words that look like formulas as words, and negative amounts as numbers', async () => {
    const { behind } = await withData();
    const [source] = behind.sources;
    const [line] = source?.lines ?? [];
    if (!source || !line) throw new Error('the year has no lines');
    const hostile = { ...line, sheet: '=HYPERLINK("x")', specific: '@SUM(1)', pim: cents(-187_540) };
    const changed = { ...behind, sources: [{ ...source, lines: [hostile] }] };
    const sheet = sheetOf(await read(await renderXlsx(chapter2024(), draftInfo, changed)), 'Datos');
    const headings = (sheet.getRow(3).values as ExcelJS.CellValue[]).slice(1);
    const cell = (heading: string): ExcelJS.Cell => sheet.getRow(4).getCell(headings.indexOf(heading) + 1);
    expect(cell('Hoja').value).toBe('=HYPERLINK("x")');
    expect(cell('Clasificador').value).toBe('@SUM(1)');
    expect(cell('Clasificador').type).toBe(ExcelJS.ValueType.String);
    expect(cell('PIM').value).toBe(-1875.4);
  });
});
