import { describe, expect, it } from 'vitest';
import type { TargetRow } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { plain, rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { goal, withYear } from '../helpers/goal-year.ts';

const entity = {
  institution: 'Programa',
  pliegoCode: '010',
  executingUnitCode: '117',
  secEjec: '1234',
  executingUnitName: 'Unidad',
  programCode: '0115',
  programName: 'Programa',
};

describe('a goal', () => {
  it('begins a blank year: its activity, unit of measure and POI version join the catalogues in one act', async () => {
    const { call } = openBackend();
    const { id: yearId } = await call('years.create', { year: 2031, fromYearId: null, entity });
    const added = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.1',
      beside: null,
      goals: [{ ...goal('5000276', 'Informe', { programmed: '51' }), activityName: 'Gestión del programa' }],
      newUnit: { singular: 'informe', plural: 'informes', gender: 'm' },
    });
    expect(added).toMatchObject({ rejected: [], undo: { undo: 'Meta nueva de 5000276' } });
    expect(await call('targets.list', { yearId })).toMatchObject([
      {
        id: added.ids[0],
        activityCode: '5000276',
        activityName: 'Gestión del programa',
        unitOfMeasure: 'Informe',
        poiVersion: 'v.1',
        printed: true,
        programmed: 51,
        executed: null,
      },
    ]);
    expect(await call('targets.versions', { yearId })).toEqual([{ name: 'v.1', printed: true, goals: 1 }]);
    const rows = rowTexts(tableIn(await call('chapter.model', { yearId }), 'targets'));
    expect(rows.map((cells) => cells.slice(1))).toEqual([['5000276. Gestión del programa', 'Informe', '51', '–', '–']]);

    await call('edit.undo', { yearId });
    expect(await call('targets.list', { yearId })).toEqual([]);
    expect(await call('targets.choices', { yearId })).toEqual({ activities: [], unitsOfMeasure: [], organicUnits: [] });
    await call('edit.redo', { yearId });
    expect(await call('targets.list', { yearId })).toHaveLength(1);
  });

  it('is put where a person points, and moved up and down within its version', async () => {
    const { call, yearId, find, codes } = withYear();
    const { id } = await find('5006294');
    const { ids } = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: { id, place: 'before' },
      goals: [goal('5009999', 'informe')],
    });
    expect(await codes()).toEqual(['5000276', '5009999', '5006294', '5006295', '5006296']);
    expect((await call('targets.moveGoals', { yearId, ids: [...ids, id], by: 1 })).moved).toBe(true);
    expect(await codes()).toEqual(['5000276', '5006295', '5009999', '5006294', '5006296']);
    const stays = await call('targets.moveGoals', { yearId, ids: [(await find('5000276')).id], by: -1 });
    expect(stays.moved).toBe(false);
    expect(await codes()).toEqual(['5000276', '5006295', '5009999', '5006294', '5006296']);
    expect((await call('edit.state', { yearId })).undo).toBe('Mover 2 metas');
  });

  it('goes with its months, shares, comments and note marks, and undo brings all of it back after a restart', async () => {
    const opened = withYear();
    const { call, yearId, find, set } = opened;
    const { id } = await find('5000276');
    await set('5000276', 3, 'executed', '7');
    await call('cells.setComment', { yearId, cell: `target:${id}:executed`, text: 'revisar' });
    await call('notes.save', { yearId, id: null, table: 'targets', text: 'Nota', anchors: [`row:${id}`] });
    const before = { goal: await find('5000276'), comments: await call('cells.comments', { yearId }) };
    const state = await call('targets.removeRows', { yearId, ids: [id], unitIds: [] });
    expect(state.undo).toBe('Eliminar la meta de 5000276');
    expect(await opened.codes()).toEqual(['5006294', '5006295', '5006296']);
    expect(await call('cells.comments', { yearId })).toEqual([]);
    const again = await opened.reopen();
    await again.call('edit.undo', { yearId });
    expect((await again.call('targets.list', { yearId }))[0]).toEqual(before.goal);
    expect(await again.call('cells.comments', { yearId })).toEqual(before.comments);
    expect(tableIn(await again.call('chapter.model', { yearId }), 'targets').notes.map(({ text }) => text)).toContain(
      'Nota',
    );
  });

  it('is refused where it is not clear, and the others of the block are written as one act', async () => {
    const { call, yearId, find, codes } = withYear();
    const { id } = await find('5000276');
    const before = await codes();
    const result = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: null,
      cells: [
        { id, unitId: null, field: 'executed', text: '50' },
        { id, unitId: null, field: 'programmed', text: 'x' },
      ],
      goals: [
        goal('5009998', 'INFORME', { executed: '3' }),
        goal('276', 'Informe'),
        goal('5006294', 'Informe'),
        goal('5009997', 'Kilómetro'),
        goal('5009996', 'Informe', { executed: '3.5' }),
        goal('5009998', 'Informe'),
      ],
    });
    expect(result.rejected.map(({ index, error }) => [index, error.detail.expected])).toEqual([
      [1, es.chapter.expected.count],
      [3, es.targets.expectedActivity],
      [4, es.targets.expectedNewActivity],
      [5, es.targets.expectedUnit],
      [6, es.chapter.expected.count],
      [7, es.targets.expectedNewActivity],
    ]);
    expect(result.undo.undo).toBe('1 meta nueva y 1 celdas de metas físicas');
    expect(await codes()).toEqual([...before, '5009998']);
    expect((await find('5000276')).executed).toBe(50);
    await call('edit.undo', { yearId });
    expect(await codes()).toEqual(before);
    expect((await find('5000276')).executed).toBe(51);
  });

  it('cannot come, go, move or get a version in a closed year', async () => {
    const { call, db, yearId, find } = withYear();
    const { id } = await find('5000276');
    db.prepare("UPDATE fiscal_year SET state = 'closed' WHERE id = ?").run(yearId);
    const closed = { code: 'closed-year' };
    const add = { yearId, poiVersion: 'v.4', beside: null, goals: [goal('5009998', 'Informe')] };
    await expect(call('targets.addGoals', add)).rejects.toMatchObject(closed);
    await expect(call('targets.removeRows', { yearId, ids: [id], unitIds: [] })).rejects.toMatchObject(closed);
    await expect(call('targets.moveGoals', { yearId, ids: [id], by: 1 })).rejects.toMatchObject(closed);
    await expect(call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: true })).rejects.toMatchObject(
      closed,
    );
    expect((await call('targets.versions', { yearId })).map(({ name }) => name)).toEqual(['v.4']);
  });
});

describe('the split by organic unit', () => {
  it('gets units of the catalogue with words for the sentence, and loses them whole', async () => {
    const { call, yearId, find } = withYear();
    const { id } = await find('5006294');
    const state = await call('targets.addUnits', { yearId, id, acronyms: ['UT', 'DE', 'NADIE'] });
    expect(state.undo).toBe('Desglose de 5006294: 2 unidades orgánicas');
    expect((await find('5006294')).units.map(({ acronym, phrase }) => [acronym, phrase])).toEqual([
      ['DE', 'por la Dirección Ejecutiva (DE)'],
      ['UT', 'por las Unidades Territoriales (UT)'],
    ]);
    const unitIds = (await find('5006294')).units.map((unit) => unit.id);
    await call('targets.removeRows', { yearId, ids: [], unitIds });
    expect((await find('5006294')).units).toEqual([]);
    await expect(call('targets.removeRows', { yearId, ids: [], unitIds })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes together with whole goals as one act, and one undo brings all of it back', async () => {
    const { call, yearId, find, codes } = withYear();
    const { id, units } = await find('5000276');
    await call('targets.addUnits', { yearId, id: (await find('5006294')).id, acronyms: ['UT', 'DE'] });
    const before = await call('targets.list', { yearId });
    const [kept, gone] = (await find('5006294')).units;
    const state = await call('targets.removeRows', {
      yearId,
      ids: [id],
      // The share of a goal that goes goes with it.
      unitIds: [gone?.id ?? 0, units[0]?.id ?? 0],
    });
    expect(state.undo).toBe('Eliminar 2 filas de metas físicas');
    expect(await codes()).toEqual(['5006294', '5006295', '5006296']);
    expect((await find('5006294')).units).toEqual([kept]);
    await call('edit.undo', { yearId });
    expect(await call('targets.list', { yearId })).toEqual(before);
  });
});

describe('POI versions', () => {
  it('are copied whole under a new name, changed apart, renamed and taken away', async () => {
    const { call, yearId, find, set } = withYear();
    await set('5000276', 1, 'programmed', '4');
    const original = await find('5000276');
    await call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: false });
    const copy = await find('5000276', 'v.5');
    const figures = ({ programmed, executed, months, units }: TargetRow) => ({
      programmed,
      executed,
      months,
      units: units.map(({ id, ...unit }) => unit),
    });
    expect(figures(copy)).toEqual(figures(original));
    expect([copy.printed, copy.id === original.id]).toEqual([false, false]);
    await call('targets.renameVersion', { yearId, name: 'v.5', newName: 'Modificado 5' });
    expect(await call('targets.versions', { yearId })).toEqual([
      { name: 'v.4', printed: true, goals: 4 },
      { name: 'Modificado 5', printed: false, goals: 4 },
    ]);
    await expect(call('targets.addVersion', { yearId, name: 'v.4', from: null, printed: true })).rejects.toMatchObject({
      code: 'bad-value',
      detail: { expected: es.targets.expectedNewVersion },
    });
    await call('targets.removeVersion', { yearId, name: 'v.4' });
    expect(await call('targets.versions', { yearId })).toEqual([{ name: 'Modificado 5', printed: true, goals: 4 }]);
    for (let step = 0; step < 3; step += 1) await call('edit.undo', { yearId });
    expect(await call('targets.versions', { yearId })).toEqual([{ name: 'v.4', printed: true, goals: 4 }]);
    expect(await find('5000276')).toEqual(original);
  });

  it('are named by the note and the sentences of the chapter', async () => {
    const { call, yearId } = withYear();
    const note = async () => tableIn(await call('chapter.model', { yearId }), 'targets').notes[0]?.text ?? '';
    expect(await note()).toContain('Modificado Versión 4 del');
    await call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: true });
    expect(await note()).toContain('Modificado Versión 5 del');
  });
});

describe('SIAF', () => {
  it('gives its figures to a goal with their source; what it does not state stays', async () => {
    const { call, db, yearId, find } = withYear();
    const batchId = db.prepare("SELECT batch_id FROM official_source WHERE dimension = 'activity'").pluck().get();
    db.prepare(
      `INSERT INTO batch_goal (batch_id, sheet, source_row, sec_func, activity_code, purpose, unit_of_measure, programmed, executed)
       VALUES (?, 'Hoja1', 2, '0001', '5000276', 'F', '060.INFORME', 40, NULL)`,
    ).run(batchId);
    const state = await call('targets.takeFromSiaf', { yearId, id: (await find('5000276')).id });
    expect(state.undo).toBe('Metas de SIAF para 5000276');
    expect(await find('5000276')).toMatchObject({
      programmed: 40,
      executed: 51,
      origin: { programmed: 'SIAF: «ReporteGasto.xlsx»', executed: null },
    });
    await call('targets.setCell', {
      yearId,
      id: (await find('5000276')).id,
      unitId: null,
      field: 'programmed',
      text: '41',
    });
    expect((await find('5000276')).origin.programmed).toBeNull();
  });

  it('and the money spent stand beside what was done: a gap of five points or more is a note (PG5)', async () => {
    const { call, yearId } = withYear();
    const gaps = (await call('checks.run', { yearId })).findings.filter(
      ({ rule }) => rule === 'physical-financial-gap',
    );
    expect(gaps.map((finding) => [finding.severity, plain(es.checks.message(finding))])).toEqual([
      ['note', 'La actividad 5000276 tiene un avance físico de 100.0% y un avance financiero de 92.5%.'],
      ['note', 'La actividad 5006296 tiene un avance físico de 100.0% y un avance financiero de 94.6%.'],
    ]);
  });
});

describe('progress', () => {
  it('of nothing programmed is a dash, and of more than programmed is said as it is (PG6)', async () => {
    const { call, yearId, set } = withYear();
    await set('5000276', null, 'programmed', '0');
    await set('5006294', null, 'programmed', '100');
    await set('5006294', null, 'executed', '112');
    const rows = rowTexts(tableIn(await call('chapter.model', { yearId }), 'targets'));
    expect(rows.map((cells) => cells.slice(3)).slice(0, 2)).toEqual([
      ['0', '51', '–'],
      ['100', '112', '112.0%'],
    ]);
  });
});
