import { describe, expect, it } from 'vitest';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { type App, exampleYear, goalOf, planMapped, promote, textTable } from '../../helpers/example-year.ts';

const open = exampleYear();

const says = ({ values }: ImportPlan) =>
  values.map(({ share, field, month, before, after }) => [share, field, month, before, after]);
const versions = ({ call, yearId }: App) => call('targets.versions', { yearId });
const removeAll = async ({ call, yearId }: App): Promise<void> => {
  const ids = (await call('targets.list', { yearId })).map(({ id }) => id);
  await call('targets.removeRows', { yearId, ids, unitIds: [] });
};

const newGoals = textTable(['Actividad;Unidad de medida;Meta anual', '5006294;Transferencia;5', '5000276;Informe;7']);

describe('a goal that a table brings and the year does not have', () => {
  it('joins the version that is printed, after the goals that are there, and one step takes it back', async () => {
    const app = open();
    const { call, yearId } = app;
    const before = await call('targets.list', { yearId });
    await call('targets.addVersion', { yearId, name: 'POI nuevo', from: null, printed: true });
    await call('targets.addGoals', {
      yearId,
      poiVersion: 'POI nuevo',
      beside: null,
      newUnit: null,
      cells: [],
      goals: [
        {
          activityCode: '5006296',
          activityName: '',
          unitOfMeasure: before.find(({ activityCode }) => activityCode === '5006296')?.unitOfMeasure ?? '',
          programmed: '1',
          executed: '',
          origin: null,
          months: [],
        },
      ],
    });
    const list = await call('targets.list', { yearId });
    await promote(app, await planMapped(app, 'metas.csv', newGoals));
    const written = (await call('targets.list', { yearId })).filter(({ poiVersion }) => poiVersion === 'POI nuevo');
    expect(written.map(({ activityCode, programmed, printed }) => [activityCode, programmed, printed])).toEqual([
      ['5006296', 1, true],
      ['5006294', 5, true],
      ['5000276', 7, true],
    ]);
    expect((await call('targets.list', { yearId })).filter(({ poiVersion }) => poiVersion !== 'POI nuevo')).toEqual(
      before.map((goal) => ({ ...goal, printed: false })),
    );
    await call('edit.undo', { yearId });
    expect(await call('targets.list', { yearId })).toEqual(list);
  });

  it('begins the first version of a year without any, which joins the list of the year and goes with undo', async () => {
    const app = open();
    const { call, yearId } = app;
    await removeAll(app);
    for (const { name } of await versions(app)) await call('targets.removeVersion', { yearId, name });
    expect(await versions(app)).toEqual([]);
    await promote(app, await planMapped(app, 'metas.csv', newGoals));
    const [version, ...others] = await versions(app);
    expect([version?.goals, version?.printed, others]).toEqual([2, true, []]);
    expect(app.db.prepare('SELECT name FROM poi_version WHERE year_id = ?').pluck().all(yearId)).toEqual([
      version?.name,
    ]);
    await call('edit.undo', { yearId });
    expect(await versions(app)).toEqual([]);
    expect(app.db.prepare('SELECT count(*) FROM poi_version WHERE year_id = ?').pluck().get(yearId)).toBe(0);
  });

  it('keeps the version that is printed although it is empty', async () => {
    const app = open();
    await removeAll(app);
    const [name] = (await versions(app)).map((version) => version.name);
    expect(name).toBeDefined();
    await promote(app, await planMapped(app, 'metas.csv', newGoals));
    expect((await versions(app)).map((version) => [version.name, version.goals])).toEqual([[name, 2]]);
  });

  it('names the units of its split as the screen of goals would', async () => {
    const app = open();
    await removeAll(app);
    const table = textTable(['Actividad;Unidad orgánica;Unidad de medida;Meta anual', '5000276;DE;Informe;7']);
    await promote(app, await planMapped(app, 'metas.csv', table));
    const [share] = (await goalOf(app, '5000276')).units;
    expect(share?.phrase).toBe(`por la ${share?.name} (DE)`);
    const masculine = app.db.prepare("UPDATE organic_unit SET name = 'Órgano de Control' WHERE acronym = 'DE'");
    masculine.run();
    await removeAll(app);
    await promote(app, await planMapped(app, 'metas 2.csv', table));
    expect((await goalOf(app, '5000276')).units[0]?.phrase).toBe('por el Órgano de Control (DE)');
  });
});

describe('a table with only some organic units of a goal', () => {
  const some = (...rows: readonly string[]) => textTable(['Actividad;Unidad orgánica;Logro', ...rows]);

  it('makes the goal what all of its units add up to, those of the file and those that stay', async () => {
    const app = open();
    const { units } = await goalOf(app, '5000276');
    const made = await planMapped(app, 'avance.csv', some('5000276;DE;10'));
    expect(says(made)).toEqual([
      [null, 'executed', null, '51', '57'],
      ['DE', 'executed', null, '4', '10'],
    ]);
    await promote(app, made);
    const after = await goalOf(app, '5000276');
    expect(after.executed).toBe(57);
    expect(after.units.map(({ executed }) => executed)).toEqual(
      units.map(({ acronym, executed }) => (acronym === 'DE' ? 10 : executed)),
    );
    expect(after.programmed).toBe(51);
  });

  it('that says what is there already changes nothing', async () => {
    const app = open();
    expect(await planMapped(app, 'avance.csv', some('5000276;DE;4'))).toMatchObject({ status: 'unchanged' });
  });

  it('counts a unit of which only another figure is named as it is', async () => {
    const app = open();
    const made = await planMapped(
      app,
      'avance.csv',
      textTable(['Actividad;Unidad orgánica;Meta anual;Logro', '5000276;DE;;10', '5000276;UFAF;8;']),
    );
    expect(says(made)).toEqual([
      [null, 'programmed', null, '51', '52'],
      [null, 'executed', null, '51', '57'],
      ['DE', 'executed', null, '4', '10'],
      ['UFAF', 'programmed', null, '7', '8'],
    ]);
  });

  it('by month gives the goal its months only where those of all units are known', async () => {
    const app = open();
    const { call, yearId } = app;
    const heading = 'Actividad;Unidad orgánica;Ejecutado ene;Ejecutado feb';
    const months = [heading, '5000276;DE;1;2'];
    const annual = await planMapped(app, 'avance.csv', textTable(months));
    expect(says(annual)).toEqual([
      [null, 'executed', null, '51', '50'],
      ['DE', 'executed', null, '4', '3'],
      ['DE', 'executed', 1, null, '1'],
      ['DE', 'executed', 2, null, '2'],
    ]);
    // The other units by month as well: then the months of the goal are those of all.
    const { id, units } = await goalOf(app, '5000276');
    const cell = (unitId: number | null, text: string, month: number | null) =>
      ({ id, unitId, month, field: 'executed', text }) as const;
    await call('targets.setCells', {
      yearId,
      reason: '',
      cells: [
        cell(null, '', null),
        ...units.flatMap((unit) => [
          cell(unit.id, '', null),
          ...(unit.acronym === 'UFAF' ? [cell(unit.id, '5', 2)] : []),
        ]),
      ],
    });
    const byMonth = await planMapped(app, 'avance.csv', textTable(months));
    expect(says(byMonth)).toEqual([
      [null, 'executed', null, null, '8'],
      [null, 'executed', 1, null, '1'],
      [null, 'executed', 2, null, '7'],
      ['DE', 'executed', null, null, '3'],
      ['DE', 'executed', 1, null, '1'],
      ['DE', 'executed', 2, null, '2'],
    ]);
    await promote(app, byMonth);
    expect(await goalOf(app, '5000276')).toMatchObject({ executed: 8, typed: { executed: null } });
    // A month that the file names for one unit alone is still that of all of them.
    const later = textTable([heading, '5000276;DE;;3', '5000276;UFAF;4;']);
    await promote(app, await planMapped(app, 'avance 2.csv', later));
    const whole = await goalOf(app, '5000276');
    expect([whole.executed, whole.months.executed.slice(0, 3)]).toEqual([13, [5, 8, null]]);
  });
});

describe('a column for the year in a table', () => {
  /** The goal and the share of DE by month alone: 7 and 3. */
  const byMonth = async (app: App) => {
    const { id, units } = await goalOf(app, '5000276');
    const de = units.find(({ acronym }) => acronym === 'DE')?.id ?? 0;
    const cell = (unitId: number | null, month: number | null, text: string) =>
      ({ id, unitId, month, field: 'executed', text }) as const;
    const cells = [cell(null, null, ''), cell(null, 2, '7'), cell(de, null, ''), cell(de, 2, '3')];
    await app.call('targets.setCells', { yearId: app.yearId, reason: '', cells });
  };
  const left = ({ problems }: ImportPlan) =>
    problems.map(({ severity, code, at, found, detail }) => [severity, code, at?.row, at?.column, found, detail]);
  const needsReason = (expected: string) => ({ reason: 'needs-reason', expected });

  it('is not typed over what the months of the goal make, which is said at its cell; the rest is taken', async () => {
    const app = open();
    await byMonth(app);
    const table = textTable(['Actividad;Meta anual;Logro', '5000276;52;9', '5006294;2704;2700']);
    const made = await planMapped(app, 'avance.csv', table);
    expect(left(made)).toEqual([['warning', 'row-left-out', 2, 3, '9', needsReason('7')]]);
    expect(says(made)).toEqual([
      [null, 'programmed', null, '51', '52'],
      [null, 'programmed', null, '2,704', '2,704'],
      [null, 'executed', null, '2,704', '2,700'],
    ]);
    await promote(app, made);
    expect(await goalOf(app, '5000276')).toMatchObject({
      programmed: 52,
      executed: 7,
      typed: { executed: null },
      origin: { executed: null },
    });
  });

  it('that says what the months make changes nothing', async () => {
    const app = open();
    await byMonth(app);
    const same = await planMapped(app, 'avance.csv', textTable(['Actividad;Logro', '5000276;7']));
    expect([same.status, left(same)]).toEqual(['unchanged', []]);
  });

  it('is not typed over the months of a share either, which counts in the goal as it is', async () => {
    const app = open();
    await byMonth(app);
    const { id } = await goalOf(app, '5000276');
    await app.call('targets.setCells', {
      yearId: app.yearId,
      reason: '',
      cells: [
        { id, unitId: null, month: 2, field: 'executed', text: '' },
        { id, unitId: null, month: null, field: 'executed', text: '50' },
      ],
    });
    const rows = ['Actividad;Unidad orgánica;Logro', '5000276;DE;10', '5000276;UFAF;8'];
    const made = await planMapped(app, 'avance.csv', textTable(rows));
    expect(left(made)).toEqual([['warning', 'row-left-out', 2, 3, '10', needsReason('3')]]);
    expect(says(made)).toEqual([
      [null, 'executed', null, '50', '51'],
      ['UFAF', 'executed', null, '7', '8'],
    ]);
    const alone = await planMapped(app, 'avance 2.csv', textTable(rows.slice(0, 2)));
    expect([says(alone), alone.problems.map(({ code }) => code)]).toEqual([[], ['row-left-out', 'no-lines']]);
  });
});
