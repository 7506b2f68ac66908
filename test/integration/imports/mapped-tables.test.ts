import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#shared/contract/index.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import type { TableMapping } from '#shared/domain/table-mapping.ts';
import { workbookBytes } from '../../../src-main/tools/example/siaf-workbook.ts';
import { type BackendUnderTest, copyOfFolder, openBackend, startBackend } from '../../helpers/backend.ts';
import { followUp, followUpRows, ownBudget, ownGoals, ownIndicators } from '../../helpers/mapped-tables.ts';

type App = BackendUnderTest & { readonly yearId: number };
type Options = NonNullable<Input<'imports.plan'>['options']>;

/** The example's year, with the goals and indicators of the published report; made once, then copied. */
let example: { readonly folder: string; readonly yearId: number };
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'memoria-'));
  const app = startBackend({ dataDir: folder });
  const { id } = await app.call('years.openExample', {});
  await app.close();
  example = { folder, yearId: id };
});
afterAll(() => rmSync(example.folder, { recursive: true, force: true }));

const openExample = async (): Promise<App> => ({
  ...openBackend({ dataDir: copyOfFolder(example.folder) }),
  yearId: example.yearId,
});

async function upload({ call }: BackendUnderTest, name: string, bytes: Uint8Array): Promise<string> {
  const { handle } = await call('files.begin', { name, size: bytes.length });
  await call('files.append', { handle, bytes: new Uint8Array(bytes) });
  return handle;
}

const plan = ({ call, yearId }: App, handle: string, options: Options = {}): Promise<ImportPlan> =>
  call('imports.plan', { yearId, handle, options });

/** The proposal as a person approves it, with their changes. */
function approved({ table }: ImportPlan, change: Partial<TableMapping> = {}): Options {
  if (table === null) throw new Error('no table was proposed');
  const { columns, ...mapping } = { ...table.mapping, ...change };
  return { mapping: { ...mapping, columns: [...columns] } };
}

/** Every row that people edit. */
const contents = ({ db }: BackendUnderTest): unknown =>
  ['target', 'target_unit', 'target_month', 'indicator_value', 'official_source', 'budget_sum'].map((table) =>
    db.prepare(`SELECT * FROM "${table}"`).all(),
  );

const goals = async ({ call, yearId }: App) =>
  (await call('targets.list', { yearId })).map(({ activityCode, programmed, executed }) => [
    activityCode,
    programmed,
    executed,
  ]);

/** Values of the year, without their months. */
const years = ({ values }: ImportPlan) => values.filter(({ month }) => month === null);

const codes = ({ problems }: ImportPlan): readonly string[] =>
  problems.map(({ severity, code }) => `${severity} ${code}`);

describe('a table that no profile claims', () => {
  it('is proposed, and imports nothing until a person approves how it is read', async () => {
    const app = await openExample();
    const before = contents(app);
    const made = await plan(app, await upload(app, 'seguimiento.xlsx', followUp()));
    expect(made).toMatchObject({ status: 'refused', profile: null, values: [] });
    expect(codes(made)).toEqual(['error nothing-recognised']);
    expect(made.table).toMatchObject({ source: 'proposed', mapping: { kind: 'targets', headerRow: 4, headerRows: 2 } });
    await expect(app.call('imports.promote', { planId: made.planId })).rejects.toMatchObject({
      code: 'import-refused',
    });
    expect(contents(app)).toEqual(before);
  });

  it('of goals by month becomes annual figures beside the present ones, and one step takes them back', async () => {
    const app = await openExample();
    const before = { goals: await goals(app), contents: contents(app) };
    const handle = await upload(app, 'seguimiento.xlsx', followUp());
    const made = await plan(app, handle, approved(await plan(app, handle)));
    expect(made.status).toBe('ready');
    expect(
      years(made).map(({ code, field, before: was, after, status, at }) => [code, field, was, after, status, at.row]),
    ).toEqual([
      ['5000276', 'programmed', '51', '52', 'changed', 6],
      ['5000276', 'executed', '51', '51', 'same', 6],
      ['5006294', 'programmed', '2,704', '2,704', 'same', 7],
      ['5006294', 'executed', '2,704', '2,700', 'changed', 7],
    ]);
    expect(made.problems.map(({ code, found, at }) => [code, found, at?.row])).toEqual([
      ['row-left-out', 'Persona', 8],
      ['row-left-out', '9999999', 9],
    ]);
    await app.call('imports.promote', { planId: made.planId });
    expect(await goals(app)).toEqual([
      ['5000276', 52, 51],
      ['5006294', 2_704, 2_700],
      ['5006295', 4_224, 4_224],
      ['5006296', 115_695, 115_695],
    ]);
    const written = await app.call('targets.list', { yearId: app.yearId });
    // Where the months make another year it follows from them; what was typed and is the same stays typed.
    expect(written.slice(0, 2).map(({ typed, fromMonths }) => [typed, fromMonths])).toEqual([
      [
        { programmed: null, executed: 51 },
        { programmed: 52, executed: 51 },
      ],
      [
        { programmed: 2_704, executed: null },
        { programmed: 2_704, executed: 2_700 },
      ],
    ]);
    expect(written[0]?.months).toEqual({
      programmed: [4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 6],
      executed: [4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 5],
    });
    expect(written[2]?.months.programmed).toEqual(Array.from({ length: 12 }, () => null));
    const undo = (await app.call('edit.state', { yearId: app.yearId })).undo;
    expect(undo).toBe('Importación de «seguimiento.xlsx»');

    const reopened = await app.reopen();
    await reopened.call('edit.undo', { yearId: app.yearId });
    expect(await goals({ ...reopened, yearId: app.yearId })).toEqual(before.goals);
    expect(contents(reopened)).toEqual(before.contents);
  });

  it('is imported without the rows that a person leaves out, which no remembered layout keeps', async () => {
    const app = await openExample();
    const handle = await upload(app, 'seguimiento.xlsx', followUp());
    const made = await plan(app, handle, approved(await plan(app, handle), { leftOut: [7, 8, 9] }));
    expect(new Set(made.values.map(({ code }) => code))).toEqual(new Set(['5000276']));
    expect(made.problems).toEqual([]);
    await app.call('imports.rememberLayout', { planId: made.planId, name: 'Seguimiento' });
    const [layout] = await app.call('imports.layouts', {});
    expect(layout?.mapping).not.toHaveProperty('leftOut');
  });

  it('leaves the cell of the file behind each value', async () => {
    const app = await openExample();
    const handle = await upload(app, 'seguimiento.xlsx', followUp());
    const made = await plan(app, handle, approved(await plan(app, handle), { aggregation: 'max' }));
    await app.call('imports.promote', { planId: made.planId });
    const id = (await app.call('targets.list', { yearId: app.yearId })).find(
      ({ activityCode }) => activityCode === '5000276',
    )?.id;
    const cell = `target:${id}:programmed`;
    const origin = () => app.call('cells.origin', { yearId: app.yearId, cell });
    expect(await origin()).toMatchObject([
      { fileName: 'seguimiento.xlsx', sheet: 'Seguimiento', row: 6, column: 14, found: '6' },
    ]);
    const explained = async () => (await app.call('explain.figure', { yearId: app.yearId, address: cell })).origin;
    expect(await explained()).toBe('Importado de «seguimiento.xlsx», Seguimiento, celda N6: «6»');
    const typed = { id: id ?? 0, unitId: null, field: 'programmed', text: '7' } as const;
    await app.call('targets.setCell', { yearId: app.yearId, ...typed, reason: 'Oficio N° 7' });
    expect(await explained()).toMatch(/^Meta física escrita en el sistema, POI /);
    await app.call('edit.undo', { yearId: app.yearId });
    expect(await explained()).toMatch(/^Importado de /);
    await app.call('edit.undo', { yearId: app.yearId });
    expect(await origin()).toEqual([]);
    expect(await explained()).toMatch(/^Meta física escrita en el sistema, POI /);
  });

  it('counts months by the rule of the mapping', async () => {
    const app = await openExample();
    const handle = await upload(app, 'seguimiento.xlsx', followUp());
    const options = approved(await plan(app, handle));
    const programmed = async (aggregation: TableMapping['aggregation']): Promise<string | undefined> => {
      const mapping = options.mapping === undefined ? undefined : { ...options.mapping, aggregation };
      return (await plan(app, handle, { mapping })).values[0]?.after;
    };
    expect([await programmed('sum'), await programmed('last'), await programmed('max')]).toEqual(['52', '6', '6']);
  });

  it('of goals by organic unit asks how its numbers are written, then fills the split', async () => {
    const app = await openExample();
    const before = contents(app);
    const handle = await upload(app, 'metas.csv', ownGoals());
    const asked = await plan(app, handle, approved(await plan(app, handle)));
    expect(asked.status).toBe('refused');
    expect(asked.problems.filter(({ code }) => code === 'ambiguous-marks').map(({ found }) => found)).toEqual([
      '1.020',
      '1.019',
    ]);
    expect(asked.table?.columns.map(({ heading, ambiguous }) => [heading, ambiguous?.comma ?? null])).toEqual([
      ['Actividad', null],
      ['Unidad Orgánica', null],
      ['Unidad de Medida', null],
      ['Meta anual', '1020'],
      ['Ejecutado', '1019'],
      ['% Avance', null],
    ]);
    expect(contents(app)).toEqual(before);

    const answered = await plan(app, handle, { ...approved(asked), decimal: 'comma' });
    expect(codes(answered)).toEqual(['note total-left-out']);
    expect(answered.values.map(({ share, field, before: was, after }) => [share, field, was, after])).toEqual([
      // With the 20 of the units that the table does not name.
      [null, 'programmed', '51', '1,051'],
      [null, 'executed', '51', '1,049'],
      ['DE', 'programmed', '4', '4'],
      ['DE', 'executed', '4', '4'],
      ['UFAF', 'programmed', '7', '7'],
      ['UFAF', 'executed', '7', '6'],
      ['UT', 'programmed', '20', '1,020'],
      ['UT', 'executed', '20', '1,019'],
    ]);
    // By point "1.020" is no count: the wrong answer is an error with its address, not another figure.
    const wrong = await plan(app, handle, { ...approved(asked), decimal: 'point' });
    expect(
      wrong.problems.filter(({ severity }) => severity === 'error').map(({ code, at }) => [code, at?.row]),
    ).toEqual([
      ['not-whole', 4],
      ['not-whole', 4],
    ]);
  });

  it('of the budget repairs what Excel made of its codes, checks its total and stands beside the official report', async () => {
    const app = await openExample();
    const handle = await upload(app, 'presupuesto.csv', ownBudget());
    const made = await plan(app, handle, approved(await plan(app, handle)));
    expect(codes(made)).toEqual([
      'note repaired-code',
      'note repaired-code',
      'note repaired-code',
      'note cut-off-missing',
    ]);
    expect(made).toMatchObject({
      status: 'ready',
      totals: { pia: 11_500_50, pim: 13_500_00, devengado: 12_499_99 },
      lines: 3,
      becomesOfficial: [],
      dimensions: ['generica'],
    });
    expect(made.rows.filter(({ after }) => after !== null).map(({ code, after }) => [code, after?.pim])).toEqual([
      ['5-21', 11_000_00],
      ['5-23', 2_000_00],
      ['6-24', 500_00],
    ]);
    const { batch } = await app.call('imports.promote', { planId: made.planId });
    expect(batch).toMatchObject({ lines: 3, officialFor: [], state: 'active' });
    expect(batch.profile).toMatch(/^table-budget:/);
  });

  it('whose total is not the sum of its rows is refused at the cell', async () => {
    const app = await openExample();
    const text = Buffer.from(ownBudget()).toString('latin1').replace('13.500,00', '13.501,00');
    const handle = await upload(app, 'presupuesto.csv', Buffer.from(text, 'latin1'));
    const made = await plan(app, handle, approved(await plan(app, handle)));
    expect(made.status).toBe('refused');
    expect(made.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      {
        code: 'sum-differs',
        found: '13,501.00',
        at: { sheet: 'Texto', row: 6, column: 3 },
        detail: { difference: '-1.00' },
      },
    ]);
  });

  it('of indicators asks what its bare percentages are, and writes marks and values exactly', async () => {
    const app = await openExample();
    const handle = await upload(app, 'indicadores.xlsx', ownIndicators());
    const asked = await plan(app, handle, approved(await plan(app, handle)));
    expect(asked.table?.asksFractions).toBe(true);
    expect(
      asked.problems
        .filter(({ code }) => code === 'percent-fraction')
        .map(({ found, detail }) => [found, detail?.percent]),
    ).toEqual([
      ['0.9987', '99.87'],
      ['1', '100'],
      ['0.8812', '88.12'],
    ]);
    const made = await plan(app, handle, approved(asked, { fractions: true }));
    expect(made.status).toBe('ready');
    expect(made.values.map(({ code, year, after }) => [code.slice(0, 24), year, after])).toEqual([
      ['Porcentaje de generación', 2023, '99.87'],
      ['Porcentaje de generación', 2024, '100'],
      ['Porcentaje de satisfacci', 2023, 'n.d.'],
      ['Porcentaje de satisfacci', 2024, '88.12'],
    ]);
  });
});

describe('a report that a spreadsheet damaged', () => {
  it('has its codes repaired by the catalogue of the year it is planned for', async () => {
    const app = await openExample();
    const page = readFileSync(
      join(import.meta.dirname, '../../fixtures/imports/consulta-amigable-generica/unidad.xls'),
    ).toString('latin1');
    expect(page).toMatch(/5-23:[^<]*</);
    const bytes = Buffer.from(page.replace(/5-23:[^<]*</, '23-may<'), 'latin1');
    const { problems } = await plan(app, await upload(app, 'consulta.xls', bytes));
    expect(problems.filter(({ code }) => code === 'repaired-code')).toMatchObject([
      { severity: 'note', found: '23-may', detail: { code: '5-23' } },
    ]);
    expect(problems.filter(({ code }) => code === 'bad-code')).toEqual([]);
  });
});

describe('a remembered layout', () => {
  const remember = async (app: App, name: string): Promise<ImportPlan> => {
    const handle = await upload(app, 'seguimiento.xlsx', followUp());
    const made = await plan(app, handle, approved(await plan(app, handle), { aggregation: 'last' }));
    await app.call('imports.rememberLayout', { planId: made.planId, name });
    return made;
  };

  it('needs no choice the second time, also when the first import was given up, elsewhere in the sheet and in another year', async () => {
    const app = await openExample();
    const { planId } = await remember(app, 'Seguimiento CEPLAN');
    await app.call('imports.discard', { planId });
    const later = workbookBytes('Hoja nueva', [['Otro título'], ...followUpRows.slice(2)]);
    const made = await plan(app, await upload(app, 'otro.xlsx', later));
    expect(made).toMatchObject({
      status: 'ready',
      table: { source: 'remembered', layout: { name: 'Seguimiento CEPLAN' } },
    });
    expect(made.table?.mapping).toMatchObject({ sheet: 'Hoja nueva', headerRow: 3, aggregation: 'last' });
    expect(years(made).map(({ after }) => after)).toEqual(['6', '5', 'Último', '0', '0', 'Último']);
  });

  it('is listed, renamed and forgotten', async () => {
    const app = await openExample();
    await remember(app, 'Uno');
    await remember(app, '  Dos  ');
    const [layout, ...others] = await app.call('imports.layouts', {});
    expect(others).toEqual([]);
    expect(layout).toMatchObject({ name: 'Dos', kind: 'targets', savedBy: 'Ana' });
    const id = layout?.id ?? 0;
    await app.call('imports.renameLayout', { id, name: 'Tres' });
    expect(await app.call('imports.layouts', {})).toMatchObject([{ name: 'Tres' }]);
    await expect(app.call('imports.renameLayout', { id, name: ' – ' })).rejects.toMatchObject({ code: 'bad-value' });
    await app.call('imports.forgetLayout', { id });
    expect(await app.call('imports.layouts', {})).toEqual([]);
    await expect(app.call('imports.forgetLayout', { id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says so when nothing would change', async () => {
    const app = await openExample();
    const { planId } = await remember(app, 'Seguimiento');
    await app.call('imports.promote', { planId });
    const made = await plan(app, await upload(app, 'otra copia.xlsx', followUp()));
    expect(made).toMatchObject({ status: 'unchanged' });
    const { batch } = await app.call('imports.promote', { planId: made.planId });
    expect(batch.fileName).toBe('seguimiento.xlsx');
  });
});
