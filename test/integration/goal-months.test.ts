import { describe, expect, it } from 'vitest';
import { es } from '#shared/strings/es.ts';
import { rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { goal, withYear } from '../helpers/goal-year.ts';

describe('months', () => {
  it('make the year by the rule of the goal where nothing is typed for it, and the chapter prints that', async () => {
    const { call, yearId, find, set } = withYear();
    for (const [month, text] of [
      [1, '10'],
      [3, '30'],
      [5, '20'],
    ] as const)
      await set('5000276', month, 'executed', text);
    expect((await find('5000276')).executed).toBe(51);
    const state = await set('5000276', null, 'executed', '');
    expect(state.undo).toBe('Ejecutado de 5000276');
    for (const [rule, year] of [
      ['suma', 60],
      ['Último', 20],
      ['maximo', 30],
    ] as const) {
      await call('targets.setCell', {
        yearId,
        id: (await find('5000276')).id,
        unitId: null,
        field: 'rule',
        text: rule,
      });
      expect((await find('5000276')).executed).toBe(year);
    }
    const [row] = rowTexts(tableIn(await call('chapter.model', { yearId }), 'targets'));
    expect(row?.slice(3)).toEqual(['51', '30', '58.8%']);
    expect((await find('5000276')).months.executed.slice(0, 6)).toEqual([10, null, 30, null, 20, null]);
  });

  it('make the year of a new goal by the rule that it comes with; one that is none is refused', async () => {
    const { call, yearId, find } = withYear();
    const months = [
      { month: 1, programmed: '', executed: '10' },
      { month: 2, programmed: '', executed: '30' },
    ];
    const result = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: null,
      goals: [
        { ...goal('5009995', 'Informe'), rule: ' último ', months },
        { ...goal('5009996', 'Informe'), rule: 'Promedio', months },
        { ...goal('5009997', 'Informe'), rule: '', months },
      ],
    });
    expect(result.rejected).toMatchObject([
      { index: 1, error: { code: 'bad-value', detail: { text: 'Promedio', expected: es.targets.expectedRule } } },
    ]);
    expect(await find('5009995')).toMatchObject({ rule: 'last', executed: 30 });
    expect(await find('5009997')).toMatchObject({ rule: 'sum', executed: 40 });
  });

  it('are not typed over without a reason, which then stands beside the figure', async () => {
    const { yearId, call, find, set } = withYear();
    await set('5006294', 12, 'executed', '2,000');
    await set('5006294', null, 'executed', '');
    await expect(set('5006294', null, 'executed', '2,704')).rejects.toMatchObject({ code: 'needs-reason' });
    expect((await find('5006294')).executed).toBe(2_000);
    await set('5006294', null, 'executed', '2,704', 'Informe N° 12');
    expect(await find('5006294')).toMatchObject({
      executed: 2_704,
      typed: { executed: 2_704 },
      fromMonths: { executed: 2_000 },
      origin: { executed: 'Informe N° 12' },
    });
    const findings = (await call('checks.run', { yearId })).findings.filter(({ rule }) => rule === 'months-add-up');
    expect(findings).toMatchObject([{ severity: 'note', expected: '2,000', found: '2,704', difference: '704' }]);
    expect((await call('edit.log', { yearId, limit: 1 }))[0]?.reason).toBe('Informe N° 12');
    await set('5006294', null, 'executed', '');
    expect(await find('5006294')).toMatchObject({ executed: 2_000, origin: { executed: null } });
  });

  it('keep the reason of a figure that stands over them until another one is given', async () => {
    const { find, set } = withYear();
    await set('5006294', 12, 'executed', '2,000');
    const over = { executed: 2_704, typed: { executed: 2_704 }, origin: { executed: null } };
    expect(await find('5006294')).toMatchObject(over);
    await expect(set('5006294', null, 'executed', '2,705')).rejects.toMatchObject({ code: 'needs-reason' });
    await set('5006294', null, 'executed', '2,705', 'Informe N° 12');
    const explained = { executed: 2_705, typed: { executed: 2_705 }, origin: { executed: 'Informe N° 12' } };
    await expect(set('5006294', null, 'executed', '2,706')).rejects.toMatchObject({ code: 'needs-reason' });
    expect(await find('5006294')).toMatchObject(explained);
    await set('5006294', null, 'executed', '2,705');
    expect(await find('5006294')).toMatchObject(explained);
    await set('5006294', null, 'executed', '2,706', 'Informe N° 13');
    expect(await find('5006294')).toMatchObject({ executed: 2_706, origin: { executed: 'Informe N° 13' } });
    await set('5006294', null, 'executed', '2,000');
    expect(await find('5006294')).toMatchObject({ executed: 2_000, origin: { executed: null } });
  });

  it('and a rule that come in one block are known to the figure of the year behind them', async () => {
    const { call, yearId, find, set } = withYear();
    await set('5006294', null, 'executed', '');
    const { id } = await find('5006294');
    const cell = { id, unitId: null } as const;
    const block = (last: string) =>
      call('targets.setCells', {
        yearId,
        cells: [
          { ...cell, field: 'rule', text: 'Máximo' },
          { ...cell, month: 1, field: 'executed', text: '5' },
          { ...cell, month: 2, field: 'executed', text: '4' },
          { ...cell, field: 'executed', text: last },
        ],
      });
    expect(await block('9')).toMatchObject({ applied: 3, rejected: [{ index: 3, error: { code: 'needs-reason' } }] });
    expect(await find('5006294')).toMatchObject({ executed: 5, typed: { executed: null } });
    await call('edit.undo', { yearId });
    expect(await block('5')).toMatchObject({ applied: 4, rejected: [] });
    expect(await find('5006294')).toMatchObject({ executed: 5, typed: { executed: null } });
  });

  it('of a new goal ask for the source of a year that is not what they make', async () => {
    const { call, yearId, find } = withYear();
    const months = [
      { month: 1, programmed: '', executed: '5' },
      { month: 7, programmed: '2', executed: '4' },
    ];
    const result = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: null,
      goals: [
        { ...goal('5009995', 'Informe', { programmed: '2', executed: '10' }), months },
        { ...goal('5009996', 'Informe', { programmed: '2', executed: '9' }), months },
        { ...goal('5009997', 'Informe', { executed: '10' }), months, origin: 'Informe N° 12' },
      ],
    });
    expect(result.rejected).toMatchObject([{ index: 0, error: { code: 'needs-reason' } }]);
    const figures = { typed: { programmed: null, executed: null }, fromMonths: { programmed: 2, executed: 9 } };
    expect(await find('5009996')).toMatchObject(figures);
    expect(await find('5009997')).toMatchObject({ executed: 10, programmed: 2, origin: { executed: 'Informe N° 12' } });
  });

  it('and figures come to a goal that is there and to a new one in one act', async () => {
    const { call, yearId, find } = withYear();
    const { id } = await find('5006294');
    const before = await call('targets.list', { yearId });
    await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: null,
      cells: [{ id, unitId: null, month: 3, field: 'executed', text: '7' }],
      goals: [{ ...goal('5009995', 'Informe'), months: [{ month: 3, programmed: '', executed: '8' }] }],
    });
    expect((await find('5006294')).months.executed[2]).toBe(7);
    expect((await find('5009995')).months.executed[2]).toBe(8);
    await call('edit.undo', { yearId });
    expect(await call('targets.list', { yearId })).toEqual(before);
  });

  it('of one act are one entry, also where both figures of a new month come in it', async () => {
    const { call, yearId, find } = withYear();
    const before = await find('5006295');
    const cell = { id: before.id, unitId: null, month: 2 } as const;
    const result = await call('targets.setCells', {
      yearId,
      cells: [
        { ...cell, field: 'programmed', text: '5' },
        { ...cell, field: 'executed', text: '4' },
        { ...cell, month: 3, field: 'executed', text: '1.5' },
        { ...cell, month: 4, field: 'executed', text: '' },
      ],
    });
    expect(result).toMatchObject({ applied: 3, rejected: [{ index: 2, error: { code: 'bad-value' } }] });
    const { months } = await find('5006295');
    expect([months.programmed[1], months.executed[1], months.executed[2]]).toEqual([5, 4, null]);
    await call('edit.undo', { yearId });
    expect(await find('5006295')).toEqual(before);
    await call('edit.redo', { yearId });
    expect((await find('5006295')).months).toEqual(months);
  });

  it('belong to the share of an organic unit too', async () => {
    const { call, yearId, find } = withYear();
    const { id, units } = await find('5000276');
    const share = units.find(({ acronym }) => acronym === 'UFAF');
    const unitId = share?.id ?? 0;
    const state = await call('targets.setCell', { yearId, id, unitId, month: 6, field: 'executed', text: '7' });
    expect(state.undo).toBe('Ejecutado de junio de 5000276 (UFAF)');
    const after = await find('5000276');
    expect(after.units.find(({ acronym }) => acronym === 'UFAF')).toMatchObject({
      executed: 7,
      fromMonths: { programmed: null, executed: 7 },
    });
    expect(after.fromMonths).toEqual({ programmed: null, executed: null });
  });
});
