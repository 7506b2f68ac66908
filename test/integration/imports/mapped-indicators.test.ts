import { describe, expect, it } from 'vitest';
import { workbookBytes } from '../../../src-main/tools/example/siaf-workbook.ts';
import { type App, exampleYear, planMapped, promote, textTable } from '../../helpers/example-year.ts';

const open = exampleYear();

const satisfaction = 'Porcentaje de satisfacción del participante';
const workbook = (...values: readonly (string | number)[]) =>
  workbookBytes('Indicadores', [
    ['Indicador', 'Valor 2023', 'Valor 2024'],
    [satisfaction, ...values],
  ]);
const percentages = ({ db }: App) =>
  db.prepare<[], string>("SELECT name FROM indicator WHERE unit_type = 'percentage' ORDER BY id").pluck().all();
const read = async (app: App, bytes: Uint8Array, fractions: boolean | null = false) => {
  const { values, problems, table } = await planMapped(app, 'indicadores.xlsx', bytes, { fractions });
  return {
    asks: table?.asksFractions,
    values: values.map(({ after }) => after),
    problems: problems.map(({ code, at, found, detail }) => [code, at?.row, at?.column, found, detail]),
  };
};

describe('values of indicators in a table of the office', () => {
  it('that are said to be fractions and cannot be are asked about, at their cell', async () => {
    const app = open();
    expect(await read(app, workbook(0.0535, 2.4), true)).toEqual({
      asks: true,
      values: ['5.35', '2.4'],
      problems: [['percent-fraction', 2, 3, '2.4', { percent: '240', answered: 'fractions' }]],
    });
    expect(await read(app, workbook(85, 88), true)).toMatchObject({ asks: true, problems: [{}, {}] });
    // With its sign, or where nothing is a fraction, it is what is written.
    expect(await read(app, workbook(0.0535, '2.4%'), true)).toMatchObject({ values: ['5.35', '2.4'], problems: [] });
    expect(await read(app, workbook(0.0535, 2.4), false)).toMatchObject({ values: ['0.0535', '2.4'], problems: [] });
  });

  it('lose only the noise of binary numbers; what a formula divides is rounded at the ninth decimal, which is told', async () => {
    const app = open();
    expect(await read(app, workbook(53.870000000000005, 0.1 + 0.2))).toMatchObject({
      values: ['53.87', '0.3'],
      problems: [],
    });
    const kept = [
      [33.333333333333336, '33.333333333'],
      [200 / 3, '66.666666667'],
      [0.1234567885, '0.123456789'],
      [-0.1234567885, '-0.123456789'],
      [0.12345678849999, '0.123456788'],
      [1e-10, '0'],
      [3.3333333333333335e-5, '0.000033333'],
      [99.9999999999, '100'],
      [12345678.333333334, '12,345,678.33333333'],
    ] as const;
    const names = percentages(app);
    const rows = kept.map(([value], index) =>
      index % 2 === 0 ? [names[index / 2] ?? '', value, kept[index + 1]?.[0] ?? 85] : [],
    );
    const table = ['Indicador', 'Valor 2023', 'Valor 2024'];
    const made = await read(app, workbookBytes('Indicadores', [table, ...rows.filter(({ length }) => length > 0)]));
    expect(made).toEqual({
      asks: true,
      values: [...kept.map(([, text]) => text), '85'],
      problems: [
        ['rounded-figures', 2, 2, '33.333333333333336', { column: 'Valor 2023', decimals: '9', count: '5' }],
        ['rounded-figures', 2, 3, '66.66666666666667', { column: 'Valor 2024', decimals: '9', count: '4' }],
      ],
    });
    expect(await read(app, workbook(-0.123456789, 1e-7))).toMatchObject({
      values: ['-0.123456789', '0.0000001'],
      problems: [],
    });
    expect(await read(app, workbook(85, '123456789012345678.5'))).toMatchObject({
      problems: [['bad-amount', 2, 3, '123456789012345678.5', { column: 'Valor 2024' }]],
    });
  });

  it('that a formula left as fractions are rounded as the percentages that they are', async () => {
    expect(await read(open(), workbook(0.0535, 1 / 3), true)).toMatchObject({
      values: ['5.35', '33.333333333'],
      problems: [['rounded-figures', 2, 3, String(1 / 3), { count: '1' }]],
    });
  });

  it('are told of once for each column, with the first cell and how many there are, and written as told', async () => {
    const app = open();
    const [first = '', second = ''] = percentages(app);
    const rows = workbookBytes('Indicadores', [
      ['Indicador', 'Valor 2023', 'Valor 2024'],
      [first, 50, 100 / 3],
      [second, 100 / 7, 200 / 3],
    ]);
    const { problems } = await read(app, rows);
    expect(problems).toEqual([
      ['rounded-figures', 2, 3, '33.333333333333336', { column: 'Valor 2024', decimals: '9', count: '2' }],
      ['rounded-figures', 3, 2, '14.285714285714286', { column: 'Valor 2023', decimals: '9', count: '1' }],
    ]);
    const made = await planMapped(app, 'indicadores.xlsx', rows, { fractions: false });
    expect(made.status).toBe('ready');
    await promote(app, made);
    const written = app.db
      .prepare(
        `SELECT scaled, indicator_value.decimals FROM indicator_value JOIN indicator ON indicator.id = indicator_id
          WHERE indicator_value.year = 2024 AND name IN (?, ?) ORDER BY scaled`,
      )
      .raw()
      .all(first, second);
    expect(written).toEqual([
      [33_333_333_333, 9],
      [66_666_666_667, 9],
    ]);
  });

  it('of what is counted have no decimals, as on the screen', async () => {
    const app = open();
    app.db.prepare("UPDATE indicator SET unit_type = 'count' WHERE name LIKE '%satisfacci%'").run();
    const lines = (value: string) => textTable(['Indicador;Valor 2023;Valor 2024', `${satisfaction};12;${value}`]);
    expect(await read(app, lines('7,5'))).toMatchObject({
      values: ['12'],
      problems: [['bad-amount', 2, 3, '7,5', { column: 'Valor 2024' }]],
    });
    expect(await read(app, lines('7'))).toMatchObject({ values: ['12', '7'], problems: [] });
  });
});
