import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '#backend/imports/limits.ts';
import { readFile } from '#backend/imports/readers/read-file.ts';
import { openBackend } from '../helpers/backend.ts';
import { officeParts } from '../helpers/documents.ts';

async function withForm(organicUnit: string | null = null) {
  const opened = openBackend();
  const { id: yearId } = await opened.call('years.openExample', {});
  const { handle, name } = await opened.call('collection.form', { yearId, organicUnit });
  const { bytes } = await opened.call('chapter.download', { handle });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  return { ...opened, yearId, name, bytes, workbook };
}

describe('the workbook that other units fill in', async () => {
  const { call, yearId, name, bytes, workbook } = await withForm();

  it('says what it is for, has one sheet for each kind, and hides how its cells are known', () => {
    expect(name).toBe('Plantilla_Metas_Indicadores_2024.xlsx');
    expect(workbook.worksheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      ['Instrucciones', 'visible'],
      ['Metas físicas', 'visible'],
      ['Indicadores', 'visible'],
      ['memoria-ufpp', 'veryHidden'],
    ]);
    const facts = workbook.getWorksheet('Instrucciones');
    expect([3, 4, 5, 6].map((row) => facts?.getCell(row, 2).value)).toEqual([
      expect.stringMatching(/^1066 /),
      '2024',
      'Todas',
      '20/01/2025',
    ]);
    const marks = workbook.getWorksheet('memoria-ufpp');
    expect(marks?.getCell('A1').value).toBe('plantilla-memoria-ufpp');
    expect([2, 3].map((row) => marks?.getCell(row, 2).value)).toEqual(['2024', '1066']);
  });

  it('lets nobody write but in the cells for figures, which Excel itself checks', () => {
    for (const sheet of workbook.worksheets) {
      const { sheetProtection } = sheet as unknown as { sheetProtection?: { sheet: boolean } };
      expect([sheet.name, sheetProtection?.sheet]).toEqual([sheet.name, true]);
    }
    const goals = workbook.getWorksheet('Metas físicas');
    const open = goals?.getCell('F4');
    expect(open?.protection.locked).toBe(false);
    expect(open?.dataValidation).toMatchObject({ type: 'whole', errorStyle: 'stop', allowBlank: true });
    expect(goals?.getCell('A4').protection?.locked ?? true).toBe(true);
    const value = workbook.getWorksheet('Indicadores')?.getCell('E4');
    expect([value?.protection.locked, value?.numFmt, value?.dataValidation.type]).toEqual([false, '@', 'textLength']);
    expect(officeParts(bytes)('xl/workbook.xml')).toContain('<workbookProtection lockStructure="1"/>');
  });

  it('holds what the year says now: goals with their shares, figures as they are printed', async () => {
    const goals = workbook.getWorksheet('Metas físicas');
    const [target] = await call('targets.list', { yearId });
    expect(goals?.getRow(4).values).toEqual([
      undefined,
      target?.activityCode,
      target?.activityName,
      target?.unitOfMeasure,
      'Total',
      target?.programmed,
      target?.executed,
    ]);
    const [share] = target?.units ?? [];
    expect(goals?.getCell('D5').value).toBe(share?.acronym);
    expect(workbook.getWorksheet('Indicadores')?.getCell('E4').value).toMatch(/^\d+\.\d+%$/);
  });

  it('for one organic unit has its shares alone', async () => {
    const [unit] = await call('collection.units', { yearId });
    const acronym = unit?.acronym ?? '';
    const { handle, name: ownName } = await call('collection.form', { yearId, organicUnit: acronym });
    expect(ownName).toBe(`Plantilla_Metas_Indicadores_2024_${acronym}.xlsx`);
    const { bytes: own } = await call('chapter.download', { handle });
    const reading = await readFile(Buffer.from(own), defaultLimits);
    const sheets = reading.kind === 'read' ? reading.sheets : [];
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Instrucciones', 'Metas físicas', 'memoria-ufpp']);
    expect(new Set(sheets[1]?.rows.slice(3).map((row) => row[3]))).toEqual(new Set([acronym]));
  });

  it('is the same for the same year and time', async () => {
    const { handle } = await call('collection.form', { yearId, organicUnit: null });
    expect((await call('chapter.download', { handle })).bytes).toEqual(bytes);
  });
});
