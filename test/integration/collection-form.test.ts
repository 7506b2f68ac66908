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

describe('the workbook that other units fill in', () => {
  it('says what it is for, holds what the year says now, and lets people write only figures, which Excel checks', async () => {
    const { workbook, name, bytes, call, yearId } = await withForm();
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

  it('for one organic unit has its shares alone; for the same year and time it is the same', async () => {
    const { call, yearId, bytes } = await withForm();
    const [unit] = await call('collection.units', { yearId });
    const acronym = unit?.acronym ?? '';
    const { handle, name: ownName } = await call('collection.form', { yearId, organicUnit: acronym });
    expect(ownName).toBe(`Plantilla_Metas_Indicadores_2024_${acronym}.xlsx`);
    const { bytes: own } = await call('chapter.download', { handle });
    const reading = await readFile(Buffer.from(own), defaultLimits);
    const sheets = reading.kind === 'read' ? reading.sheets : [];
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Instrucciones', 'Metas físicas', 'memoria-ufpp']);
    expect(new Set(sheets[1]?.rows.slice(3).map((row) => row[3]))).toEqual(new Set([acronym]));
    const again = await call('collection.form', { yearId, organicUnit: null });
    expect((await call('chapter.download', { handle: again.handle })).bytes).toEqual(bytes);
  });
});

type Form = Awaited<ReturnType<typeof withForm>>;

/** The workbook as it comes back, with what `write` does to its sheets. */
async function comeBack({ call, yearId, bytes }: Form, write: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  write(workbook);
  const file = new Uint8Array(await workbook.xlsx.writeBuffer());
  const { handle } = await call('files.begin', { name: 'Plantilla llena.xlsx', size: file.length });
  await call('files.append', { handle, bytes: file });
  return call('imports.plan', { yearId, handle });
}

const set = (workbook: ExcelJS.Workbook, sheet: string, address: string, value: ExcelJS.CellValue): void => {
  const cell = workbook.getWorksheet(sheet)?.getCell(address);
  if (cell) cell.value = value;
};
const codes = (plan: { readonly problems: readonly { readonly code: string; readonly found: string }[] }) =>
  plan.problems.map(({ code, found }) => [code, found]);

describe('a form that comes back', () => {
  it('changes only what somebody wrote in, as one act that can be undone, with the file as evidence', async () => {
    const form = await withForm();
    const { call, db, yearId, workbook } = form;
    const before = {
      goals: await call('targets.list', { yearId }),
      indicators: await call('indicators.table', { yearId }),
    };
    const [target] = before.goals;
    const projected = before.indicators.years.findLast(({ kind }) => kind === 'projected')?.year ?? 0;
    const column = String.fromCharCode(
      'C'.charCodeAt(0) + before.indicators.years.findIndex(({ year }) => year === projected),
    );
    const was = String(workbook.getWorksheet('Indicadores')?.getCell(`${column}4`).value ?? '');
    const plan = await comeBack(form, (book) => {
      set(book, 'Metas físicas', 'F4', 40);
      set(book, 'Indicadores', `${column}4`, '61.25%');
    });
    expect(plan).toMatchObject({
      status: 'ready',
      profile: 'plantilla-propia',
      problems: [],
      replaces: null,
      lines: 2,
    });
    expect(
      plan.values.map(({ place, field, year, before: old, after, status }) => [place, field, year, old, after, status]),
    ).toEqual([
      ['target', 'executed', null, String(target?.executed), '40', 'changed'],
      ['indicator', null, projected, was, '61.25%', 'changed'],
    ]);
    await call('imports.promote', { planId: plan.planId });
    expect((await call('targets.list', { yearId }))[0]?.executed).toBe(40);
    const value = (await call('indicators.table', { yearId })).rows[0]?.values.find(({ year }) => year === projected);
    expect(value?.value).toEqual({ scaled: 6125, decimals: 2 });
    expect((await call('imports.history', { yearId }))[0]).toMatchObject({
      fileName: 'Plantilla llena.xlsx',
      state: 'active',
    });
    expect(db.prepare('SELECT DISTINCT sheet FROM import_cell ORDER BY sheet').pluck().all()).toEqual([
      'Indicadores',
      'Metas físicas',
    ]);
    await call('edit.undo', { yearId });
    expect({
      goals: await call('targets.list', { yearId }),
      indicators: await call('indicators.table', { yearId }),
    }).toEqual(before);
  });

  it('unchanged has nothing to import', async () => {
    const form = await withForm();
    expect(await comeBack(form, () => undefined)).toMatchObject({ status: 'unchanged', values: [], problems: [] });
  });

  it('says where the year has changed meanwhile, and what is no figure, with the cell', async () => {
    const form = await withForm();
    const { call, yearId } = form;
    const [target] = await call('targets.list', { yearId });
    await call('targets.setCell', { yearId, id: target?.id ?? 0, unitId: null, field: 'executed', text: '7' });
    const plan = await comeBack(form, (book) => {
      set(book, 'Metas físicas', 'F4', 40);
      set(book, 'Metas físicas', 'E5', 'tres');
    });
    expect(plan.status).toBe('refused');
    expect(plan.problems).toEqual([
      {
        severity: 'warning',
        code: 'form-conflict',
        at: { sheet: 'Metas físicas', row: 4, column: 6 },
        found: '40',
        detail: { was: String(target?.executed), now: '7' },
      },
      {
        severity: 'error',
        code: 'not-whole',
        at: { sheet: 'Metas físicas', row: 5, column: 5 },
        found: 'tres',
        detail: {},
      },
    ]);
  });

  it('is where the figures of goals come from, and a figure that is emptied comes from nowhere', async () => {
    const form = await withForm();
    const { call, yearId } = form;
    const [target] = await call('targets.list', { yearId });
    const id = target?.id ?? 0;
    form.db.prepare("UPDATE target SET executed_origin = 'Importado de «otra.csv»' WHERE id = ?").run(id);
    const first = await comeBack(form, (book) => set(book, 'Metas físicas', 'F4', 40));
    await call('imports.promote', { planId: first.planId });
    const goal = async () => (await call('targets.list', { yearId }))[0];
    expect(await goal()).toMatchObject({
      executed: 40,
      origin: { executed: 'Importado de «Plantilla llena.xlsx»', programmed: target?.origin.programmed },
      programmed: target?.programmed,
    });
    const emptied = await comeBack(form, (book) => set(book, 'Metas físicas', 'F4', null));
    expect(emptied.values.map(({ before, after }) => [before, after])).toEqual([['40', '']]);
    await call('imports.promote', { planId: emptied.planId });
    expect(await goal()).toMatchObject({ executed: null, origin: { executed: null } });
  });

  it('leaves a figure that months make, which needs a reason, and emptied says what they make', async () => {
    const form = await withForm();
    const { call, yearId } = form;
    const [target] = await call('targets.list', { yearId });
    const id = target?.id ?? 0;
    const cell = (month: number | null, text: string) =>
      ({ id, unitId: null, month, field: 'executed', text }) as const;
    await call('targets.setCells', { yearId, reason: '', cells: [cell(null, ''), cell(2, '30')] });
    const written = await comeBack(form, (book) => set(book, 'Metas físicas', 'F4', 40));
    expect([written.values, written.problems]).toEqual([
      [],
      [
        {
          severity: 'warning',
          code: 'row-left-out',
          at: { sheet: 'Metas físicas', row: 4, column: 6 },
          found: '40',
          detail: { reason: 'needs-reason', expected: '30' },
        },
      ],
    ]);
    const emptied = await comeBack(form, (book) => set(book, 'Metas físicas', 'F4', null));
    expect(emptied).toMatchObject({ status: 'unchanged', values: [{ before: '30', after: '30', status: 'same' }] });
    // What the months make is no other figure.
    expect(await comeBack(form, (book) => set(book, 'Metas físicas', 'F4', 30))).toMatchObject({
      status: 'unchanged',
      problems: [],
    });
    // Where a person typed over the months before, an emptied cell gives them the word again.
    await call('targets.setCells', { yearId, reason: 'Acta', cells: [cell(null, '35')] });
    const back = await comeBack(form, (book) => set(book, 'Metas físicas', 'F4', null));
    expect(back.values.map(({ before, after }) => [before, after])).toEqual([['35', '30']]);
    await call('imports.promote', { planId: back.planId });
    expect((await call('targets.list', { yearId }))[0]).toMatchObject({
      executed: 30,
      typed: { executed: null },
      origin: { executed: null },
    });
  });

  it('of another year, unit or version, without a sheet, or with rows moved is refused', async () => {
    const form = await withForm();
    const mark = (row: number, value: string) => (book: ExcelJS.Workbook) =>
      set(book, 'memoria-ufpp', `B${row}`, value);
    const dataBefore = form.db.prepare('SELECT total_changes()').pluck().get();
    expect(codes(await comeBack(form, mark(2, '2023')))).toEqual([['wrong-year', '2023']]);
    expect(codes(await comeBack(form, mark(3, '1658')))).toEqual([['wrong-unit', '1658']]);
    expect(codes(await comeBack(form, mark(1, '2')))).toEqual([['form-version', '2']]);
    expect(codes(await comeBack(form, (book) => book.removeWorksheet('Indicadores')))).toEqual([
      ['form-sheet-missing', 'Indicadores'],
    ]);
    const moved = await comeBack(form, (book) => set(book, 'Metas físicas', 'A4', '5009999'));
    expect(moved.status).toBe('refused');
    expect(codes(moved)[0]).toEqual(['form-row-moved', '5009999 · Total']);
    expect(form.db.prepare('SELECT total_changes()').pluck().get()).toBe(dataBefore);
  });
});
