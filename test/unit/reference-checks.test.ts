import { describe, expect, it } from 'vitest';
import { checkReferences } from '#shared/domain/reference/checks.ts';
import type { Difference, ReferenceFinding, ReferenceTable } from '#shared/domain/reference/model.ts';
import { readReferenceSet } from '#shared/domain/reference/resource.ts';
import { type ReferenceNames, reference } from '#shared/strings/es/reference.ts';
import { chapterTables2024, orderlyReferences2024, references2024 } from '../helpers/reference-2024.ts';

describe('the published tables of 2024', () => {
  const { tables, rules } = references2024();
  const findings = checkReferences([...tables, ...chapterTables2024()], rules);
  const differencesOf = (rule: string): readonly Difference[] =>
    findings.flatMap((finding) =>
      finding.kind !== 'shift' && finding.kind !== 'label' && finding.rule === rule ? finding.differences : [],
    );

  it('raise exactly the known findings, with their severity, and nothing else', () => {
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['shifted-rows', 'error'],
      ['casting', 'note'],
      ['interventions-add-up', 'error'],
      ['eligible-signed-09', 'warning'],
      ['districts-financed-executed', 'warning'],
      ['executed-financed', 'warning'],
      ['transfers-opening-budget', 'warning'],
      ['transfers-execution', 'warning'],
      ['financing-execution', 'warning'],
      ['other-activities-generics', 'note'],
      ['goals-equal-results', 'warning'],
    ]);
  });

  it('table 8: the labels slip by one row from MADRE DE DIOS to PIURA, and that explains table 2 too', () => {
    const [shift] = findings;
    expect(shift).toMatchObject({
      kind: 'shift',
      table: 't08',
      pattern: 'shift',
      from: 'MADRE DE DIOS',
      to: 'PIURA',
      witnesses: ['t07'],
      alternatives: [],
      totalsHold: true,
      moves: [
        { kind: 'relabel', label: 'MADRE DE DIOS', belongsTo: 'MOQUEGUA' },
        { kind: 'relabel', label: 'MOQUEGUA', belongsTo: 'PASCO' },
        { kind: 'relabel', label: 'PASCO', belongsTo: 'PIURA' },
      ],
    });
    const evidence = shift?.kind === 'shift' ? shift.evidence : [];
    const rows = ['MADRE DE DIOS', 'MOQUEGUA', 'PASCO', 'PIURA'];
    const against = (table: string, column: string): readonly (readonly [string | null, number, number])[] =>
      evidence
        .filter(({ places: [first] }) => first?.table === table && first.column === column)
        .map(({ row, found, expected }) => [row, found, expected]);
    expect(against('t02', 'aii')).toEqual(
      rows.map((row, index) => [row, [13, 23, 35, 118][index], [22, 22, 118, 27][index]]),
    );
    expect(against('t02', 'financiamiento')).toEqual([
      ['MADRE DE DIOS', 285_297_700, 412_199_600],
      ['MOQUEGUA', 595_197_200, 611_627_300],
      ['PASCO', 1_061_787_000, 1_968_201_600],
      ['PIURA', 1_360_861_600, 311_115_000],
    ]);
    expect(against('t02', 'empleos').map(([, found, expected]) => [found, expected])).toEqual([
      [637, 1057],
      [1216, 1186],
      [2082, 7151],
      [6995, 1536],
    ]);
    expect(against('t07', 'distritos')).toEqual([
      ['MOQUEGUA', 7, 6],
      ['PASCO', 6, 54],
      ['PIURA', 54, 0],
      ['MADRE DE DIOS', 0, 7],
    ]);
    expect(evidence).toHaveLength(20);
  });

  it('table 2: the column "Total" is not AII plus PI in any row nor in the total', () => {
    const broken = differencesOf('interventions-add-up');
    expect(broken).toHaveLength(25);
    expect(broken[0]).toMatchObject({ row: 'AMAZONAS', found: 65, expected: 111, difference: -46 });
    expect(broken.at(-1)).toMatchObject({ row: null, found: 1612, expected: 2704 });
  });

  it('differences without a note name their rows and figures', () => {
    const short = (rule: string): readonly unknown[] =>
      differencesOf(rule).map(({ row, found, expected }) => [row, found, expected]);
    expect(short('districts-financed-executed')).toEqual([
      ['LIMA', 73, 75],
      ['MOQUEGUA', 14, 16],
      [null, 1528, 1532],
    ]);
    expect(short('eligible-signed-09')).toEqual([
      ['CUSCO', 90, 89],
      ['ICA', 37, 35],
      ['PIURA', 29, 27],
      ['TACNA', 25, 23],
      [null, 1394, 1387],
    ]);
    const executed = short('executed-financed');
    expect(executed).toHaveLength(23);
    expect(executed.slice(-3)).toEqual([
      [null, 2361, 2491],
      ['LAMBAYEQUE', 4205, 4081],
      ['TACNA', 2435, 2033],
    ]);
    expect(differencesOf('goals-equal-results').map(({ found }) => found)).toEqual([51, 2704, 4224, 115_695]);
  });

  it('amounts against the budget tables differ by the known soles and céntimos', () => {
    const gaps = (rule: string): readonly number[] => differencesOf(rule).map(({ difference }) => difference);
    expect(gaps('transfers-opening-budget')).toEqual([-134_603_300, 509_595_900]);
    expect(gaps('transfers-execution')).toEqual([296_808_800, 409_865_200]);
    expect(gaps('financing-execution')).toEqual([409_865_156]);
  });

  it('rounding of rows is a note: S/ 1 between tables 20 and 21, 100.1 in table 19', () => {
    expect(differencesOf('other-activities-generics')).toMatchObject([
      { found: 3_445_807_040, expected: 3_445_807_100, difference: -60 },
    ]);
    expect(differencesOf('casting')).toMatchObject([
      { found: 1000, expected: 1001, places: [{ table: 'pim-by-generica', row: null, column: 'share' }] },
    ]);
  });

  it('say in words what slipped, and in which table it can be seen', () => {
    const text = findings.map((finding) => sentence(finding))[0];
    expect(text).toBe(
      'En la tabla 8, los valores de la fila MADRE DE DIOS son los de MOQUEGUA, los valores de la fila MOQUEGUA son los ' +
        'de PASCO y los valores de la fila PASCO son los de PIURA, según la tabla 7. Parece un desplazamiento de una fila ' +
        'desde MADRE DE DIOS hasta PIURA. Los totales no lo muestran. Con ello se explican 20 diferencias entre tablas.',
    );
    for (const finding of findings) expect(sentence(finding)).not.toMatch(/undefined|NaN|null|\[object/);
  });
});

describe('checkReferences', () => {
  it('is silent about tables that are not there yet', () => {
    const { tables, rules } = orderlyReferences2024();
    const only = tables.filter(({ key }) => key === 't01' || key === 't17');
    expect(checkReferences(only, rules)).toEqual([]);
  });

  it('one wrong digit is told as what breaks, not as a shift', () => {
    const { tables, rules } = orderlyReferences2024();
    const found = checkReferences(
      tables.map((table) => (table.key === 't05' ? withValue(table, 'ICA', 'convenios', 40) : table)),
      rules,
    );
    const usual = new Set(checkReferences(tables, rules).map(({ rule }) => rule));
    expect(found.filter(({ rule }) => !usual.has(rule)).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['casting', 'error'],
      ['agreements-financed-mod1-pi', 'error'],
      ['eligible-signed-05', 'warning'],
    ]);
  });

  it('a rule of the year may allow a difference, and nothing beyond it', () => {
    const { tables } = references2024();
    const rule = (tolerance: number): readonly ReferenceFinding[] =>
      checkReferences(tables, [
        {
          id: 'own',
          severity: 'warning',
          text: 'Los distritos de las tablas 2 y 13 son casi los mismos.',
          witness: false,
          comparisons: [
            {
              kind: 'equal',
              by: 'key',
              left: [{ table: 't02', column: 'distritos' }],
              right: [{ table: 't13', column: 'distritos' }],
              tolerance,
            },
          ],
        },
      ]);
    expect(rule(4)).toEqual([]);
    expect(rule(3)).toMatchObject([{ rule: 'own', differences: [{ row: null, difference: -4 }] }]);
    expect(rule(1)).toMatchObject([{ differences: [{ row: 'LIMA' }, { row: 'MOQUEGUA' }, { row: null }] }]);
  });

  it('a blank cell adds nothing and a printed zero equals it', () => {
    const { tables, rules } = orderlyReferences2024();
    const before = checkReferences(tables, rules);
    const zero = tables.map((table) => (table.key === 't02' ? withValue(table, 'LORETO', 'pi', 0) : table));
    expect(checkReferences(zero, rules)).toEqual(before);
  });

  it('names match without regard to case and accents', () => {
    const { tables, rules } = orderlyReferences2024();
    const renamed = tables.map((table) =>
      table.key === 't03'
        ? { ...table, rows: table.rows.map((row) => (row.key === 'ANCASH' ? { ...row, key: 'Áncash ' } : row)) }
        : table,
    );
    expect(checkReferences(renamed, rules).map(({ rule }) => rule)).toEqual(
      checkReferences(tables, rules).map(({ rule }) => rule),
    );
  });
});

describe('readReferenceSet', () => {
  it('refuses a rule about a column that is not there', () => {
    expect(() => readReferenceSet(fileWith({ table: 't1', column: 'b' }))).toThrow(RangeError);
    expect(readReferenceSet(fileWith({ table: 't1', column: 'a' })).rules).toHaveLength(1);
  });

  it('keeps soles as céntimos and refuses a text where a number belongs', () => {
    const [table] = readReferenceSet(fileWith({ table: 't1', column: 'a' })).tables;
    expect(table?.rows[0]).toEqual({ key: 'X', values: { a: 1234 }, texts: { k: 'X' } });
    expect(() => readReferenceSet(fileWith({ table: 't1', column: 'a' }, '12.34'))).toThrow(RangeError);
    expect(() => readReferenceSet(fileWith({ table: 't1', column: 'a' }, 12.345))).toThrow(RangeError);
  });
});

const names: ReferenceNames = {
  table: (key) =>
    `tabla ${[...references2024().tables, ...chapterTables2024()].find((one) => one.key === key)?.number ?? key}`,
  column: (_, column) => column,
  value: (value, { kind, decimals }) => String(kind === 'amount' ? value / 100 : value / 10 ** decimals),
};

const sentence = (finding: ReferenceFinding): string => reference.message(finding, names);

function withValue(table: ReferenceTable, key: string, column: string, value: number): ReferenceTable {
  const rows = table.rows.map((row) =>
    row.key === key ? { ...row, values: { ...row.values, [column]: value } } : row,
  );
  return { ...table, rows };
}

function fileWith(term: { table: string; column: string }, value: number | string = 12.34): unknown {
  return {
    tables: [
      {
        key: 't1',
        number: 1,
        label: 'Tabla 1',
        title: '',
        section: '',
        dimension: 'x',
        keyColumn: 'k',
        columns: [
          { key: 'k', label: '', kind: 'text', total: 'none' },
          { key: 'a', label: '', kind: 'amount', decimals: 2, total: 'sum' },
        ],
        rows: [['X', value]],
        total: null,
        source: null,
      },
    ],
    rules: [
      {
        id: 'r',
        severity: 'error',
        text: '',
        comparisons: [{ kind: 'equal', by: 'key', left: [term], right: [{ table: 'elsewhere', column: 'z' }] }],
      },
    ],
  };
}
