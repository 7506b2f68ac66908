import { describe, expect, it } from 'vitest';
import type { IndicatorRow, IndicatorValue } from '#shared/contract/types.ts';
import type { Figure } from '#shared/domain/decimal.ts';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { typedValue } from '../helpers/indicator-values.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withIndicators() {
  const opened = openBackend();
  const yearId = fillYear2024(opened.db);
  const table = () => opened.call('indicators.table', { yearId });
  const row = async (at: number): Promise<IndicatorRow> => {
    const found = (await table()).rows[at];
    if (!found) throw new Error(`no indicator ${at}`);
    return found;
  };
  const value = async (at: number, year: number): Promise<IndicatorValue | undefined> =>
    (await row(at)).values.find((candidate) => candidate.year === year);
  return { ...opened, yearId, table, row, value };
}

describe('indicators', () => {
  it('are listed with their years, exact values and the numbers of their notes', async () => {
    const { table } = withIndicators();
    const { years, rows } = await table();
    expect(years.map(({ year, kind }) => `${year} ${kind}`)).toEqual([
      '2022 historical',
      '2023 historical',
      '2024 historical',
      '2025 projected',
      '2026 projected',
    ]);
    expect(rows.map(({ notes }) => notes)).toEqual([[1], [2], [1], [], [], [1]]);
    expect(rows[0]?.values[1]).toEqual(typedValue(2023, { value: { scaled: 8460, decimals: 2 }, mark: null }));
  });

  it('keep a value exactly as written and undo it exactly', async () => {
    const { call, yearId, row, value } = withIndicators();
    const { id, name } = await row(0);
    const written: readonly (readonly [string, Figure])[] = [
      ['5.35%', { value: { scaled: 535, decimals: 2 }, mark: null }],
      ['6.1', { value: { scaled: 61, decimals: 1 }, mark: null }],
      ['4', { value: { scaled: 4, decimals: 0 }, mark: null }],
      ['-0.125 %', { value: { scaled: -125, decimals: 3 }, mark: null }],
      ['1,250.50', { value: { scaled: 125_050, decimals: 2 }, mark: null }],
      ['n.d.', { value: null, mark: 'nd' }],
      ['–', { value: null, mark: 'dash' }],
      ['', { value: null, mark: null }],
      ['0', { value: { scaled: 0, decimals: 0 }, mark: null }],
    ];
    for (const [text, expected] of written) {
      const before = await value(0, 2024);
      const state = await call('indicators.setCell', { yearId, id, year: 2024, text });
      if (text !== '5.35%') {
        expect(state.undo).toBe(`Valor 2024 de «${name}»`);
        await call('edit.undo', { yearId });
        expect(await value(0, 2024), text).toEqual(before);
        await call('edit.redo', { yearId });
      }
      expect(await value(0, 2024), text).toEqual(typedValue(2024, { ...expected, methodBreak: true }));
    }
    expect((await row(0)).values.filter(({ year }) => year !== 2024)).toHaveLength(4);
  });

  it('fill a year that had no value yet, and undo it to nothing', async () => {
    const { call, db, yearId, row, value } = withIndicators();
    const { id } = await row(1);
    db.prepare('DELETE FROM indicator_value WHERE indicator_id = ? AND year = 2024').run(id);
    const empty = await call('indicators.setCell', { yearId, id, year: 2024, text: '' });
    expect(empty.undo).toBeNull();
    await call('indicators.setCell', { yearId, id, year: 2024, text: '4.10' });
    expect(await value(1, 2024)).toEqual(typedValue(2024, { value: { scaled: 410, decimals: 2 }, mark: null }));
    await call('edit.undo', { yearId });
    expect(await value(1, 2024)).toBeUndefined();
    await call('edit.redo', { yearId });
    expect((await value(1, 2024))?.value).toEqual({ scaled: 410, decimals: 2 });
  });

  it('refuse what can be read in two ways or has no meaning, and keep what was there', async () => {
    const { call, yearId, row, table } = withIndicators();
    const before = await table();
    const { id } = await row(0);
    for (const text of ['84,60', '1.234', '5.35.1', 'cinco', '5 %%', '5.35 1/'])
      await expect(call('indicators.setCell', { yearId, id, year: 2024, text }), text).rejects.toMatchObject({
        code: 'bad-value',
        detail: { text, expected: es.indicators.expected.ofType.percentage },
      });
    expect(await table()).toEqual(before);
  });

  it('refuse a percentage where a plain number is measured', async () => {
    const { call, db, yearId, row, value } = withIndicators();
    const { id } = await row(0);
    db.prepare("UPDATE indicator SET unit = 'number', unit_type = 'count', decimals = 0 WHERE id = ?").run(id);
    await expect(call('indicators.setCell', { yearId, id, year: 2024, text: '5%' })).rejects.toMatchObject({
      code: 'bad-value',
      detail: { expected: es.indicators.expected.ofType.count },
    });
    await call('indicators.setCell', { yearId, id, year: 2024, text: '3,107' });
    expect((await value(0, 2024))?.value).toEqual({ scaled: 3107, decimals: 0 });
  });

  it('refuse a year that the table does not have and an indicator of another year', async () => {
    const { call, db, yearId, row } = withIndicators();
    const { id } = await row(0);
    const other = db.prepare("INSERT INTO fiscal_year (year, created_at) VALUES (2025, '2025-01-02')").run();
    for (const input of [
      { yearId, id, year: 2021 },
      { yearId: Number(other.lastInsertRowid), id, year: 2024 },
      { yearId, id: 9_999, year: 2024 },
    ])
      await expect(call('indicators.setCell', { ...input, text: '1' })).rejects.toMatchObject({ code: 'not-found' });
  });
});
