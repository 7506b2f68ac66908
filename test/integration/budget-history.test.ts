import { describe, expect, it } from 'vitest';
import { historyChanges } from '#backend/budget/history.commands.ts';
import { applyEdit } from '#backend/platform/undo/edit-log.ts';
import { readContent } from '#backend/years/version-content.ts';
import { cents } from '#shared/domain/money.ts';
import { now, openBackend } from '../helpers/backend.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

const pim2024 = cents(573_712_809_00);

function withYear2024() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const history = () => opened.call('budget.history', { yearId });
  const short = async () =>
    (await history()).map(({ year, amounts: { pia, pim, devengado }, typed }) => [
      year,
      pia,
      pim,
      devengado,
      typed?.source ?? null,
    ]);
  return { ...opened, yearId, history, short, content: () => readContent(opened.db, yearId) };
}

describe('the budget over the years', () => {
  it('begins with the open year as it was imported, with the progress it prints', async () => {
    const { history } = withYear2024();
    expect(await history()).toMatchObject([
      { year: 2024, amounts: { pim: pim2024 }, progress: { scaled: 994, decimals: 1 }, typed: null, differs: [] },
    ]);
  });

  it('takes a pasted block of earlier years as one act, leaves out what is not clear, and is undone and done again', async () => {
    const { call, yearId, short, content } = withYear2024();
    const [own] = await short();
    const before = content();
    const { applied, rejected, years } = await call('budget.setHistory', {
      yearId,
      cells: [],
      added: [
        {
          year: '2023',
          pia: '560,111,222',
          pim: 'S/ 563 044 001.50',
          devengado: '560,000,000.00',
          source: 'Memoria 2023',
        },
        { year: '2022', pim: '1.010.886' },
        { year: '2023', pim: '1' },
        { year: '2024', pim: '1' },
        { pia: '0', pim: 'n.d.' },
      ],
    });
    expect([applied, years, rejected.map(({ index, error }) => [index, error.code])]).toEqual([
      2,
      [2023, 2022],
      [
        [1, 'bad-value'],
        [2, 'bad-value'],
        [3, 'bad-value'],
      ],
    ]);
    const after = content();
    expect(await short()).toEqual([
      [2022, 0, null, null, ''],
      [2023, 560_111_222_00, 563_044_001_50, 560_000_000_00, 'Memoria 2023'],
      own,
    ]);
    await call('edit.undo', { yearId });
    expect(content()).toEqual(before);
    await call('edit.redo', { yearId });
    expect(content()).toEqual(after);
  });

  it('edits and takes away written years; the imported one cannot be written to', async () => {
    const { call, yearId, short } = withYear2024();
    const [own] = await short();
    await call('budget.setHistory', { yearId, cells: [], added: [{ pim: '100', devengado: '50' }, {}] });
    const cells = [
      { year: 2023, field: 'pim', text: '' },
      { year: 2022, field: 'year', text: '2019' },
      { year: 2024, field: 'pim', text: '1' },
      { year: 2023, field: 'devengado', text: '12,5' },
    ] as const;
    const { applied, rejected } = await call('budget.setHistory', { yearId, cells: [...cells], added: [] });
    expect([applied, rejected.map(({ index, error }) => [index, error.code])]).toEqual([
      2,
      [
        [2, 'not-found'],
        [3, 'bad-value'],
      ],
    ]);
    expect(await short()).toEqual([[2019, null, null, null, ''], [2023, null, null, 50_00, ''], own]);
    expect(await call('budget.removeHistory', { yearId, years: [2019, 2024] })).toMatchObject({ removed: 1 });
    expect(await short()).toEqual([[2023, null, null, 50_00, ''], own]);
  });

  it('is carried into the next year, where the imported year rules and what differs by a sol or more is told', async () => {
    const { call, yearId, db } = withYear2024();
    await call('budget.setHistory', {
      yearId,
      cells: [],
      added: [{ year: '2023', pim: '563,044,001', source: 'Memoria' }],
    });
    const { id } = await call('years.create', { year: 2025, fromYearId: yearId, entity: null });
    await call('budget.setHistory', {
      yearId: id,
      cells: [],
      added: [{ year: '2024', pia: '1', pim: '573,712,809', devengado: '5', source: 'Memoria 2024' }],
    });
    expect(await call('budget.history', { yearId: id })).toMatchObject([
      { year: 2023, amounts: { pim: 563_044_001_00 }, imported: null, typed: { source: 'Memoria' } },
      {
        year: 2024,
        amounts: { pim: pim2024 },
        imported: { yearId, isExample: true },
        typed: { source: 'Memoria 2024' },
        differs: ['pia', 'devengado'],
      },
      { year: 2025, amounts: { pia: null, pim: null, devengado: null }, progress: null, typed: null, differs: [] },
    ]);
    expect((await call('budget.history', { yearId })).map(({ year }) => year)).toEqual([2023, 2024]);
    expect((await call('settings.export', { yearId })).text).not.toContain('budgetHistory');
    expect(db.prepare('SELECT count(*) FROM budget_history').pluck().get()).toBe(3);
  });

  it('takes from another act only what nobody wrote', async () => {
    const { call, yearId, db, short } = withYear2024();
    await call('budget.setHistory', { yearId, cells: [], added: [{ year: '2023', pim: '7' }] });
    const known = [2023, 2022].map((year) => ({
      year,
      pia: cents(100),
      pim: cents(200),
      devengado: null,
      source: 'M',
    }));
    const author = { at: now.toISOString(), by: 'Ana' };
    applyEdit(db, author, { yearId, kind: 'edit', label: 'x', changes: historyChanges(db, yearId, known) });
    expect((await short()).slice(0, 2)).toEqual([
      [2022, 100, 200, null, 'M'],
      [2023, 100, 700, null, ''],
    ]);
  });
});
