import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/domain/imports.ts';
import type { TableMapping } from '#shared/domain/table-mapping.ts';
import { type BackendUnderTest, copyOfFolder, openBackend, startBackend } from '../../helpers/backend.ts';
import { encodeText } from '../../helpers/siaf-sheets.ts';

type App = BackendUnderTest & { readonly yearId: number };

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

/** Plans a table as proposed, or with what a person changes in the mapping. */
async function planOf(
  { call, yearId }: App,
  lines: readonly string[],
  change: Partial<TableMapping> = {},
): Promise<ImportPlan> {
  const bytes = encodeText(lines.join('\r\n'), 'utf-8');
  const { handle } = await call('files.begin', { name: 'meses.csv', size: bytes.length });
  await call('files.append', { handle, bytes: new Uint8Array(bytes) });
  const { table } = await call('imports.plan', { yearId, handle });
  if (table === null) throw new Error('no table was proposed');
  const { columns, ...mapping } = { ...table.mapping, ...change };
  return call('imports.plan', { yearId, handle, options: { mapping: { ...mapping, columns: [...columns] } } });
}

const says = ({ values }: ImportPlan) =>
  values.map(({ share, field, month, before, after }) => [share, field, month, before, after]);

const goal = async ({ call, yearId }: App, code = '5000276') => {
  const found = (await call('targets.list', { yearId })).find(({ activityCode }) => activityCode === code);
  if (!found) throw new Error(`no goal ${code}`);
  return found;
};

const monthRows = ({ db }: App) => db.prepare('SELECT * FROM target_month ORDER BY id').all();

const executed = ['Actividad;Ejecutado ene;Ejecutado feb;Ejecutado mar', '5000276;10;0;'];

describe('months of goals in a table of the office', () => {
  it('are shown one by one; an empty one says nothing and is not zero', async () => {
    const app = await openExample();
    const made = await planOf(app, executed);
    expect(made.status).toBe('ready');
    expect(says(made)).toEqual([
      [null, 'executed', null, '51', '10'],
      [null, 'executed', 1, null, '10'],
      [null, 'executed', 2, null, '0'],
    ]);
    await app.call('imports.promote', { planId: made.planId });
    const { months, executed: year, programmed } = await goal(app);
    expect(months.executed.slice(0, 3)).toEqual([10, 0, null]);
    expect(months.programmed).toEqual(Array.from({ length: 12 }, () => null));
    expect([programmed, year]).toEqual([51, 10]);
  });

  it('join those that are there already, which stay and count in the year', async () => {
    const app = await openExample();
    await app.call('imports.promote', { planId: (await planOf(app, executed)).planId });
    const later = await planOf(app, ['Actividad;Ejecutado feb;Ejecutado mar', '5000276;1;5']);
    expect(says(later)).toEqual([
      [null, 'executed', null, '10', '16'],
      [null, 'executed', 2, '0', '1'],
      [null, 'executed', 3, null, '5'],
    ]);
    await app.call('imports.promote', { planId: later.planId });
    expect((await goal(app)).months.executed.slice(0, 4)).toEqual([10, 1, 5, null]);
    expect((await goal(app)).executed).toBe(16);
  });

  it('make the year as their goal says, unless a person says it of the table, which the plan shows', async () => {
    const app = await openExample();
    const { id } = await goal(app);
    await app.call('targets.setCells', {
      yearId: app.yearId,
      reason: '',
      cells: [{ id, unitId: null, month: null, field: 'rule', text: 'Máximo' }],
    });
    const lines = ['Actividad;Ejecutado ene;Ejecutado feb', '5000276;10;7'];
    expect(says(await planOf(app, lines))[0]).toEqual([null, 'executed', null, '51', '10']);
    const summed = await planOf(app, lines, { aggregation: 'sum' });
    expect(says(summed)).toEqual([
      [null, 'executed', null, '51', '17'],
      [null, 'executed', 1, null, '10'],
      [null, 'executed', 2, null, '7'],
      [null, 'rule', null, 'Máximo', 'Suma'],
    ]);
    await app.call('imports.promote', { planId: summed.planId });
    expect(await goal(app)).toMatchObject({ rule: 'sum', executed: 17 });
  });

  it('that a person counts in another way also show the year of which the file says nothing', async () => {
    const app = await openExample();
    const programmed = ['Actividad;Programado ene;Programado feb', '5000276;10;7'];
    await app.call('imports.promote', { planId: (await planOf(app, programmed)).planId });
    const made = await planOf(app, ['Actividad;Ejecutado ene;Ejecutado feb', '5000276;10;6'], { aggregation: 'last' });
    expect(says(made).slice(3)).toEqual([
      [null, 'rule', null, 'Suma', 'Último'],
      [null, 'programmed', null, '17', '7'],
    ]);
    await app.call('imports.promote', { planId: made.planId });
    expect(await goal(app)).toMatchObject({ programmed: 7, executed: 6 });
  });

  it('beside an annual column leave it in force; a difference is said', async () => {
    const app = await openExample();
    const made = await planOf(app, ['Actividad;Ejecutado;Ejecutado ene;Ejecutado feb', '5000276;20;10;7']);
    expect(made.problems.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'annual-differs']]);
    await app.call('imports.promote', { planId: made.planId });
    expect(await goal(app)).toMatchObject({
      executed: 20,
      typed: { executed: 20 },
      fromMonths: { executed: 17 },
      origin: { executed: 'Importado de «meses.csv»' },
    });
  });

  it('of organic units fill the split; the goal gets their sum, month by month', async () => {
    const app = await openExample();
    const { id, units: stored } = await goal(app);
    // No other unit has a figure that is not by month.
    await app.call('targets.setCells', {
      yearId: app.yearId,
      reason: '',
      cells: stored
        .filter(({ acronym }) => acronym !== 'DE' && acronym !== 'UFAF')
        .map(({ id: unitId }) => ({ id, unitId, month: null, field: 'executed' as const, text: '' })),
    });
    const made = await planOf(app, [
      'Actividad;Unidad orgánica;Ejecutado ene;Ejecutado feb',
      '5000276;DE;1;2',
      '5000276;UFAF;3;',
    ]);
    expect(says(made)).toEqual([
      [null, 'executed', null, '51', '6'],
      [null, 'executed', 1, null, '4'],
      [null, 'executed', 2, null, '2'],
      ['DE', 'executed', null, '4', '3'],
      ['DE', 'executed', 1, null, '1'],
      ['DE', 'executed', 2, null, '2'],
      ['UFAF', 'executed', null, '7', '3'],
      ['UFAF', 'executed', 1, null, '3'],
    ]);
    await app.call('imports.promote', { planId: made.planId });
    const { months, units } = await goal(app);
    expect(months.executed.slice(0, 2)).toEqual([4, 2]);
    expect(units.map(({ acronym, months: own }) => [acronym, own.executed.slice(0, 2)]).slice(0, 2)).toEqual([
      ['DE', [1, 2]],
      ['UFAF', [3, null]],
    ]);
  });

  it('of organic units whose last month counts are not added up, because it need not be the same month', async () => {
    const app = await openExample();
    const lines = ['Actividad;Unidad orgánica;Ejecutado ene;Ejecutado feb', '5000276;DE;1;2', '5000276;UFAF;3;'];
    const made = await planOf(app, lines, { aggregation: 'last' });
    expect(says(made).filter(([share]) => share === null)).toEqual([[null, 'executed', null, '51', '45']]);
  });

  it('leave the cell of the file behind each of them', async () => {
    const app = await openExample();
    await app.call('imports.promote', { planId: (await planOf(app, executed)).planId });
    const { id } = await goal(app);
    const origins = app.db
      .prepare(
        `SELECT cell.source_row, cell.source_column, cell.found FROM import_cell AS cell
           JOIN target_month AS month ON cell.cell = 'target-month:' || month.id || ':executed' ORDER BY month.month`,
      )
      .raw()
      .all();
    expect(origins).toEqual([
      [2, 2, '10'],
      [2, 3, '0'],
    ]);
    const year = await app.call('cells.origin', { yearId: app.yearId, cell: `target:${id}:executed` });
    expect(year.map(({ row, column, found }) => [row, column, found])).toEqual(origins);
  });

  it('go with one undo, come back with one redo, and are part of named versions', async () => {
    const app = await openExample();
    const { yearId } = app;
    const before = { rows: monthRows(app), goal: await goal(app) };
    const empty = await app.call('years.makeVersion', { yearId, name: 'Antes' });
    await app.call('imports.promote', { planId: (await planOf(app, executed)).planId });
    const after = { rows: monthRows(app), goal: await goal(app) };
    expect(after.rows).toHaveLength(2);

    await app.call('edit.undo', { yearId });
    expect({ rows: monthRows(app), goal: await goal(app) }).toEqual(before);
    await app.call('edit.redo', { yearId });
    expect({ rows: monthRows(app), goal: await goal(app) }).toEqual(after);

    await app.call('years.restoreVersion', { yearId, versionId: empty.id });
    expect({ rows: monthRows(app), goal: await goal(app) }).toEqual(before);
    await app.call('edit.undo', { yearId });
    expect({ rows: monthRows(app), goal: await goal(app) }).toEqual(after);
  });
});
