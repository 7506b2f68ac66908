import { describe, expect, it } from 'vitest';
import { cents } from '#shared/domain/money.ts';
import { tableAmount } from '#shared/format/es-pe.ts';
import { openBackend } from '../helpers/backend.ts';
import { rowTexts, tableIn } from '../helpers/chapter-text.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withBudget() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const view = () => opened.call('budget.view', { yearId, dimension: 'generica' });
  const set = (code: string, text: string, reason: string) =>
    opened.call('budget.setCells', {
      yearId,
      cells: [{ dimension: 'generica', code, measure: 'devengado', text }],
      reason,
    });
  return { ...opened, yearId, view, set };
}

describe('a figure typed over an imported one', () => {
  it('is what the tables print, stays marked with the imported one and the reason, and the total moves with it', async () => {
    const { call, yearId, view, set } = withBudget();
    const before = await view();
    const row = before.rows[0];
    if (!row || row.devengado === null || before.total.devengado === null) throw new Error('no row');
    const typed = cents(row.devengado - 1_50);
    const result = await set(row.code, tableAmount(typed, 2), ' Nota de ajuste 12 ');
    expect([result.applied, result.rejected, result.undo.undo]).toEqual([1, [], `Devengado de ${row.code}`]);
    const after = await view();
    expect(after.rows[0]).toEqual({
      ...row,
      devengado: typed,
      overridden: {
        devengado: { imported: row.devengado, importedThen: row.devengado, reason: 'Nota de ajuste 12' },
      },
    });
    expect(after.rows.slice(1)).toEqual(before.rows.slice(1));
    expect(after.total).toEqual({ ...before.total, devengado: before.total.devengado - 1_50 });
    const table = tableIn(await call('chapter.model', { yearId }), 'execution-by-generica');
    expect(rowTexts(table)[0]?.join(' ')).toContain(tableAmount(typed, 0));
    const [entry] = await call('edit.log', { yearId, limit: 1 });
    expect(entry?.reason).toBe('Nota de ajuste 12');

    await call('edit.undo', { yearId });
    expect(await view()).toEqual(before);
    await call('edit.redo', { yearId });
    expect(await view()).toEqual(after);
  });

  it('needs a reason; what is no amount, and a column the file lacks, are left out and change nothing', async () => {
    const { call, yearId, view, set } = withBudget();
    const before = await view();
    const code = before.rows[0]?.code ?? '';
    expect((await set(code, '5', '  ')).rejected.map(({ error }) => error.code)).toEqual(['needs-reason']);
    expect((await set(code, '1.234,56', 'x')).rejected.map(({ error }) => error.code)).toEqual(['bad-value']);
    expect((await set('9-99', '5', 'x')).rejected.map(({ error }) => error.code)).toEqual(['not-found']);
    const girado = { dimension: 'generica', code, measure: 'girado', text: '5' } as const;
    const missing = await call('budget.setCells', { yearId, cells: [girado], reason: 'x' });
    expect(missing.rejected.map(({ error }) => error.code)).toEqual(['not-found']);
    expect(await view()).toEqual(before);
    expect((await call('edit.state', { yearId })).undo).toBeNull();
  });

  it('goes when the cell is emptied or reads as imported again', async () => {
    const { view, set } = withBudget();
    const before = await view();
    const row = before.rows[0];
    if (!row || row.devengado === null) throw new Error('no row');
    for (const text of ['', tableAmount(row.devengado, 2)]) {
      await set(row.code, '1', 'x');
      expect((await view()).rows[0]?.devengado).toBe(100);
      expect((await set(row.code, text, '')).rejected).toEqual([]);
      expect(await view()).toEqual(before);
    }
  });

  it('is not lost when the file no longer has its row, nor when the file says something else', async () => {
    const { db, view, set } = withBudget();
    const code = (await view()).rows[0]?.code ?? '';
    await set(code, '7', 'x');
    db.prepare('UPDATE budget_sum SET devengado_cents = 0 WHERE generica_code = ?').run(code);
    expect((await view()).rows[0]).toMatchObject({ devengado: 700, overridden: { devengado: { imported: 0 } } });
    db.prepare('DELETE FROM budget_sum WHERE generica_code = ?').run(code);
    const { rows, total } = await view();
    expect(rows.find((row) => row.code === code)).toMatchObject({
      pia: null,
      devengado: 700,
      overridden: { devengado: { imported: null } },
    });
    expect(total.devengado).toBe(rows.reduce((sum, row) => sum + (row.devengado ?? 0), 0));
  });
});

describe('a cell', () => {
  it('tells its history, newest first, over undo and a new start', async () => {
    const { call, yearId, view, set, reopen } = withBudget();
    const code = (await view()).rows[0]?.code ?? '';
    await set(code, '1', 'primero');
    await set(code, '2', 'segundo');
    await call('edit.undo', { yearId });
    const later = await reopen();
    const history = await later.call('cells.history', { yearId, cell: `budget:generica:${code}:devengado` });
    expect(history.map(({ kind, before, after, reason }) => [kind, before, after, reason])).toEqual([
      ['undo', '2.00', '1.00', null],
      ['edit', '1.00', '2.00', 'segundo'],
      ['edit', null, '1.00', 'primero'],
    ]);
    expect(await later.call('cells.history', { yearId, cell: `budget:generica:${code}:pim` })).toEqual([]);
  });

  it('tells marks and emptied cells of an indicator apart in its history', async () => {
    const { call, yearId, db } = withBudget();
    db.exec('DELETE FROM indicator_value WHERE year = 2025');
    const [row] = (await call('indicators.table', { yearId })).rows;
    const id = row?.id ?? 0;
    for (const text of ['n.d.', '0', '']) await call('indicators.setCell', { yearId, id, year: 2025, text });
    const history = await call('cells.history', { yearId, cell: `indicator:${id}:2025` });
    expect(history.map(({ before, after }) => [before, after])).toEqual([
      ['0', null],
      ['n.d.', '0'],
      [null, 'n.d.'],
    ]);
  });

  it('carries a comment that is undone like anything else', async () => {
    const { call, yearId } = withBudget();
    const [target] = await call('targets.list', { yearId });
    const cell = `target:${target?.id}:executed`;
    const comments = () => call('cells.comments', { yearId });
    await call('cells.setComment', { yearId, cell, text: ' Falta el informe de la UT. ' });
    expect(await comments()).toEqual([{ cell, text: 'Falta el informe de la UT.' }]);
    await call('cells.setComment', { yearId, cell, text: '' });
    expect(await comments()).toEqual([]);
    await call('edit.undo', { yearId });
    expect(await comments()).toEqual([{ cell, text: 'Falta el informe de la UT.' }]);
    for (const wrong of ['target:999:executed', 'target:1:nombre', 'otra', 'indicator:1:2024:x'])
      await expect(call('cells.setComment', { yearId, cell: wrong, text: 'x' }), wrong).rejects.toMatchObject({
        code: 'not-found',
      });
  });
});
