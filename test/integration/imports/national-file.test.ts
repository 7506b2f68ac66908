import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { verifyData } from '#backend/platform/backup/verify.ts';
import type { ImportPlan } from '#shared/domain/imports.ts';
import { type BackendUnderTest, openBackend, temporaryFolder } from '../../helpers/backend.ts';
import { makeGastoCsv } from '../../helpers/make-gasto-csv.mjs';

const figures2024 = { pia: 225_928_389_00, pim: 573_712_809_00, devengado: 570_140_116_84 };

async function openYear(secEjec = '1066'): Promise<BackendUnderTest & { yearId: number }> {
  const app = openBackend();
  const { id } = await app.call('years.create', {
    year: 2024,
    fromYearId: null,
    entity: {
      institution: 'Programa de prueba',
      pliegoCode: '012',
      executingUnitCode: '005',
      secEjec,
      executingUnitName: 'Unidad de prueba',
      programCode: '0073',
      programName: 'Programa',
    },
  });
  return { ...app, yearId: id };
}

function nationalFile(rows: number, options: { readonly layout?: 'devengado' } = {}): string {
  const path = join(temporaryFolder(), '2024-Gasto.csv');
  makeGastoCsv({ out: path, rows, ...options });
  return path;
}

const planOf = ({ call, context, yearId }: BackendUnderTest & { yearId: number }, path: string): Promise<ImportPlan> =>
  call('imports.plan', { yearId, handle: context.uploads.adopt(path) });

describe("the ministry's file of the whole country", () => {
  it.each(['monthly', 'annual'] as const)('gives the published figures of the unit: %s family', async (family) => {
    const app = await openYear();
    const path = nationalFile(20_000, family === 'annual' ? { layout: 'devengado' } : {});
    const made = await planOf(app, path);
    expect(made).toMatchObject({
      status: 'ready',
      profile: `mef-open-data-${family}`,
      fileName: '2024-Gasto.csv',
      totals: figures2024,
      becomesOfficial: ['generica', 'activity'],
    });
    await app.call('imports.promote', { planId: made.planId });
    const { total } = await app.call('budget.view', { yearId: app.yearId, dimension: 'activity' });
    expect(total).toMatchObject(figures2024);
    expect(existsSync(path)).toBe(true);
  });

  it('keeps the rows of the unit, each with its line in the file, as evidence that proves itself', async () => {
    const app = await openYear();
    const path = nationalFile(5_000);
    const lines = readFileSync(path, 'utf8').split('\r\n');
    const { planId } = await planOf(app, path);
    await app.call('imports.promote', { planId });
    const stored = app.db
      .prepare<[], { name: string; size: number; compressed: Buffer }>('SELECT name, size, compressed FROM source_file')
      .all();
    expect(stored).toHaveLength(1);
    const kept = inflateSync(stored[0]?.compressed ?? '').toString('utf8');
    expect(stored[0]).toMatchObject({ name: '2024-Gasto.csv', size: Buffer.byteLength(kept) });
    const [header, first] = kept.split('\r\n');
    expect(header).toBe(`\ufeff"LINEA_DEL_ARCHIVO",${(lines[0] ?? '').replace('\ufeff', '')}`);
    const [, number = '', rest = ''] = /^"(\d+)",(.*)$/.exec(first ?? '') ?? [];
    expect(rest).toBe(lines[Number(number) - 1]);
    expect(verifyData(app.db)).toEqual([]);
  });

  it('is the same file when its rows of the unit are the same, and undo takes all of it back', async () => {
    const app = await openYear();
    const path = nationalFile(2_000);
    await app.call('imports.promote', { planId: (await planOf(app, path)).planId });
    expect(await planOf(app, path)).toMatchObject({ status: 'unchanged', sameAs: { batchId: 1 } });
    await app.call('edit.undo', { yearId: app.yearId });
    expect(await app.call('budget.view', { yearId: app.yearId, dimension: 'generica' })).toMatchObject({ rows: [] });
  });

  it('tells how far it is, in bytes and in rows of the unit', async () => {
    const app = await openYear();
    const path = nationalFile(20_000);
    await planOf(app, path);
    const progress = app.events.filter((event) => event.kind === 'progress');
    const size = readFileSync(path).length;
    expect(progress[0]).toEqual({ kind: 'progress', task: 'imports.plan', done: 0, total: size, rows: 0 });
    const last = progress.at(-1);
    expect(last).toMatchObject({ done: size, total: size });
    expect(last?.rows).toBeGreaterThan(100);
  });

  it('is stopped within half a second when the person cancels, and leaves nothing', async () => {
    const app = await openYear();
    const path = nationalFile(80_000);
    const before = app.db.prepare('SELECT total_changes()').pluck().get();
    const handle = app.context.uploads.adopt(path);
    const planned = app.call('imports.plan', { yearId: app.yearId, handle });
    const settled = planned.then(
      () => 'planned',
      (error: unknown) => error,
    );
    await expect
      .poll(() => app.events.some(({ kind }) => kind === 'progress'), { interval: 5, timeout: 20_000 })
      .toBe(true);
    const started = performance.now();
    await app.call('files.discard', { handle });
    expect(await settled).toMatchObject({ code: 'import-cancelled' });
    expect(performance.now() - started).toBeLessThan(500);
    expect(app.db.prepare('SELECT total_changes()').pluck().get()).toBe(before);
    expect(existsSync(join(app.dataDir, 'temporal')) ? readdirSync(join(app.dataDir, 'temporal')) : []).toEqual([]);
    // The next file is read as if nothing had been.
    expect(await planOf(app, nationalFile(2_000))).toMatchObject({ status: 'ready' });
  });

  it('of which nothing is of the unit is refused with the unit that is looked for', async () => {
    const app = await openYear('999999');
    const made = await planOf(app, nationalFile(2_000));
    expect(made).toMatchObject({
      status: 'refused',
      problems: [{ code: 'unit-not-found', detail: { expected: '999999' } }],
    });
    await expect(app.call('imports.promote', { planId: made.planId })).rejects.toMatchObject({
      code: 'import-refused',
    });
  });
});
