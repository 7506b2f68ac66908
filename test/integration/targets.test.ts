import { describe, expect, it } from 'vitest';
import type { TargetRow } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { addLines, createYear2024, fillYear2024 } from '../helpers/year-2024.ts';

function withTargets() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const list = () => opened.call('targets.list', { yearId });
  const find = async (activityCode: string): Promise<TargetRow> => {
    const row = (await list()).find((target) => target.activityCode === activityCode);
    if (!row) throw new Error(`no target of ${activityCode}`);
    return row;
  };
  return { ...opened, yearId, list, find };
}

describe('physical goals', () => {
  it('are listed by activity with their progress and their split by organic unit', async () => {
    const { list } = withTargets();
    const rows = await list();
    expect(
      rows.map(({ activityCode, unitOfMeasure, programmed, executed }) => [
        activityCode,
        unitOfMeasure,
        programmed,
        executed,
      ]),
    ).toEqual([
      ['5000276', 'Informe', 51, 51],
      ['5006294', 'Transferencia', 2_704, 2_704],
      ['5006295', 'Asistencia Técnica', 4_224, 4_224],
      ['5006296', 'Empleo temporal', 115_695, 115_695],
    ]);
    expect(rows[0]).toMatchObject({
      activityName: 'Gestión del Programa',
      poiVersion: 'v.4',
      progress: { scaled: 1000, decimals: 1 },
      financial: { scaled: 925, decimals: 1 },
      siaf: null,
    });
    expect(rows[0]?.units.map(({ acronym, executed }) => `${acronym} ${executed}`)).toEqual([
      'DE 4',
      'UFAF 7',
      'UFAJ 4',
      'UFPP 4',
      'UFRH 8',
      'UFTI 4',
      'UT 20',
    ]);
    expect(rows[1]?.units).toEqual([]);
  });

  it('change one figure at a time, undo and redo it, and the chapter follows', async () => {
    const { call, yearId, find } = withTargets();
    const before = await find('5000276');
    const state = await call('targets.setCell', {
      yearId,
      id: before.id,
      unitId: null,
      field: 'executed',
      text: '1,250',
    });
    expect(state.undo).toBe('Ejecutado de 5000276');
    expect(await find('5000276')).toEqual({
      ...before,
      executed: 1_250,
      typed: { programmed: 51, executed: 1_250 },
      progress: { scaled: 24510, decimals: 1 },
    });
    const { findings } = await call('checks.run', { yearId });
    expect(findings.map(({ rule, expected, found }) => [rule, expected, found])).toContainEqual([
      'units-add-up',
      '1,250',
      '51',
    ]);

    await call('edit.undo', { yearId });
    expect(await find('5000276')).toEqual(before);
    await call('edit.redo', { yearId });
    expect((await find('5000276')).executed).toBe(1_250);
  });

  it('change the share of one organic unit and nothing else', async () => {
    const { call, yearId, find } = withTargets();
    const before = await find('5000276');
    const unit = before.units.find(({ acronym }) => acronym === 'UFAF');
    if (!unit) throw new Error('no unit');
    const state = await call('targets.setCell', {
      yearId,
      id: before.id,
      unitId: unit.id,
      field: 'programmed',
      text: ' 9 ',
    });
    expect(state.undo).toBe('Programado de 5000276 (UFAF)');
    expect(await find('5000276')).toEqual({
      ...before,
      units: before.units.map((other) =>
        other.id === unit.id ? { ...unit, programmed: 9, typed: { programmed: 9, executed: 7 } } : other,
      ),
    });
  });

  it('tell an emptied cell from a zero', async () => {
    const { call, yearId, find } = withTargets();
    const { id } = await find('5006294');
    await call('targets.setCell', { yearId, id, unitId: null, field: 'executed', text: '0' });
    expect(await find('5006294')).toMatchObject({ executed: 0, progress: { scaled: 0, decimals: 1 } });
    await call('targets.setCell', { yearId, id, unitId: null, field: 'executed', text: '' });
    expect(await find('5006294')).toMatchObject({ executed: null, progress: null });
  });

  it('refuse what is no whole number, and keep what was there', async () => {
    const { call, yearId, list, find } = withTargets();
    const before = await list();
    const { id } = await find('5000276');
    for (const text of ['51.5', '-1', '51.0', '1.250', 'n.d.', '–', '(51)', '51 informes', '1e3', '٥١'])
      await expect(
        call('targets.setCell', { yearId, id, unitId: null, field: 'executed', text }),
        text,
      ).rejects.toMatchObject({ code: 'bad-value', detail: { text, expected: es.chapter.expected.count } });
    expect(await list()).toEqual(before);
    expect((await call('edit.state', { yearId })).undo).toBeNull();
  });

  it('refuse goals and units of another year or goal', async () => {
    const { call, db, yearId, list, find } = withTargets();
    const before = await list();
    const target = await find('5000276');
    const other = await find('5006294');
    const unitId = target.units[0]?.id ?? 0;
    const year = db.prepare("INSERT INTO fiscal_year (year, created_at) VALUES (2025, '2025-01-02')").run();
    const edit = { field: 'executed', text: '1' } as const;
    for (const input of [
      { ...edit, yearId: Number(year.lastInsertRowid), id: target.id, unitId: null },
      { ...edit, yearId, id: 9_999, unitId: null },
      { ...edit, yearId, id: other.id, unitId },
    ])
      await expect(call('targets.setCell', input)).rejects.toMatchObject({ code: 'not-found' });
    expect(await list()).toEqual(before);
  });

  it('leave no entry in the log when nothing changes', async () => {
    const { call, yearId, find } = withTargets();
    const { id } = await find('5000276');
    await call('targets.setCell', { yearId, id, unitId: null, field: 'executed', text: '51' });
    expect(await call('edit.log', { yearId, limit: 10 })).toEqual([]);
  });

  it('cannot be changed in a closed year', async () => {
    const { call, db, yearId, find } = withTargets();
    const { id } = await find('5000276');
    db.prepare("UPDATE fiscal_year SET state = 'closed' WHERE id = ?").run(yearId);
    await expect(
      call('targets.setCell', { yearId, id, unitId: null, field: 'executed', text: '1' }),
    ).rejects.toMatchObject({ code: 'closed-year' });
    expect((await find('5000276')).executed).toBe(51);
  });

  it('stand beside what the official SIAF report says, added up over its functional sequences', async () => {
    const { db, yearId, find } = withTargets();
    const batchId = db.prepare("SELECT batch_id FROM official_source WHERE dimension = 'activity'").pluck().get();
    const goal = db.prepare(
      `INSERT INTO batch_goal (batch_id, sheet, source_row, sec_func, activity_code, purpose, unit_of_measure, programmed, executed)
       VALUES (?, 'Hoja1', 2, ?, ?, 'FINALIDAD', 'INFORME', ?, ?)`,
    );
    goal.run(batchId, '0001', '5000276', 40, 30);
    goal.run(batchId, '0002', '5000276', 11, null);
    goal.run(batchId, '0003', '5006294', null, null);
    expect((await find('5000276')).siaf).toEqual({ programmed: 51, executed: 30, fileName: 'ReporteGasto.xlsx' });
    expect((await find('5006294')).siaf).toEqual({ programmed: null, executed: null, fileName: 'ReporteGasto.xlsx' });
    expect((await find('5006295')).siaf).toBeNull();
    const beside = addLines(db, yearId, { cells: [], official: [], fileName: 'otro.xlsx' });
    goal.run(beside, '0001', '5006295', 7, 7);
    db.prepare("UPDATE official_source SET batch_id = ? WHERE dimension = 'generica'").run(beside);
    expect((await find('5006295')).siaf).toBeNull();
    expect((await find('5000276')).executed).toBe(51);
  });

  it('TG-4 keep every POI version, and the chapter prints the latest until another is chosen', async () => {
    const { call, yearId, find, list } = withTargets();
    const table = async () => tableIn(await call('chapter.model', { yearId }), 'targets');
    const before = rowTexts(await table());
    await call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: true });
    const goal = (await list()).find((row) => row.poiVersion === 'v.5' && row.activityCode === '5000276');
    await call('targets.setCell', { yearId, id: goal?.id ?? 0, unitId: null, field: 'programmed', text: '60' });
    expect((await list()).map(({ poiVersion, printed }) => `${poiVersion} ${printed}`).toSorted()).toEqual([
      ...Array(4).fill('v.4 false'),
      ...Array(4).fill('v.5 true'),
    ]);
    expect((await find('5000276')).programmed).toBe(51);
    const [first, ...rest] = rowTexts(await table());
    expect(first?.slice(3)).toEqual(['60', '51', '85.0%']);
    expect(rest).toEqual(before.slice(1));

    await call('targets.printVersion', { yearId, name: 'v.4' });
    expect(rowTexts(await table())).toEqual(before);
  });

  it('of a year without any are none', async () => {
    const { call, db } = openBackend();
    const yearId = createYear2024(db);
    db.prepare('DELETE FROM target WHERE year_id = ?').run(yearId);
    expect(await call('targets.list', { yearId })).toEqual([]);
  });
});
