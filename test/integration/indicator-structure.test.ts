import { describe, expect, it } from 'vitest';
import { readContent } from '#backend/years/version-content.ts';
import type { IndicatorTable } from '#shared/contract/types.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { figure } from '../helpers/indicator-values.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withIndicators() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const table = () => opened.call('indicators.table', { yearId });
  const content = () => readContent(opened.db, yearId);
  /** Undone, the year is what it was; done again, what the act made of it. */
  const isUndoable = async (act: () => Promise<unknown>): Promise<void> => {
    const before = content();
    await act();
    const after = content();
    expect(after).not.toEqual(before);
    await opened.call('edit.undo', { yearId });
    expect(content()).toEqual(before);
    await opened.call('edit.redo', { yearId });
    expect(content()).toEqual(after);
  };
  return { ...opened, yearId, table, content, isUndoable };
}

const outline = ({ levels, rows }: IndicatorTable): readonly string[] =>
  levels.flatMap((level) => [
    level.name.slice(0, 9),
    ...rows.filter((row) => row.levelId === level.id).map((row) => `· ${row.name.slice(0, 25)}`),
  ]);

const first = <T>(list: readonly T[], at = 0): T => {
  const found = list.at(at);
  if (found === undefined) throw new Error('nothing there');
  return found;
};

describe('results, products and indicators', () => {
  it('are added where they belong, and every act is undone as a whole', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const { levels, rows } = await table();
    const [result, product] = [first(levels), first(levels, 1)];
    await isUndoable(() =>
      call('indicators.addLevel', { yearId, kind: 'product', name: ' Producto nuevo ', after: result.id }),
    );
    const added = first((await table()).levels, 1);
    expect(added).toEqual({ id: added.id, kind: 'product', name: 'Producto nuevo' });
    await isUndoable(() =>
      call('indicators.addIndicator', { yearId, levelId: added.id, name: 'Indicador primero', after: null }),
    );
    await isUndoable(() =>
      call('indicators.addIndicator', {
        yearId,
        levelId: product.id,
        name: 'Indicador segundo',
        after: first(rows, 3).id,
      }),
    );
    expect(outline(await table())).toEqual([
      'Población',
      '· Porcentaje de usuarios en',
      '· Porcentaje de la població',
      '· Porcentaje de cambio prom',
      'Producto ',
      '· Indicador primero',
      'Producto ',
      '· Porcentaje de generación ',
      '· Indicador segundo',
      '· Porcentaje de proyectos o',
      '· Porcentaje de satisfacció',
    ]);
    expect(first((await table()).rows, 3)).toMatchObject({
      unitType: 'percentage',
      unit: 'percent',
      decimals: 2,
      values: [],
    });
  });

  it('move one place, over the edge into the next result or product, and stop at the ends', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const { levels, rows } = await table();
    const third = { kind: 'indicator', id: first(rows, 2).id } as const;
    await isUndoable(() => call('indicators.move', { yearId, rows: [third], direction: 'down' }));
    const moved = await table();
    expect(moved.rows.map(({ id, levelId }) => [id, levelId])).toEqual([
      [first(rows).id, first(levels).id],
      [first(rows, 1).id, first(levels).id],
      [third.id, first(levels, 1).id],
      ...rows.slice(3).map(({ id, levelId }) => [id, levelId]),
    ]);
    await call('indicators.move', { yearId, rows: [third], direction: 'up' });
    expect((await table()).rows).toEqual(rows);
    await call('indicators.move', { yearId, rows: [third], direction: 'up' });
    expect((await table()).rows.map(({ id }) => id).slice(0, 3)).toEqual(
      [rows[0], rows[2], rows[1]].map((row) => row?.id),
    );
    const last = { kind: 'indicator', id: first(rows, -1).id } as const;
    const { undo } = await call('edit.state', { yearId });
    const stays = await call('indicators.move', { yearId, rows: [last], direction: 'down' });
    expect([stays.moved, stays.undo.undo]).toEqual([false, undo]);
    const pair = [first(rows, 4), first(rows, 5)].map((row) => ({ kind: 'indicator' as const, id: row.id }));
    await isUndoable(() => call('indicators.move', { yearId, rows: pair, direction: 'up' }));
    expect((await table()).rows.map(({ id }) => id).slice(3)).toEqual(
      [rows[4], rows[5], rows[3]].map((row) => row?.id),
    );
    await call('indicators.move', { yearId, rows: pair, direction: 'down' });
    await call('indicators.move', { yearId, rows: pair, direction: 'down' });
    expect((await table()).rows.map(({ id }) => id).slice(3)).toEqual(rows.slice(3).map((row) => row.id));
    await isUndoable(() =>
      call('indicators.move', { yearId, rows: [{ kind: 'level', id: first(levels, 1).id }], direction: 'up' }),
    );
    expect((await table()).levels.map(({ id }) => id)).toEqual([first(levels, 1).id, first(levels).id]);
    expect(first((await table()).rows).levelId).toBe(first(levels, 1).id);
  });

  it('are deleted with their values, comments and note places; what others have stays, and a check names the note left alone', async () => {
    const { call, db, yearId, table, isUndoable } = withIndicators();
    const { rows } = await table();
    const { id } = first(rows, 1);
    await call('cells.setComment', { yearId, cell: `indicator:${id}:2024`, text: 'Revisar' });
    await isUndoable(() => call('indicators.remove', { yearId, rows: [{ kind: 'indicator', id }] }));
    const after = await table();
    expect(after.rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).filter((each) => each !== id));
    expect(db.prepare('SELECT count(*) FROM indicator_value WHERE indicator_id = ?').pluck().get(id)).toBe(0);
    expect(await call('cells.comments', { yearId })).toEqual([]);
    const { findings } = await call('checks.run', { yearId });
    expect(findings.filter(({ rule }) => rule === 'orphan-note').map(({ found }) => found)).toEqual([
      'Fue incorporado como un nuevo indicador a partir del año 2024. Para los años anteriores, se realizó un cálculo histórico.',
    ]);
  });

  it('are deleted by the block, a result with all of its indicators', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const { levels, rows } = await table();
    const chosen = [
      { kind: 'level', id: first(levels).id },
      { kind: 'indicator', id: first(rows, 0).id },
      { kind: 'indicator', id: first(rows, 4).id },
    ] as const;
    await isUndoable(() => call('indicators.remove', { yearId, rows: [...chosen] }));
    expect((await table()).rows.map(({ id }) => id)).toEqual([first(rows, 3).id, first(rows, 5).id]);
    expect((await call('edit.state', { yearId })).undo).toBe('Quitar 1 resultado o producto con 4 indicadores');
    await expect(call('indicators.remove', { yearId, rows: [...chosen] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are renamed in the same act as values are pasted; an empty name is left out', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const { levels, rows } = await table();
    const { id } = first(rows);
    await isUndoable(() =>
      call('indicators.setCells', {
        yearId,
        cells: [
          { id, name: 'indicator', text: ' Porcentaje de usuarios ' },
          { id, year: 2024, field: 'value', text: '5.36' },
          { id: first(levels).id, name: 'level', text: 'Resultado específico' },
        ],
        reason: '',
      }),
    );
    const renamed = first((await table()).rows);
    expect([renamed.name, renamed.level]).toEqual(['Porcentaje de usuarios', 'Resultado específico']);
    const { rejected } = await call('indicators.setCells', {
      yearId,
      cells: [{ id, name: 'indicator', text: '  ' }],
      reason: '',
    });
    expect(rejected.map(({ error }) => error.code)).toEqual(['bad-value']);
  });
});

describe('the columns of the table', () => {
  it('come and go with their values, and history stays before goals', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const before = await table();
    await isUndoable(() => call('indicators.addYear', { yearId, year: 2021, kind: 'historical' }));
    await isUndoable(() => call('indicators.removeYear', { yearId, year: 2026 }));
    const after = await table();
    expect(after.years.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025]);
    expect(first(after.rows).values.map(({ year }) => year)).toEqual([2022, 2023, 2024, 2025]);
    for (const [year, kind] of [
      [2027, 'historical'],
      [2020, 'projected'],
    ] as const)
      await expect(call('indicators.addYear', { yearId, year, kind })).rejects.toMatchObject({ code: 'bad-value' });
    await expect(call('indicators.addYear', { yearId, year: 2022, kind: 'historical' })).rejects.toMatchObject({
      code: 'year-exists',
    });
    await expect(call('indicators.setYearKind', { yearId, year: 2023, kind: 'projected' })).rejects.toMatchObject({
      code: 'bad-value',
    });
    await isUndoable(() => call('indicators.setYearKind', { yearId, year: 2025, kind: 'historical' }));
    expect(before.rows).toHaveLength(6);
  });
});

describe('the sheet of an indicator', () => {
  it('is changed field by field, and the sign follows from the type', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const { id } = first((await table()).rows);
    await isUndoable(() =>
      call('indicators.setSheet', {
        yearId,
        id,
        changes: { unitType: 'rate', rateBase: 10_000, sense: 'decreasing', definition: ' Usuarios con empleo ' },
      }),
    );
    expect(first((await table()).rows)).toMatchObject({
      ...{ unitType: 'rate', rateBase: 10_000, unit: 'number', sense: 'decreasing', decimals: 2 },
      sheet: { definition: 'Usuarios con empleo', formula: '' },
    });
    await expect(call('indicators.setSheet', { yearId, id: 99, changes: { formula: 'x' } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('computes a value from numerator and denominator, which then is not typed over', async () => {
    const { call, yearId, table, isUndoable } = withIndicators();
    const { id } = first((await table()).rows);
    const set = (field: 'value' | 'numerator' | 'denominator', text: string) =>
      call('indicators.setCells', { yearId, cells: [{ id, year: 2024, field, text }], reason: '' });
    const value = async () => first((await table()).rows).values.find(({ year }) => year === 2024);
    await isUndoable(() => set('numerator', '1,234'));
    expect(await value()).toMatchObject({ ...figure(535, 2), computed: false });
    await isUndoable(() => set('denominator', '23 000'));
    expect(await value()).toMatchObject({
      ...figure(537, 2),
      computed: true,
      numerator: { scaled: 1234, decimals: 0 },
    });
    expect((await set('value', '9')).rejected.map(({ error }) => error.code)).toEqual(['computed-figure']);
    expect((await set('denominator', '0')).rejected.map(({ error }) => error.code)).toEqual(['bad-value']);
    await call('indicators.setSheet', { yearId, id, changes: { decimals: 1 } });
    expect(await value()).toMatchObject(figure(54, 1));
    await set('denominator', '');
    expect(await value()).toMatchObject({ value: null, mark: null, computed: false });
    await set('value', 'n.d.');
    expect(await value()).toMatchObject({ value: null, mark: 'nd' });
  });

  it('keeps where a value comes from and where the method changed, also of a year without a value', async () => {
    const { call, db, yearId, table, isUndoable } = withIndicators();
    const { id } = first((await table()).rows, 1);
    db.prepare('DELETE FROM indicator_value WHERE indicator_id = ? AND year = 2023').run(id);
    const facts = { source: 'Encuesta 2023', methodBreak: true };
    await isUndoable(() => call('indicators.setValueFacts', { yearId, id, year: 2023, changes: facts }));
    const value = first((await table()).rows, 1).values.find(({ year }) => year === 2023);
    expect(value).toMatchObject({ ...facts, value: null, mark: null });
  });
});

describe('history that was published', () => {
  async function nextYear() {
    const opened = withIndicators();
    const { id: yearId } = await opened.call('years.create', { year: 2025, fromYearId: opened.yearId, entity: null });
    const table = () => opened.call('indicators.table', { yearId });
    const value = async (year: number) => first((await table()).rows).values.find((each) => each.year === year);
    return { ...opened, yearId, table, value };
  }

  it('is carried as published, and the projection of the new year becomes its goal', async () => {
    const { value, table } = await nextYear();
    expect((await table()).years.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026, 2027]);
    expect(await value(2024)).toMatchObject({ ...figure(535, 2), published: figure(535, 2), methodBreak: true });
    expect(await value(2025)).toMatchObject({ value: null, mark: null, published: null, goal: figure(400, 2) });
    expect(await value(2026)).toBeUndefined();
  });

  it('changes only with a reason, keeps what was published, and gives the reason up when it is right again', async () => {
    const { call, yearId, table, value } = await nextYear();
    const { id } = first((await table()).rows);
    const set = (text: string, reason: string) =>
      call('indicators.setCells', { yearId, cells: [{ id, year: 2024, field: 'value', text }], reason });
    expect((await set('5.40', ' ')).rejected.map(({ error }) => error.code)).toEqual(['published-figure']);
    expect(await value(2024)).toMatchObject({ ...figure(535, 2), correction: null });
    expect((await set('5.40', 'Oficio 12')).rejected).toEqual([]);
    expect(await value(2024)).toMatchObject({ ...figure(540, 2), published: figure(535, 2), correction: 'Oficio 12' });
    expect(first(await call('edit.log', { yearId, limit: 1 })).reason).toBe('Oficio 12');
    expect((await set('5.35', '')).rejected).toEqual([]);
    expect(await value(2024)).toMatchObject({ ...figure(535, 2), correction: null });
    await call('indicators.setCells', { yearId, cells: [{ id, year: 2025, field: 'value', text: '3' }], reason: '' });
    expect(await value(2025)).toMatchObject(figure(3, 0));
  });

  it('marks the carried notes to be reviewed until somebody says so or writes them anew', async () => {
    const { call, yearId } = await nextYear();
    const notes = () => call('notes.list', { yearId, table: 'indicators' });
    const [one, two] = await notes();
    expect((await notes()).map(({ toReview }) => toReview)).toEqual([true, true, true]);
    if (!one || !two) throw new Error('no notes');
    await call('notes.markReviewed', { yearId, id: one.id, table: 'indicators' });
    await call('notes.save', { yearId, id: two.id, table: 'indicators', text: 'Otra', anchors: [...two.anchors] });
    expect((await notes()).map(({ toReview }) => toReview)).toEqual([false, false, true]);
    await call('edit.undo', { yearId });
    await call('edit.undo', { yearId });
    expect((await notes()).map(({ toReview }) => toReview)).toEqual([true, true, true]);
  });

  it('is held against what was published, and values against the range of their type, by the checks', async () => {
    const { call, yearId, table } = await nextYear();
    const { id, name } = first((await table()).rows);
    const found = async () =>
      (await call('checks.run', { yearId })).findings
        .filter(({ rule }) => rule === 'published-differs' || rule === 'indicator-range')
        .map(({ rule, severity, where, expected, found: shown }) => [rule, severity, where, expected, shown]);
    expect(await found()).toEqual([]);
    const set = (year: number, text: string) =>
      call('indicators.setCells', { yearId, cells: [{ id, year, field: 'value', text }], reason: 'Oficio 12' });
    await set(2024, '5.40');
    await set(2025, '104.5');
    expect(await found()).toEqual([
      ['indicator-range', 'warning', [{ cell: `indicator:${id}:2025` }], '', '104.5%'],
      ['published-differs', 'note', [{ cell: `indicator:${id}:2024` }], '5.35%', '5.40%'],
    ]);
    expect((await call('checks.run', { yearId })).findings.map((finding) => es.checks.message(finding))).toEqual(
      expect.arrayContaining([
        `Indicador «${name}»: el valor 2025 es 104.5%. Un porcentaje va de 0 a 100.`,
        `Indicador «${name}»: el valor 2024 es 5.40% y se publicó 5.35%. Motivo anotado: Oficio 12`,
      ]),
    );
  });

  it('a closed year refuses all of it', async () => {
    const { call, yearId, table } = await nextYear();
    const { rows, levels } = await table();
    const { id } = first(rows);
    await call('years.close', { yearId });
    for (const act of [
      () => call('indicators.addLevel', { yearId, kind: 'result', name: 'x', after: null }),
      () => call('indicators.addIndicator', { yearId, levelId: first(levels).id, name: 'x', after: null }),
      () => call('indicators.move', { yearId, rows: [{ kind: 'indicator', id }], direction: 'down' }),
      () => call('indicators.remove', { yearId, rows: [{ kind: 'indicator', id }] }),
      () => call('indicators.setSheet', { yearId, id, changes: { formula: 'x' } }),
      () => call('indicators.setValueFacts', { yearId, id, year: 2025, changes: { methodBreak: true } }),
      () => call('indicators.addYear', { yearId, year: 2022, kind: 'historical' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'closed-year' });
    expect(await table()).toEqual({ ...(await table()), rows, levels });
  });
});
