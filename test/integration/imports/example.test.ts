import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wholeSoles } from '#shared/domain/money.ts';
import { makeExampleFiles } from '../../../src-main/tools/make-example.ts';
import { openBackend, resourcesDir, temporaryFolder } from '../../helpers/backend.ts';
import { exampleUnitPage } from '../../helpers/consulta-pages.ts';

const folder = join(resourcesDir, 'example');

describe('the source files of the example', () => {
  it('are what the project makes from the published report, byte by byte', () => {
    const files = makeExampleFiles(folder);
    expect([...files.keys()]).toEqual(['ReporteGasto_2024.xlsx', 'ConsultaAmigable_Generica_2024.xls']);
    for (const [name, bytes] of files) expect(readFileSync(join(folder, name)).equals(bytes), name).toBe(true);
  });
});

describe('the example year', () => {
  it('has the figures of tables 18 to 21 to the céntimo, imported from its files', async () => {
    const { call } = openBackend();
    const { id: yearId, isExample } = await call('years.openExample', {});
    expect(isExample).toBe(true);
    const generica = await call('budget.view', { yearId, dimension: 'generica' });
    const activity = await call('budget.view', { yearId, dimension: 'activity' });
    expect(
      generica.rows.map((row) => [
        row.code,
        row.name,
        row.pia,
        row.pim,
        wholeSoles(row.devengado ?? row.pim ?? never()),
      ]),
    ).toEqual([
      ['5-21', 'Personal y obligaciones sociales', 12_091_488_00, 11_538_508_00, 11_168_011],
      ['5-23', 'Bienes y servicios', 13_316_015_00, 23_984_088_00, 22_652_990],
      ['5-24', 'Donaciones y transferencias', 168_510_000_00, 376_156_863_00, 375_026_299],
      ['5-25', 'Otros gastos', 0, 9_229_00, 8_330],
      ['6-24', 'Donaciones y transferencias', 31_000_000_00, 160_980_439_00, 160_655_747],
      ['6-26', 'Adquisición de activos no financieros', 1_010_886_00, 1_043_682_00, 628_740],
    ]);
    expect(activity.rows.map(({ code, pim, devengado }) => [code, pim, devengado])).toEqual([
      ['5000276', 17_714_693_00, 16_394_822_80],
      ['5006294', 537_137_302_00, 535_682_046_44],
      ['5006295', 5_599_868_00, 5_521_803_20],
      ['5006296', 13_260_946_00, 12_541_444_40],
    ]);
    for (const view of [generica, activity]) {
      expect(view.total).toMatchObject({ pia: 225_928_389_00, pim: 573_712_809_00, devengado: 570_140_116_84 });
      expect(view.source).toMatchObject({ profile: 'siaf-reporte-gasto', fileName: 'ReporteGasto_2024.xlsx' });
    }
  });

  it('carries the physical goals of table 22, once for each sec_func', async () => {
    const { call, db } = openBackend();
    await call('years.openExample', {});
    expect(
      db.prepare('SELECT activity_code, sum(programmed), sum(executed) FROM batch_goal GROUP BY 1').raw().all(),
    ).toEqual([
      ['5000276', 51, 51],
      ['5006294', 2_704, 2_704],
      ['5006295', 4_224, 4_224],
      ['5006296', 115_695, 115_695],
    ]);
    expect(
      db.prepare("SELECT programmed FROM batch_goal WHERE activity_code = '5000276' ORDER BY id").pluck().all(),
    ).toEqual([4, 7, 4, 4, 8, 4, 20]);
  });

  it('has reversals, and every line is whole: PIA plus modifications is PIM, the months are the devengado', async () => {
    const { call, db } = openBackend();
    await call('years.openExample', {});
    const odd = db
      .prepare(
        `SELECT line.id FROM budget_line AS line JOIN import_batch AS batch ON batch.id = line.batch_id
          WHERE batch.profile = 'siaf-reporte-gasto' AND (line.pia_cents + line.modifications_cents <> line.pim_cents
             OR line.devengado_cents > line.pim_cents OR line.devengado_cents <>
                (SELECT coalesce(sum(amount_cents), 0) FROM budget_line_month WHERE line_id = line.id AND stage = 'devengado'))`,
      )
      .all();
    expect(odd).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM budget_line_month WHERE amount_cents < 0').pluck().get()).toBeGreaterThan(
      10,
    );
  });

  it('is a fresh copy each time, and keeps no file that only the discarded one had', async () => {
    const { call, db, context } = openBackend();
    const first = await call('years.openExample', {});
    await call('edit.undo', { yearId: first.id });
    const path = join(temporaryFolder(), 'otra consulta.xls');
    writeFileSync(path, exampleUnitPage());
    const { planId } = await call('imports.plan', { yearId: first.id, handle: context.uploads.adopt(path) });
    await call('imports.promote', { planId });
    expect(db.prepare('SELECT count(*) FROM source_file').pluck().get()).toBe(3);
    const second = await call('years.openExample', {});
    expect((await call('years.list', {})).map(({ isExample }) => isExample)).toEqual([true]);
    expect((await call('budget.view', { yearId: second.id, dimension: 'generica' })).rows).toHaveLength(6);
    expect(db.prepare('SELECT count(*) FROM source_file').pluck().get()).toBe(2);
    expect(db.prepare('SELECT count(*) FROM import_batch').pluck().get()).toBe(2);
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });

  it('stays as it was when a new copy fails half way', async () => {
    const { call, db } = openBackend();
    const { id: yearId } = await call('years.openExample', {});
    const before = await call('budget.view', { yearId, dimension: 'activity' });
    db.exec("CREATE TRIGGER broken BEFORE INSERT ON batch_goal BEGIN SELECT raise(ABORT, 'no room'); END");
    await expect(call('years.openExample', {})).rejects.toThrow();
    expect(await call('budget.view', { yearId, dimension: 'activity' })).toEqual(before);
    expect((await call('years.list', {})).map(({ id }) => id)).toEqual([yearId]);
  });
});

function never(): never {
  throw new Error('a row without amounts');
}
