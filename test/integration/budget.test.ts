import { describe, expect, it } from 'vitest';
import { totalsOfBatch } from '#backend/budget/budget.queries.ts';
import { openBackend } from '../helpers/backend.ts';

describe('the budget of a year', () => {
  it('has no rows, no total and no source before anything was imported', async () => {
    const { call, db } = openBackend();
    await call('years.openExample', {});
    db.exec('DELETE FROM official_source');
    const [year] = await call('years.list', {});
    expect(await call('budget.view', { yearId: year?.id ?? 0, dimension: 'generica' })).toEqual({
      dimension: 'generica',
      rows: [],
      total: {
        pia: null,
        pim: null,
        modifications: null,
        certificado: null,
        compromiso: null,
        devengado: null,
        girado: null,
      },
      source: null,
    });
  });

  it('tells a column that the source lacks from one that adds up to 0', async () => {
    const { call, db } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const consulta = db
      .prepare("SELECT id FROM import_batch WHERE profile = 'consulta-amigable-generica'")
      .pluck()
      .get();
    db.prepare("UPDATE official_source SET batch_id = ? WHERE dimension = 'generica'").run(consulta);
    const { rows, total, source } = await call('budget.view', { yearId, dimension: 'generica' });
    expect(total).toMatchObject({ modifications: null, girado: 568_196_688_00 });
    expect(rows.find(({ code }) => code === '5-25')).toMatchObject({ pia: 0, modifications: null });
    expect(source).toMatchObject({ scale: 'soles', cutOffDate: '2025-01-15' });
    expect(totalsOfBatch(db, Number(consulta))).toEqual({
      pia: 225_928_389_00,
      pim: 573_712_809_00,
      devengado: 570_140_117_00,
    });
  });

  it('names a row by the catalogue, else by the file, else by its code', async () => {
    const { call, db } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const names = async (): Promise<readonly string[]> =>
      (await call('budget.view', { yearId, dimension: 'generica' })).rows.map(({ name }) => name);
    expect((await names())[5]).toBe('Adquisición de activos no financieros');
    db.prepare("DELETE FROM generica WHERE code = '6-26'").run();
    expect((await names())[5]).toBe('ADQUISICION DE ACTIVOS NO FINANCIEROS');
    db.prepare("DELETE FROM batch_name WHERE code = '6-26'").run();
    expect((await names())[5]).toBe('6-26');
  });
});
