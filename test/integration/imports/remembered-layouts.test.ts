import { describe, expect, it } from 'vitest';
import { workbookBytes } from '../../../src-main/tools/example/siaf-workbook.ts';
import { exampleYear, planFile, planMapped, problemCodes, textTable } from '../../helpers/example-year.ts';

const open = exampleYear();

const goals = (...rows: readonly string[]) => textTable(['Actividad;Logro', ...rows]);

describe('what a remembered layout says of the next file', () => {
  it('never where its last row is: rows beyond that of the first file are read', async () => {
    const app = open();
    const first = await planMapped(app, 'enero.csv', goals('5000276;10', '5006294;20', 'sin datos;x'), { lastRow: 3 });
    await app.call('imports.rememberLayout', { planId: first.planId, name: 'Mensual' });
    expect((await app.call('imports.layouts', {}))[0]?.mapping.lastRow).toBeNull();
    const later = goals('5000276;11', '5006294;21', '5006295;31');
    const read = async () => {
      const { table, values } = await planFile(app, 'febrero.csv', later);
      return [table?.source, values.map(({ code, after }) => [code, after])];
    };
    const all = [
      'remembered',
      [
        ['5000276', '11'],
        ['5006294', '21'],
        ['5006295', '31'],
      ],
    ];
    expect(await read()).toEqual(all);
    // Layouts of before this was known have the row in them.
    app.db.prepare("UPDATE table_layout SET mapping = json_set(mapping, '$.lastRow', 3)").run();
    expect(await read()).toEqual(all);
    expect((await app.call('imports.layouts', {}))[0]?.mapping.lastRow).toBeNull();
  });

  it('about an ambiguous column is told in the review, with how it is read', async () => {
    const app = open();
    const answered = await planMapped(app, 'enero.csv', goals('5006294;1.020'), ({ columns }) => ({
      columns: columns.map((column) => (column.role === 'executed' ? { ...column, mark: 'comma' } : column)),
    }));
    // The person has just answered: nothing to tell.
    expect(problemCodes(answered)).toEqual([]);
    await app.call('imports.rememberLayout', { planId: answered.planId, name: 'Mensual' });
    const later = await planFile(app, 'febrero.csv', goals('5006294;20', '5006295;1.043'));
    expect(later.problems).toEqual([
      {
        severity: 'note',
        code: 'remembered-mark',
        at: { sheet: 'Texto', row: 3, column: 2 },
        found: '1.043',
        detail: { column: 'Logro', found: '1.043', point: '1.043', comma: '1043', mark: 'comma' },
      },
    ]);
    expect(later.values.map(({ after }) => after)).toEqual(['20', '1,043']);
    // A column that says by itself how it is written needs no answer.
    expect(problemCodes(await planFile(app, 'marzo.csv', goals('5006294;20', '5006295;1.043.000')))).toEqual([]);
  });

  it('about bare percentages is told in the review, at the first of them', async () => {
    const app = open();
    const table = (...values: readonly (string | number)[]) =>
      workbookBytes('Indicadores', [
        ['Indicador', 'Valor 2023', 'Valor 2024'],
        ['Porcentaje de satisfacción del participante', ...values],
      ]);
    const answered = await planMapped(app, 'a.xlsx', table(0.85, 0.88), { fractions: true });
    expect(problemCodes(answered)).toEqual([]);
    await app.call('imports.rememberLayout', { planId: answered.planId, name: 'Indicadores' });
    const later = await planFile(app, 'b.xlsx', table('n.d.', 0.89));
    expect(later.problems).toEqual([
      {
        severity: 'note',
        code: 'remembered-fractions',
        at: { sheet: 'Indicadores', row: 2, column: 3 },
        found: '0.89',
        detail: { percent: '89' },
      },
    ]);
    // Where every percentage has its sign there is nothing to decide.
    expect(problemCodes(await planFile(app, 'c.xlsx', table('85%', '88%')))).toEqual([]);
  });
});

describe('rows beyond the first forty', () => {
  it('can be shown and taken back after a person left them out', async () => {
    const app = open();
    const lines = Array.from({ length: 50 }, () => '5000276;1');
    const made = await planMapped(app, 'larga.csv', goals(...lines), { repeated: 'sum', leftOut: [45] });
    expect(made.excerpts.map(({ row }) => row)).toEqual([41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51]);
  });
});
