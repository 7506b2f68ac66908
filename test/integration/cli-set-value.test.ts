import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applySeed } from '#backend/years/seed.ts';
import { insertYear, readSeedFile } from '#backend/years/years.commands.ts';
import { setValue } from '../../src-main/cli/set-value.ts';
import { now, openBackend, resourcesDir } from '../helpers/backend.ts';

/** Goals and indicators of the example, without the import of its budget. */
function withExample() {
  const opened = openBackend();
  const seed = readSeedFile(join(resourcesDir, 'example', 'seed.json'));
  const yearId = insertYear(opened.db, { year: seed.year, isExample: true, at: now });
  applySeed(opened.db, yearId, seed);
  const session = { call: opened.call, context: opened.context, close: opened.close };
  return { ...opened, yearId, set: (path: string, value: string) => setValue(session, yearId, [path, value]) };
}

describe('the path of a value', () => {
  it('reaches a goal, the share of an organic unit, and an indicator in the order of its table', async () => {
    const { call, set, yearId } = withExample();
    await set('targets/5006294/programmed', '2,700');
    await set('targets/5000276/units/UFAF/executed', '6');
    await set('indicators/3/2024', '-0.5');
    await set('indicators/6/2026', 'n.d.');
    const targets = await call('targets.list', { yearId });
    expect(targets.map(({ activityCode, programmed, executed }) => [activityCode, programmed, executed])).toEqual([
      ['5000276', 51, 51],
      ['5006294', 2_700, 2_704],
      ['5006295', 4_224, 4_224],
      ['5006296', 115_695, 115_695],
    ]);
    expect(targets[0]?.units.map(({ acronym, executed }) => `${acronym} ${executed}`)).toEqual([
      'DE 4',
      'UFAF 6',
      'UFAJ 4',
      'UFPP 4',
      'UFRH 8',
      'UFTI 4',
      'UT 20',
    ]);
    const { rows } = await call('indicators.table', { yearId });
    expect(rows[2]?.values[2]).toMatchObject({ year: 2024, value: { scaled: -5, decimals: 1 }, mark: null });
    expect(rows[5]?.values[4]).toMatchObject({ year: 2026, value: null, mark: 'nd' });
  });

  it('reaches a month, and another POI version than the printed one', async () => {
    const { call, set, yearId } = withExample();
    await set('targets/5000276/months/3/executed', '12');
    await set('targets/5000276/units/UFAF/months/12/programmed', '7');
    await call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: true });
    await set('targets/5000276/programmed', '60');
    await set('targets/5000276@v.4/programmed', '50');
    const rows = (await call('targets.list', { yearId })).filter(({ activityCode }) => activityCode === '5000276');
    expect(rows.map((row) => [row.poiVersion, row.programmed, row.months.executed[2]]).toSorted()).toEqual([
      ['v.4', 50, 12],
      ['v.5', 60, 12],
    ]);
    expect(rows[0]?.units[1]?.months.programmed[11]).toBe(7);
    for (const path of ['months/13/executed', 'months/executed', 'units/UFAF/5/executed', 'units/XX/months/1/executed'])
      await expect(set(`targets/5000276/${path}`, '1'), path).rejects.toMatchObject({ code: 'unknown-path' });
    await expect(set('targets/5000276@v.9/executed', '1')).rejects.toMatchObject({ code: 'unknown-path' });
  });

  it('says that nothing changed when the value was there already', async () => {
    const { call, set, yearId } = withExample();
    const before = await call('edit.log', { yearId, limit: 10 });
    expect((await set('targets/5000276/executed', '51')).json).toMatchObject({ changed: false });
    expect(await call('edit.log', { yearId, limit: 10 })).toEqual(before);
  });

  it.each([
    ['targets/5000276', '1', 'unknown-path'],
    ['targets/5000276/unit', '1', 'unknown-path'],
    ['targets/9999999/executed', '1', 'unknown-path'],
    ['targets/5000276/units/XX/executed', '1', 'unknown-path'],
    ['targets/5000276/units/UFAF', '1', 'unknown-path'],
    ['indicators/0/2024', '1', 'unknown-path'],
    ['indicators/7/2024', '1', 'unknown-path'],
    ['indicators/1/2031', '1', 'unknown-path'],
    ['budget/total/pim', '1', 'unknown-path'],
    ['', '1', 'unknown-path'],
    ['targets/5000276/executed', '5,5', 'bad-value'],
    ['targets/5000276/executed', '-1', 'bad-value'],
    ['indicators/1/2024', 'cinco', 'bad-value'],
  ])('refuses %s = %s with %s and changes nothing', async (path, value, code) => {
    const { call, set, yearId } = withExample();
    const before = [await call('targets.list', { yearId }), await call('indicators.table', { yearId })];
    await expect(set(path, value)).rejects.toMatchObject({ code });
    expect([await call('targets.list', { yearId }), await call('indicators.table', { yearId })]).toEqual(before);
  });
});
