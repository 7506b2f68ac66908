import { afterAll, describe, expect, it } from 'vitest';
import { annualRow, importBytes, monthlyRow, parsed, problemsOf, tempFolder, toCsv } from '../helpers/open-data-csv.ts';

const folder = tempFolder();
afterAll(folder.remove);
const importRows = (rows: readonly Readonly<Record<string, string>>[]) =>
  importBytes(folder.path('f.csv'), toCsv(rows));

/** All months with one céntimo, so that no month is missing. */
const everyMonth = Array.from({ length: 12 }, (_, index) =>
  monthlyRow(index + 1, { MONTO_DEVENGADO: '0.01', SEC_FUNC: '999', MONTO_PIM: '0' }),
);
const sound = ['note cut-off-missing'];

describe('monthly family: one row a budget line and month', () => {
  it('adds months 0 to 12 of a line: PIA and PIM from month 0, flows from the others, reversals included', async () => {
    const result = await importRows([
      monthlyRow(2, { MONTO_DEVENGADO: '100.10', MONTO_COMPROMETIDO: '100.1', MONTO_COMPROMETIDO_ANUAL: '90' }),
      monthlyRow(0, { MONTO_PIA: '1000', MONTO_PIM: '1500' }),
      monthlyRow(3, { MONTO_DEVENGADO: '-15.05', MONTO_GIRADO: '.5', MONTO_CERTIFICADO: '-1875.4' }),
      monthlyRow(2, { MONTO_DEVENGADO: '0.90' }),
    ]);
    expect(parsed(result).lines).toEqual([
      {
        sheet: 'gasto.csv',
        row: 2,
        codes: expect.objectContaining({ activityCode: '5000276', genericaCode: '5-23', programCode: '0073' }),
        amounts: {
          pia: 100_000,
          modifications: null,
          pim: 150_000,
          certificado: -187_540,
          compromiso: 9_000,
          devengado: 8_595,
          girado: 50,
        },
        months: [
          { stage: 'compromiso', month: 2, amount: 10_010 },
          { stage: 'devengado', month: 2, amount: 10_100 },
          { stage: 'devengado', month: 3, amount: -1_505 },
          { stage: 'girado', month: 3, amount: 50 },
        ],
      },
    ]);
  });

  it('a flow in month 0 belongs to the year, and to none of its months', async () => {
    const { lines } = parsed(await importRows([monthlyRow(0, { MONTO_PIM: '9', MONTO_DEVENGADO: '5' })]));
    expect(lines[0]).toMatchObject({ amounts: { pim: 900, devengado: 500 }, months: [] });
  });

  it('keeps lines apart that differ in any classifier, and joins none of another genérica', async () => {
    const result = await importRows([
      monthlyRow(0, { MONTO_PIM: '1' }),
      monthlyRow(0, { MONTO_PIM: '2', ESPECIFICA: '2' }),
      monthlyRow(0, { MONTO_PIM: '4', CATEGORIA_GASTO: '6', GENERICA: '6' }),
    ]);
    expect(parsed(result).lines.map(({ row, codes, amounts }) => [row, codes.genericaCode, amounts.pim])).toEqual([
      [2, '5-23', 100],
      [3, '5-23', 200],
      [4, '6-26', 400],
    ]);
  });

  it('has no PIA and no PIM without month 0: an error, not zeros', async () => {
    const result = await importRows(everyMonth);
    expect(problemsOf(result)).toContain('error missing-months');
    expect(parsed(result).problems[0]).toMatchObject({
      found: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12',
      detail: { opening: 'true' },
    });
  });

  it('warns of months without movement, which an earlier file would have', async () => {
    const rows = [monthlyRow(0, { MONTO_PIM: '1' }), ...everyMonth.slice(0, 8)];
    const result = await importRows(rows.filter(({ MES_EJE }) => MES_EJE !== '3'));
    expect(parsed(result).problems[0]).toMatchObject({
      code: 'missing-months',
      severity: 'warning',
      detail: { months: '3, 9, 10, 11, 12' },
    });
  });

  it('warns when a month other than 0 carries a budget, which might count twice', async () => {
    const result = await importRows([
      monthlyRow(0, { MONTO_PIA: '10', MONTO_PIM: '10' }),
      ...everyMonth,
      monthlyRow(12, { MONTO_PIA: '10', MONTO_PIM: '10' }),
    ]);
    expect(parsed(result).problems[0]).toMatchObject({
      code: 'budget-outside-month-0',
      severity: 'warning',
      at: { row: 15 },
      detail: { pia: '10.00', pim: '10.00' },
    });
  });

  it('refuses a month that there is not', async () => {
    const result = await importRows([monthlyRow(0, { MONTO_PIM: '1' }), monthlyRow(13, { MONTO_DEVENGADO: '5' })]);
    expect(parsed(result).problems[0]).toMatchObject({
      code: 'bad-code',
      severity: 'error',
      found: '13',
      at: { sheet: 'gasto.csv', row: 3, column: 1 },
    });
    expect(parsed(result).lines[0]?.amounts.devengado).toBe(0);
  });
});

describe('annual family: one row a budget line', () => {
  const months = { MONTO_DEVENGADO_ENERO: '163', MONTO_DEVENGADO_DICIEMBRE: '-163', MONTO_DEVENGADO_MAYO: '12.34' };

  it('takes the twelve months and the year of a row, and keeps rows with equal keys apart', async () => {
    const row = annualRow({ ...months, MONTO_PIA: '7', MONTO_PIM: '20.5', MONTO_DEVENGADO_ANUAL: '12.34' });
    const result = await importRows([row, { ...row, MONTO_PIA: '8' }]);
    const file = parsed(result);
    expect(file.profile).toBe('mef-open-data-annual');
    expect(file.lines.map(({ row: line, amounts }) => [line, amounts.pia, amounts.pim, amounts.devengado])).toEqual([
      [2, 700, 2_050, 1_234],
      [3, 800, 2_050, 1_234],
    ]);
    expect(file.lines[0]?.months).toEqual([
      { stage: 'devengado', month: 1, amount: 16_300 },
      { stage: 'devengado', month: 5, amount: 1_234 },
      { stage: 'devengado', month: 12, amount: -16_300 },
    ]);
  });

  it('notes an exact copy of a row and still counts it, as the ministry does', async () => {
    const row = annualRow({ ...months, MONTO_PIM: '20', MONTO_DEVENGADO_ANUAL: '12.34' });
    const file = parsed(await importRows([row, row, { ...row, ESPECIFICA: '2' }]));
    expect(file.lines.length).toBe(3);
    expect(file.problems.filter(({ code }) => code === 'duplicate-row')).toEqual([
      {
        code: 'duplicate-row',
        severity: 'note',
        at: { sheet: 'gasto.csv', row: 3 },
        found: '',
        detail: { first: '2' },
      },
    ]);
  });

  it('warns when the year is not the sum of its months by more than a céntimo', async () => {
    const within = annualRow({ ...months, MONTO_PIM: '20', MONTO_DEVENGADO_ANUAL: '12.35' });
    const beyond = annualRow({ ...months, MONTO_PIM: '20', MONTO_DEVENGADO_ANUAL: '12.36', ESPECIFICA: '2' });
    const file = parsed(await importRows([within, beyond]));
    expect(file.problems.filter(({ code }) => code === 'months-differ')).toEqual([
      {
        code: 'months-differ',
        severity: 'warning',
        at: { sheet: 'gasto.csv', row: 3 },
        found: '12.36',
        detail: { sum: '12.34' },
      },
    ]);
    expect(file.lines[1]?.amounts.devengado).toBe(1_236);
  });

  it('a blank amount is absent, not zero', async () => {
    const file = parsed(
      await importRows([annualRow({ ...months, MONTO_PIA: '', MONTO_PIM: '20', MONTO_GIRADO_ANUAL: ' ' })]),
    );
    expect(file.lines[0]?.amounts).toMatchObject({ pia: null, pim: 2_000, girado: null, certificado: null });
  });

  it.each([
    ['1.010.886', 'bad-amount'],
    ['12,34', 'bad-amount'],
    ['S/ 5', 'bad-amount'],
    ['--5', 'bad-amount'],
    ['99999999999999999', 'bad-amount'],
    ['0.005', 'rounded-amount'],
  ])('the amount %s is an error at its cell, and its row counts nowhere', async (amount, code) => {
    const file = parsed(
      await importRows([annualRow({ MONTO_PIM: '1' }), annualRow({ MONTO_PIM: amount, MONTO_PIA: '9' })]),
    );
    expect(file.problems[0]).toMatchObject({
      code,
      severity: 'error',
      found: amount,
      at: { sheet: 'gasto.csv', row: 3, column: 14 },
      detail: { column: 'MONTO_PIM' },
    });
    expect(file.lines.map(({ amounts }) => amounts.pia)).toEqual([0]);
  });

  it.each([
    ['CATEGORIA_GASTO', ''],
    ['GENERICA', '23'],
    ['ACTIVIDAD_ACCION_OBRA', '5E+06'],
  ])('a key that is not a code (%s "%s") is an error', async (column, text) => {
    const file = parsed(await importRows([annualRow({ MONTO_PIM: '1' }), annualRow({ [column]: text })]));
    expect(file.problems[0]).toMatchObject({ code: 'bad-code', severity: 'error', found: text, detail: { column } });
    expect(file.lines.length).toBe(1);
  });
});

describe('what the file is about', () => {
  const line = annualRow({ MONTO_PIM: '1', MONTO_DEVENGADO_DICIEMBRE: '1', MONTO_DEVENGADO_ANUAL: '1' });

  it('leaves out rows of other years and says how many; without one of the year it is the wrong file', async () => {
    const mixed = await importRows([{ ...line, ANO_EJE: '2023' }, line, { ...line, ANO_EJE: '2023' }]);
    expect(parsed(mixed).lines.length).toBe(1);
    expect(parsed(mixed).problems[0]).toMatchObject({
      code: 'wrong-year',
      severity: 'warning',
      found: '2023',
      detail: { expected: '2024', left: '2' },
    });
    const other = await importRows([{ ...line, ANO_EJE: '2023' }]);
    expect(other).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'wrong-year', severity: 'error', found: '2023' }],
    });
  });

  it('names a unit that is there when the asked one is not', async () => {
    const result = await importRows([{ ...line, SEC_EJEC: '725', EJECUTORA_NOMBRE: 'REGION AMAZONAS-SALUD' }]);
    expect(result).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'unit-not-found', found: '725 REGION AMAZONAS-SALUD', detail: { expected: '1066' } }],
    });
  });

  it('says that there are no rows under the header', async () => {
    expect(problemsOf(await importBytes(folder.path('f.csv'), toCsv([line]).split('\r\n')[0] ?? ''))).toEqual([
      'error no-lines',
    ]);
  });

  it('finds columns by name in any order, ignores unknown ones, and takes the older names', async () => {
    const { CATEGORIA_GASTO, ...rest } = line;
    const shuffled = Object.fromEntries(
      Object.entries({ ...rest, CATEG_GASTO: `${CATEGORIA_GASTO}`, __proto__x: 'y' }).reverse(),
    );
    const file = parsed(await importRows([shuffled]));
    expect(file.lines[0]).toMatchObject({ codes: { genericaCode: '5-23' }, amounts: { pim: 100, devengado: 100 } });
    expect(problemsOf(await importRows([shuffled])).filter((problem) => !sound.includes(problem))).toEqual([
      'warning missing-months',
    ]);
  });

  it('names each column that is missing or there twice', async () => {
    const { GENERICA, MONTO_DEVENGADO_MAYO, ...rest } = line;
    expect(GENERICA && MONTO_DEVENGADO_MAYO).toBeTruthy();
    const result = await importRows([{ ...rest, 'monto_pim ': '2' }]);
    expect(result.kind === 'refused' && result.problems.map(({ code, detail }) => [code, detail?.column])).toEqual([
      ['missing-column', 'GENERICA'],
      ['repeated-column', 'MONTO_PIM'],
      ['missing-column', 'MONTO_DEVENGADO_MAYO'],
    ]);
  });

  it('remembers the names of codes, and keeps a hostile one as plain data', async () => {
    const file = parsed(await importRows([{ ...line, PROGRAMA_PPTO: '__proto__', PROGRAMA_PPTO_NOMBRE: 'x' }]));
    expect(file.names.activityCode).toEqual({ '5000276': 'GESTIÓN DEL PROGRAMA' });
    expect(file.names.genericaCode).toEqual({ '5-23': 'BIENES Y SERVICIOS' });
    expect(Object.entries(file.names.programCode ?? {})).toEqual([['__proto__', 'x']]);
  });
});
