import { describe, expect, it } from 'vitest';
import { workbookBytes } from '../../../src-main/tools/example/siaf-workbook.ts';
import { type App, exampleYear, planMapped, textTable } from '../../helpers/example-year.ts';

const open = exampleYear();

const satisfaction = 'Porcentaje de satisfacción del participante';
const workbook = (...values: readonly (string | number)[]) =>
  workbookBytes('Indicadores', [
    ['Indicador', 'Valor 2023', 'Valor 2024'],
    [satisfaction, ...values],
  ]);
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

  it('lose only the noise of binary numbers; other decimals beyond the ninth are refused', async () => {
    const app = open();
    expect(await read(app, workbook(53.870000000000005, 0.1 + 0.2))).toMatchObject({
      values: ['53.87', '0.3'],
      problems: [],
    });
    const column = { column: 'Valor 2024', decimals: '9' };
    for (const value of [100 / 3, 0.12345678912, 1e-10])
      expect(await read(app, workbook(85, value))).toMatchObject({
        values: ['85'],
        problems: [['rounded-amount', 2, 3, String(value), column]],
      });
    expect(await read(app, workbook(-0.123456789, 1e-7))).toMatchObject({
      values: ['-0.123456789', '0.0000001'],
      problems: [],
    });
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
