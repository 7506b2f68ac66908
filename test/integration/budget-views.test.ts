import { describe, expect, it } from 'vitest';
import { sumCents } from '#shared/domain/money.ts';
import { openBackend } from '../helpers/backend.ts';

async function withExample() {
  const opened = openBackend();
  const { id: yearId } = await opened.call('years.openExample', {});
  const official = Number(
    opened.db.prepare("SELECT batch_id FROM official_source WHERE dimension = 'activity'").pluck().get(),
  );
  const lineSum = (where: string): unknown =>
    opened.db.prepare(`SELECT sum(pim_cents) FROM budget_line WHERE batch_id = ${official} AND ${where}`).pluck().get();
  return { ...opened, yearId, official, lineSum };
}

describe('the budget in other ways', () => {
  it.each([
    ['funding-source', 'funding_source_code'],
    ['rubro', 'rubro_code'],
  ] as const)('by %s adds up the lines of the official file, and casts', async (by, column) => {
    const { call, yearId, lineSum } = await withExample();
    const { rows, total, source } = await call('budget.breakdown', { yearId, by });
    expect(source?.profile).toBe('siaf-reporte-gasto');
    expect(rows.length).toBeGreaterThan(0);
    for (const { code, pim } of rows) expect([code, pim]).toEqual([code, lineSum(`${column} = '${code}'`)]);
    expect(sumCents(rows.flatMap(({ pim }) => pim ?? []))).toBe(total.pim);
    expect(total.pim).toBe(573_712_809_00);
    expect(rows.every(({ code, name }) => name !== code)).toBe(true);
  });

  it('by fuente says nothing where no official file has it', async () => {
    const { call, db, yearId } = await withExample();
    db.exec("UPDATE budget_sum SET funding_source_code = ''");
    expect(await call('budget.breakdown', { yearId, by: 'funding-source' })).toMatchObject({ rows: [], source: null });
  });

  it('genérica × actividad casts both ways with the two dimensions', async () => {
    const { call, yearId } = await withExample();
    const { cells, genericas, activities } = await call('budget.cross', { yearId });
    const sum = (of: (cell: (typeof cells)[number]) => boolean) =>
      sumCents(cells.filter(of).flatMap(({ devengado }) => devengado ?? []));
    for (const [dimension, codes, key] of [
      ['generica', genericas, 'genericaCode'],
      ['activity', activities, 'activityCode'],
    ] as const) {
      const { rows } = await call('budget.view', { yearId, dimension });
      expect(codes.map(({ code }) => [code, sum((cell) => cell[key] === code)])).toEqual(
        rows.map(({ code, devengado }) => [code, devengado]),
      );
    }
  });

  it('by month ends, accumulated, at the devengado of the year', async () => {
    const { call, yearId } = await withExample();
    const whole = await call('budget.months', { yearId, dimension: 'activity', code: null });
    const devengado = whole.stages.find(({ stage }) => stage === 'devengado');
    expect(devengado?.months).toHaveLength(12);
    const { rows, total } = await call('budget.view', { yearId, dimension: 'activity' });
    expect(devengado?.accumulated.at(-1)).toBe(total.devengado);
    const one = await call('budget.months', { yearId, dimension: 'activity', code: rows[0]?.code ?? '' });
    expect(one.stages.find(({ stage }) => stage === 'devengado')?.accumulated.at(-1)).toBe(rows[0]?.devengado);
  });

  it('leads from any figure to the lines of the file it is made of', async () => {
    const { call, yearId } = await withExample();
    const { cells } = await call('budget.cross', { yearId });
    const cell = cells[3];
    if (!cell) throw new Error('no cell');
    const found = await call('budget.sourceLines', {
      yearId,
      dimension: 'activity',
      genericaCode: cell.genericaCode,
      activityCode: cell.activityCode,
      fundingSourceCode: null,
      rubroCode: null,
      limit: 2_000,
    });
    expect(found.count).toBe(found.lines.length);
    expect(found.total.pim).toBe(cell.pim);
    expect(sumCents(found.lines.flatMap(({ pim }) => pim ?? []))).toBe(cell.pim);
    expect(found.source?.fileName).toBe('ReporteGasto_2024.xlsx');
    expect(found.lines.every(({ row }) => row > 1)).toBe(true);
    expect(found.lines.map(({ row }) => row)).toEqual(found.lines.map(({ row }) => row).toSorted((a, b) => a - b));
  });

  it('lets another file speak for a dimension, as an act that can be undone', async () => {
    const { call, yearId, official } = await withExample();
    const before = await call('budget.view', { yearId, dimension: 'generica' });
    const sources = await call('budget.sources', { yearId });
    expect(sources.map(({ dimension, profile, official: speaks }) => [dimension, profile, speaks])).toEqual([
      ['generica', 'consulta-amigable-generica', false],
      ['generica', 'siaf-reporte-gasto', true],
      ['activity', 'siaf-reporte-gasto', true],
      ['product', 'siaf-reporte-gasto', true],
      ['funding-source', 'siaf-reporte-gasto', true],
      ['rubro', 'siaf-reporte-gasto', true],
      ['month', 'siaf-reporte-gasto', true],
      ['unit', 'consulta-amigable-generica', false],
      ['unit', 'siaf-reporte-gasto', true],
    ]);
    const consulta = sources[0]?.batchId ?? 0;
    const state = await call('budget.setOfficial', { yearId, dimension: 'generica', batchId: consulta });
    expect(state.undo).toBe('Fuente oficial por genérica: «ConsultaAmigable_Generica_2024.xls»');
    expect((await call('budget.view', { yearId, dimension: 'generica' })).source?.batchId).toBe(consulta);
    expect((await call('budget.view', { yearId, dimension: 'activity' })).source?.batchId).toBe(official);
    await call('edit.undo', { yearId });
    expect(await call('budget.view', { yearId, dimension: 'generica' })).toEqual(before);
    await expect(
      call('budget.setOfficial', { yearId, dimension: 'activity', batchId: consulta }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells what changed between two files, row by row; a column one of them lacks has no difference', async () => {
    const { call, yearId, official } = await withExample();
    const [consulta] = await call('budget.sources', { yearId });
    const { rows, total } = await call('budget.difference', {
      yearId,
      dimension: 'generica',
      before: official,
      after: consulta?.batchId ?? 0,
    });
    const { rows: present } = await call('budget.view', { yearId, dimension: 'generica' });
    expect(rows.map(({ code }) => code)).toEqual(present.map(({ code }) => code));
    expect(total.pim).toEqual({ before: 573_712_809_00, after: 573_712_809_00, change: 0 });
    expect(total.modifications.change).toBeNull();
    expect(total.devengado.change).toBe((total.devengado.after ?? 0) - (total.devengado.before ?? 0));
    await expect(
      call('budget.difference', { yearId, dimension: 'generica', before: official, after: 999 }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
