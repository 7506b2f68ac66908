import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Db } from '#backend/platform/db/open.ts';
import { parents } from '#backend/years/content-changes.ts';
import { contentTables, readContent } from '#backend/years/version-content.ts';
import { openBackend } from '../helpers/backend.ts';

async function withExample() {
  const opened = openBackend();
  const { id: yearId } = await opened.call('years.openExample', {});
  const [target] = await opened.call('targets.list', { yearId });
  const setGoal = (text: string) =>
    opened.call('targets.setCell', { yearId, id: target?.id ?? 0, unitId: null, field: 'executed', text });
  return { ...opened, yearId, setGoal, content: () => readContent(opened.db, yearId) };
}

describe('a named version', () => {
  it('is restored as one act, the present stays as a version, and undo brings it back', async () => {
    const { call, db, yearId, setGoal, content } = await withExample();
    await setGoal('40');
    const draft = await call('years.makeVersion', { yearId, name: ' borrador 2 ' });
    expect(draft).toMatchObject({ name: 'borrador 2', madeBy: 'Ana', madeAt: '2025-01-20T15:00:00.000Z' });
    const wanted = content();

    // Rows that change, come and go, and refer to each other.
    await setGoal('41');
    db.exec('DELETE FROM note_anchor WHERE id = (SELECT min(id) FROM note_anchor)');
    db.exec(
      "INSERT INTO note (id, year_id, table_key, text) VALUES (900, (SELECT id FROM fiscal_year), 'targets', 'x')",
    );
    db.exec("INSERT INTO note_anchor (note_id, anchor) VALUES (900, 'column:executed')");
    db.exec('DELETE FROM indicator WHERE id = (SELECT max(id) FROM indicator)');
    const present = content();
    expect(present).not.toEqual(wanted);

    const state = await call('years.restoreVersion', { yearId, versionId: draft.id });
    expect(state.undo).toBe('Restaurar la versión «borrador 2»');
    expect(content()).toEqual(wanted);
    expect((await call('years.versions', { yearId })).map(({ name }) => name)).toEqual([
      'Antes de restaurar «borrador 2»',
      'borrador 2',
    ]);
    await call('edit.undo', { yearId });
    expect(content()).toEqual(present);
    await call('edit.redo', { yearId });
    expect(content()).toEqual(wanted);
    const [saved] = await call('years.versions', { yearId });
    await call('years.restoreVersion', { yearId, versionId: saved?.id ?? 0 });
    expect(content()).toEqual(present);
  });

  it('from before an import takes the import out of the count and keeps its lines as evidence', async () => {
    const { call, db, yearId } = await withExample();
    const versions = () => call('years.versions', { yearId });
    await call('years.makeVersion', { yearId, name: 'con las dos' });
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    await call('years.makeVersion', { yearId, name: 'sin presupuesto' });
    await call('edit.redo', { yearId });
    await call('edit.redo', { yearId });
    const lines = db.prepare('SELECT count(*) FROM budget_line').pluck().get();
    const [without] = await versions();
    await call('years.restoreVersion', { yearId, versionId: without?.id ?? 0 });
    expect((await call('budget.view', { yearId, dimension: 'generica' })).source).toBeNull();
    expect(db.prepare('SELECT count(*) FROM budget_line').pluck().get()).toBe(lines);
    const both = (await versions()).find(({ name }) => name === 'con las dos');
    await call('years.restoreVersion', { yearId, versionId: both?.id ?? 0 });
    expect((await call('budget.view', { yearId, dimension: 'generica' })).total.pim).toBe(573_712_809_00);
  });

  it('comes back whole where rows that it has were deleted and others came since', async () => {
    const { call, db, yearId, content } = await withExample();
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'completa' });
    const wanted = content();
    const last = db.prepare('SELECT max(id) FROM indicator_value').pluck().get();
    const { years, rows } = await call('indicators.table', { yearId });
    await call('indicators.removeYear', { yearId, year: years.at(-1)?.year ?? 0 });
    const { id } = await call('indicators.addIndicator', {
      yearId,
      levelId: rows[0]?.levelId ?? 0,
      name: 'Otro',
      after: rows[0]?.id ?? 0,
    });
    await call('indicators.setCell', { yearId, id, year: years[2]?.year ?? 0, text: '1' });
    expect(db.prepare('SELECT id FROM indicator_value WHERE indicator_id = ?').pluck().get(id)).toBeGreaterThan(
      Number(last),
    );
    const present = content();
    await call('years.restoreVersion', { yearId, versionId });
    expect(content()).toEqual(wanted);
    await call('edit.undo', { yearId });
    expect(content()).toEqual(present);
  });

  it('comes back whole where names went from row to row since', async () => {
    const { call, yearId, content } = await withExample();
    await call('targets.addVersion', { yearId, name: 'v.5', from: 'v.4', printed: true });
    await call('budget.setHistory', {
      yearId,
      cells: [],
      added: [
        { year: '2020', pia: '1' },
        { year: '2021', pia: '2' },
      ],
    });
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'antes' });
    const wanted = content();

    for (const [name, newName] of [
      ['v.4', 'x'],
      ['v.5', 'v.4'],
      ['x', 'v.5'],
    ] as const)
      await call('targets.renameVersion', { yearId, name, newName });
    for (const [kind, field] of [
      ['unit-of-measure', 'name'],
      ['organic-unit', 'acronym'],
    ] as const) {
      const rows = (await call('units.list', { yearId, kind })).slice(0, 3);
      const turned = [...rows.slice(1), ...rows.slice(0, 1)];
      for (const row of rows)
        await call('units.setCells', { yearId, kind, cells: [{ id: row.id, field, text: `x${row.id}` }] });
      for (const [index, row] of rows.entries())
        await call('units.setCells', {
          yearId,
          kind,
          cells: [{ id: row.id, field, text: turned[index]?.[field] ?? '' }],
        });
    }
    for (const [year, text] of [
      [2021, '2019'],
      [2020, '2021'],
      [2019, '2020'],
    ] as const)
      await call('budget.setHistory', { yearId, cells: [{ year, field: 'year', text }], added: [] });
    const present = content();
    for (const table of ['target', 'poi_version', 'unit_of_measure', 'organic_unit', 'budget_history'] as const)
      expect(present[table], table).not.toEqual(wanted[table]);

    const { others } = await call('years.compareVersions', { yearId, before: versionId, after: null });
    expect(others.filter(({ what }) => what === 'Unidad de medida').map(({ field }) => field)).toEqual([
      'Nombre',
      'Nombre',
      'Nombre',
    ]);
    await call('years.restoreVersion', { yearId, versionId });
    expect(content()).toEqual(wanted);
    await call('edit.undo', { yearId });
    expect(content()).toEqual(present);
    await call('edit.redo', { yearId });
    expect(content()).toEqual(wanted);
  });

  it('of an earlier program leaves what it does not know, and undo brings back what hung on rows that go', async () => {
    const { call, db, yearId, content } = await withExample();
    const [kept] = await call('targets.list', { yearId });
    const month = (id: number, text: string) =>
      call('targets.setCell', { yearId, id, unitId: null, month: 2, field: 'executed', text });
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'antigua' });
    forget(db, versionId, 'target_month');
    const { ids } = await call('targets.addGoals', {
      yearId,
      poiVersion: 'v.4',
      beside: null,
      goals: [{ activityCode: '5009999', activityName: '', unitOfMeasure: 'Informe', programmed: '', executed: '' }],
    });
    await month(ids[0] ?? 0, '3');
    await month(kept?.id ?? 0, '4');
    const present = content();
    expect(Object.keys(present.target_month)).toHaveLength(2);
    await call('years.restoreVersion', { yearId, versionId });
    expect(Object.values(content().target_month).map((row) => row.target_id)).toEqual([kept?.id]);
    await call('edit.undo', { yearId });
    expect(content()).toEqual(present);
  });

  it('knows what goes with what, as the database does', () => {
    const { db } = openBackend();
    const inDatabase = contentTables.flatMap((table) =>
      db
        .prepare<[string], { from: string; table: string }>(
          'SELECT "from", "table" FROM pragma_foreign_key_list(?) WHERE on_delete = \'CASCADE\' AND "table" <> \'fiscal_year\'',
        )
        .all(table)
        .map((key) => `${table}.${key.from} ${key.table}`),
    );
    const said = contentTables.flatMap((table) =>
      Object.entries(parents[table] ?? {}).map(([column, parent]) => `${table}.${column} ${parent}`),
    );
    expect(said.toSorted()).toEqual(inDatabase.toSorted());
  });

  it('brings back whether the control total of an import was confirmed', async () => {
    const { call, db, yearId, content } = await withExample();
    const batchId = db
      .prepare<[], number>("SELECT batch_id FROM official_source WHERE dimension = 'activity'")
      .pluck()
      .get();
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'sin confirmar' });
    const wanted = content();
    await call('overview.confirmControl', { yearId, batchId: batchId ?? 0, pim: '573,712,809' });
    const confirmed = content();
    expect(confirmed).not.toEqual(wanted);
    await call('years.restoreVersion', { yearId, versionId });
    expect(content()).toEqual(wanted);
    expect(db.prepare('SELECT control_pim_cents FROM import_batch WHERE id = ?').pluck().get(batchId)).toBeNull();
    await call('edit.undo', { yearId });
    expect(content()).toEqual(confirmed);
  });

  it('that is what the year already says changes nothing and makes no other version', async () => {
    const { call, yearId } = await withExample();
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'igual' });
    const before = await call('edit.state', { yearId });
    await call('years.restoreVersion', { yearId, versionId });
    expect(await call('edit.state', { yearId })).toEqual(before);
    expect(await call('years.versions', { yearId })).toHaveLength(1);
  });

  it('is refused when its bytes are no longer those that were kept, or when it is of another year', async () => {
    const { call, db, yearId, setGoal, content } = await withExample();
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'a' });
    await setGoal('41');
    const before = content();
    db.exec("UPDATE named_version SET sha256 = 'otro'");
    await expect(call('years.restoreVersion', { yearId, versionId })).rejects.toMatchObject({
      code: 'damaged-database',
    });
    await expect(call('years.restoreVersion', { yearId, versionId: 99 })).rejects.toMatchObject({ code: 'not-found' });
    expect(content()).toEqual(before);
  });
});

describe('a closed year', () => {
  it('refuses edits, undo and restoring until it is opened again with a reason; the record tells both', async () => {
    const { call, yearId, setGoal, content } = await withExample();
    await setGoal('41');
    const { id: versionId } = await call('years.makeVersion', { yearId, name: 'a' });
    await setGoal('42');
    const before = content();
    expect((await call('years.close', { yearId })).state).toBe('closed');
    for (const act of [
      () => setGoal('43'),
      () => call('edit.undo', { yearId }),
      () => call('years.restoreVersion', { yearId, versionId }),
      () => call('years.close', { yearId }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'closed-year' });
    expect(content()).toEqual(before);
    await expect(call('years.reopen', { yearId, reason: '  ' })).rejects.toMatchObject({ code: 'needs-reason' });
    expect((await call('years.reopen', { yearId, reason: 'Oficio 12' })).state).toBe('open');
    const [reopened, closed] = await call('edit.log', { yearId, limit: 2 });
    expect([reopened?.label, reopened?.reason, closed?.label]).toEqual([
      'Reabrir el año',
      'Oficio 12',
      'Cerrar el año',
    ]);
    await call('edit.undo', { yearId });
    expect((await call('targets.list', { yearId }))[0]?.executed).toBe(41);
  });
});

describe('two versions side by side', () => {
  it('differ in the figures that the tables print, in words, and in what neither shows', async () => {
    const { call, yearId, setGoal } = await withExample();
    const { id: before } = await call('years.makeVersion', { yearId, name: 'a' });
    await setGoal('50');
    const { rows } = await call('indicators.table', { yearId });
    const id = rows[0]?.id ?? 0;
    await call('indicators.setSheet', { yearId, id, changes: { formula: 'A / B' } });
    const [note] = await call('notes.list', { yearId, table: 'indicators' });
    if (!note) throw new Error('no note');
    const anchors = [...note.anchors];
    await call('notes.save', { yearId, id: note.id, table: 'indicators', text: `${note.text} Revisado.`, anchors });
    const present = await call('years.compareVersions', { yearId, before, after: null });
    expect(present.figures.map(({ table, row, ...values }) => [table.replace('\u00a0', ' '), row, values])).toEqual([
      [
        'Tabla N° 22',
        expect.stringMatching(/^5000276.* · Informe$/),
        { column: 'Ejecución 2024', before: '51', after: '50' },
      ],
      ['Tabla N° 22', expect.stringMatching(/^5000276/), { column: 'Avance %', before: '100.0%', after: '98.0%' }],
    ]);
    const changed = present.texts.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind !== 'same'));
    expect(changed).toContainEqual({ kind: 'added', text: 'anteriores. Revisado.' });
    expect(present.others.map(({ what, field, before: old, after }) => [what, field, old, after])).toEqual([
      ['Indicador', 'Fórmula', null, 'A / B'],
    ]);
    const { id: after } = await call('years.makeVersion', { yearId, name: 'b' });
    expect(await call('years.compareVersions', { yearId, before, after })).toEqual(present);
    expect(await call('years.compareVersions', { yearId, before: after, after: null })).toEqual({
      figures: [],
      texts: [],
      others: [],
    });
  });

  it('are only looked at: the year, its undo and its record stay as they are, and no page reloads', async () => {
    const { call, events, yearId, setGoal, content } = await withExample();
    const { id: before } = await call('years.makeVersion', { yearId, name: 'a' });
    await setGoal('50');
    const was = [content(), await call('edit.state', { yearId }), events.length];
    await call('years.compareVersions', { yearId, before, after: null });
    expect([content(), await call('edit.state', { yearId }), events.length]).toEqual(was);
    await expect(call('years.compareVersions', { yearId, before: 99, after: null })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

/** A version as a program kept it that did not know the table. */
function forget(db: Db, versionId: number, table: string): void {
  const stored = db.prepare<[number], Buffer>('SELECT content FROM named_version WHERE id = ?').pluck().get(versionId);
  const content = JSON.parse(inflateSync(stored ?? Buffer.of()).toString('utf8'));
  delete content[table];
  const json = JSON.stringify(content);
  const sha256 = createHash('sha256').update(json).digest('hex');
  db.prepare('UPDATE named_version SET content = ?, sha256 = ? WHERE id = ?').run(deflateSync(json), sha256, versionId);
}
