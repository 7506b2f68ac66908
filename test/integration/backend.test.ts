import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { handlers } from '#backend/handlers.ts';
import { migrations } from '#backend/platform/db/migrations/index.ts';
import { contract } from '#shared/contract/index.ts';
import { openBackend, temporaryFolder } from '../helpers/backend.ts';

const entity = {
  institution: 'Programa Nacional',
  pliegoCode: '010',
  executingUnitCode: '117',
  secEjec: '1234',
  executingUnitName: 'Programa',
  programCode: '0115',
  programName: 'Programa',
};

describe('a call', () => {
  it('has a handler for every line of the contract, and no other', () => {
    expect(Object.keys(handlers).toSorted((a, b) => a.localeCompare(b))).toEqual(
      Object.keys(contract).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('is refused when it is not in the contract, also by a name that every object has', async () => {
    const { backend } = openBackend();
    for (const method of ['years.destroy', 'toString', '__proto__'])
      expect(await backend.dispatch(method, {})).toEqual({
        ok: false,
        error: { code: 'not-found', detail: { what: 'method' } },
      });
  });

  it('is refused when its input is not what the contract says, and the handler never sees it', async () => {
    const { backend, call } = openBackend();
    const reply = await backend.dispatch('years.create', { year: '2025', fromYearId: null, entity, extra: 1 });
    expect(reply).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(await call('years.list', {})).toEqual([]);
  });

  it('tells the pages of a change when rows were written, and only then', async () => {
    const { call, events } = openBackend();
    await call('years.list', {});
    const { handle } = await call('files.begin', { name: 'a.xlsx', size: 3 });
    await call('files.append', { handle, bytes: new Uint8Array([1, 2, 3]) });
    await call('files.discard', { handle });
    expect(events).toEqual([]);
    await call('years.create', { year: 2025, fromYearId: null, entity });
    expect(events).toEqual([{ kind: 'changed', yearId: null }]);
    await expect(call('years.create', { year: 2025, fromYearId: null, entity })).rejects.toMatchObject({
      code: 'year-exists',
    });
    expect(events).toHaveLength(1);
  });

  it('goes on when the copy of the day cannot be made, and the failure is reported', async () => {
    const dataDir = join(temporaryFolder(), 'datos');
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(join(dataDir, 'copias'), 'a file where the folder should be');
    const { backend } = openBackend({ dataDir });
    expect(await backend.dispatch('years.create', { year: 2025, fromYearId: null, entity })).toMatchObject({
      ok: true,
    });
  });
});

describe('what only the host can do', () => {
  it('is refused where the host cannot, and the page is told beforehand', async () => {
    const { call } = openBackend();
    expect((await call('app.info', {})).can).toEqual({ chooseFolder: false, chooseFile: false, showInFolder: false });
    await expect(call('shell.chooseFolder', {})).rejects.toMatchObject({ code: 'not-available-here' });
  });

  it('gives the page a handle, never a path it could make up', async () => {
    const shown: string[] = [];
    const { call } = openBackend({
      shell: {
        kind: 'electron',
        chooseFolder: async () => '/datos/año 2024',
        showInFolder: async (path) => void shown.push(path),
      },
    });
    const chosen = await call('shell.chooseFolder', {});
    expect(chosen?.path).toBe('/datos/año 2024');
    await call('shell.showInFolder', { handle: chosen?.handle ?? '' });
    expect(shown).toEqual(['/datos/año 2024']);
    await expect(call('shell.showInFolder', { handle: 'otro' })).rejects.toMatchObject({ code: 'not-found' });
    expect(shown).toHaveLength(1);
  });

  it('reads a file of the person where it lies, and leaves it there', async () => {
    const path = join(temporaryFolder(), 'gasto.csv');
    writeFileSync(path, 'a,b');
    const { call, context } = openBackend({ shell: { kind: 'electron', chooseFile: async () => path } });
    const chosen = await call('shell.chooseFile', {});
    expect(chosen?.name).toBe('gasto.csv');
    expect(context.uploads.complete(chosen?.handle ?? '').path).toBe(path);
    await call('files.discard', { handle: chosen?.handle ?? '' });
    expect(readFileSync(path, 'utf8')).toBe('a,b');
  });

  it('may end without a choice', async () => {
    const { call } = openBackend({ shell: { kind: 'electron', chooseFolder: async () => null } });
    expect(await call('shell.chooseFolder', {})).toBe(null);
  });
});

describe('opening a data folder', () => {
  it('keeps what was stored, and drops what a crash left half received', async () => {
    const { call, dataDir, reopen } = openBackend();
    await call('years.create', { year: 2025, fromYearId: null, entity });
    mkdirSync(join(dataDir, 'temporal'), { recursive: true });
    writeFileSync(join(dataDir, 'temporal', 'resto'), 'x');
    const again = await reopen();
    expect((await again.call('years.list', {})).map(({ year }) => year)).toEqual([2025]);
    expect(existsSync(join(dataDir, 'temporal', 'resto'))).toBe(false);
  });

  it('is refused in words where no folder can be, or none can be written', () => {
    const place = temporaryFolder();
    writeFileSync(join(place, 'archivo'), 'a file where the folder should be');
    mkdirSync(join(place, 'datos', 'en-uso.sqlite'), { recursive: true });
    for (const folder of ['archivo', 'archivo/datos', 'datos'])
      expect(() => openBackend({ dataDir: join(place, folder) })).toThrow(
        expect.objectContaining({ code: 'read-only' }),
      );
  });

  it('of a newer program is refused with both versions, nothing is written, and the folder is free again', async () => {
    const { db, close, dataDir } = openBackend();
    db.pragma('user_version = 99');
    await close();
    const state = () =>
      readdirSync(dataDir).map((name) => [
        name,
        createHash('sha256')
          .update(readFileSync(join(dataDir, name)))
          .digest('hex'),
      ]);
    const before = state();
    for (const _ of [1, 2])
      expect(() => openBackend({ dataDir })).toThrow(
        expect.objectContaining({ code: 'newer-database', detail: { found: '99', known: String(migrations.length) } }),
      );
    expect(state()).toEqual(before);
  });
});
