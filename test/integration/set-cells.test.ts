import { describe, expect, it } from 'vitest';
import { es } from '#shared/strings/es.ts';
import { openBackend } from '../helpers/backend.ts';
import { typedValue } from '../helpers/indicator-values.ts';
import { fillYear2024 } from '../helpers/year-2024.ts';

function withYear() {
  const opened = openBackend();
  return { ...opened, yearId: fillYear2024(opened.db) };
}

describe('a block of goals', () => {
  it('is one act: clear cells are written, each of the others is left out with its reason', async () => {
    const { call, yearId } = withYear();
    const before = await call('targets.list', { yearId });
    const [first, second, third] = before;
    if (!first || !second || !third) throw new Error('no goals');
    const unit = first.units[1];
    if (!unit) throw new Error('no unit');
    const result = await call('targets.setCells', {
      yearId,
      cells: [
        { id: first.id, unitId: null, field: 'programmed', text: '1,051' },
        { id: first.id, unitId: unit.id, field: 'executed', text: '' },
        { id: second.id, unitId: null, field: 'executed', text: '51.5' },
        { id: 999, unitId: null, field: 'executed', text: '1' },
        { id: third.id, unitId: null, field: 'executed', text: '7' },
        { id: third.id, unitId: null, field: 'executed', text: '8' },
      ],
    });
    expect(result).toEqual({
      applied: 3,
      rejected: [
        {
          index: 2,
          error: { code: 'bad-value', detail: { text: '51.5', expected: es.chapter.expected.count } },
        },
        { index: 3, error: { code: 'not-found', detail: { what: 'target' } } },
      ],
      undo: { undo: '3 celdas de metas físicas', redo: null, savedAt: '2025-01-20T15:00:00.000Z' },
    });
    const after = await call('targets.list', { yearId });
    expect(after.map(({ programmed, executed }) => [programmed, executed])).toEqual([
      [1_051, 51],
      [2_704, 2_704],
      [4_224, 8],
      [115_695, 115_695],
    ]);
    expect(after[0]?.units[1]).toEqual({ ...unit, executed: null, typed: { programmed: 7, executed: null } });
    await call('edit.undo', { yearId });
    expect(await call('targets.list', { yearId })).toEqual(before);
    expect((await call('edit.state', { yearId })).undo).toBeNull();
  });

  it('leaves nothing in the record when no cell is clear', async () => {
    const { call, yearId } = withYear();
    const before = await call('targets.list', { yearId });
    const cells = before.map(({ id }) => ({ id, unitId: null, field: 'executed' as const, text: 'n.d.' }));
    const result = await call('targets.setCells', { yearId, cells });
    expect([result.applied, result.rejected.length]).toEqual([0, 4]);
    expect(await call('targets.list', { yearId })).toEqual(before);
    expect(await call('edit.log', { yearId, limit: 10 })).toEqual([]);
  });
});

describe('a block of indicator values', () => {
  it('keeps n.d., –, 0 and empty apart, makes the rows it needs, and is undone as one', async () => {
    const { call, yearId, db } = withYear();
    db.exec('DELETE FROM indicator_value WHERE year >= 2025');
    const before = await call('indicators.table', { yearId });
    const [first, second] = before.rows;
    if (!first || !second) throw new Error('no indicators');
    const result = await call('indicators.setCells', {
      yearId,
      cells: [
        { id: first.id, year: 2025, field: 'value', text: 'n.d.' },
        { id: first.id, year: 2026, field: 'value', text: '–' },
        { id: second.id, year: 2025, field: 'value', text: '0' },
        { id: second.id, year: 2026, field: 'value', text: '' },
        { id: second.id, year: 2050, field: 'value', text: '1' },
        { id: first.id, year: 2024, field: 'value', text: '1,2,3' },
      ],
      reason: '',
    });
    expect([result.applied, result.rejected.map(({ index, error }) => [index, error.code])]).toEqual([
      4,
      [
        [4, 'not-found'],
        [5, 'bad-value'],
      ],
    ]);
    const after = await call('indicators.table', { yearId });
    const added = (row: number) => after.rows[row]?.values.filter(({ year }) => year >= 2025);
    expect(added(0)).toEqual([
      typedValue(2025, { value: null, mark: 'nd' }),
      typedValue(2026, { value: null, mark: 'dash' }),
    ]);
    expect(added(1)).toEqual([typedValue(2025, { value: { scaled: 0, decimals: 0 }, mark: null })]);
    await call('edit.undo', { yearId });
    expect(await call('indicators.table', { yearId })).toEqual(before);
    await call('edit.redo', { yearId });
    expect(await call('indicators.table', { yearId })).toEqual(after);
  });
});
