import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyData } from '#backend/platform/backup/verify.ts';
import type { BudgetView } from '#shared/domain/budget.ts';
import {
  copyOfFolder,
  openBackend,
  repositoryDir,
  resourcesDir,
  startBackend,
  temporaryFolder,
} from '../helpers/backend.ts';
import { cliEntry } from '../helpers/cli.ts';

const siafFile = join(resourcesDir, 'example', 'ReporteGasto_2024.xlsx');
let dataDir = '';
let yearId = 0;
let imported: BudgetView;

/** A year without any import, and what its budget reads once the file is in. */
beforeAll(async () => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'kill-')), 'datos');
  const { call, close } = startBackend({ dataDir });
  const example = await call('years.openExample', {});
  const own = await call('years.create', { year: 2024, fromYearId: example.id, entity: null });
  yearId = own.id;
  imported = await call('budget.view', { yearId: example.id, dimension: 'activity' });
  await close();
});
afterAll(() => rmSync(dirname(dataDir), { recursive: true, force: true }));

/** Runs the import as a program of its own and kills it without warning when `moment` says so; tells whether it still ran. */
async function importKilled(folder: string, moment: (running: () => boolean) => Promise<unknown>, preload?: string) {
  const args = [...(preload ? ['--import', preload] : []), cliEntry];
  const child = spawn(process.execPath, [...args, 'import', siafFile, '--data', folder, '--year', '2024'], {
    cwd: repositoryDir,
    stdio: 'ignore',
  });
  let exited = false;
  const exit = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_, signal) => {
      exited = true;
      resolve(signal);
    });
  });
  await moment(() => !exited);
  child.kill('SIGKILL');
  return exit;
}

/** Reopened as the app would: nothing of the import, or all of it; whole either way. */
async function outcome(folder: string): Promise<'nothing' | 'everything'> {
  const { call, db, backend } = openBackend({ dataDir: folder });
  const [view, log, history] = [
    await call('budget.view', { yearId, dimension: 'activity' }),
    await call('edit.log', { yearId, limit: 10 }),
    await call('imports.history', { yearId }),
  ];
  expect(verifyData(db)).toEqual([]);
  await backend.close();
  if (view.source === null) {
    expect([view.rows, log, history]).toEqual([[], [], []]);
    return 'nothing';
  }
  expect([view.rows, view.total]).toEqual([imported.rows, imported.total]);
  expect([log.length, history.length]).toEqual([1, 1]);
  return 'everything';
}

describe('a program killed during an import', () => {
  it('leaves all or nothing, at 30 moments spread over the whole run', { timeout: 180_000 }, async () => {
    const started = Date.now();
    const undisturbed = copyOfFolder(dataDir);
    await importKilled(undisturbed, async (running) => {
      while (running()) await delay(5);
    });
    const whole = Date.now() - started;
    expect(await outcome(undisturbed)).toBe('everything');

    const folder = copyOfFolder(dataDir);
    const outcomes: string[] = [];
    for (let run = 0; run < 30; run += 1) {
      // The last third of the run is where it writes.
      const wait = whole * (0.55 + (0.5 * run) / 30);
      await importKilled(folder, () => delay(wait));
      const result = await outcome(folder);
      outcomes.push(result);
      if (result === 'everything') undoImport(folder);
    }
    expect(outcomes).toHaveLength(30);
  });

  it('leaves nothing when it dies inside the transaction that writes', async () => {
    const folder = copyOfFolder(dataDir);
    const marker = join(temporaryFolder(), 'writing');
    expect(await importKilled(folder, () => appears(marker), pauseAt('INSERT INTO budget_line ', marker))).toBe(
      'SIGKILL',
    );
    expect(readableDuring(folder)).toBe(0);
    expect(await outcome(folder)).toBe('nothing');
  });

  it('leaves nothing when it dies after its last row and before the commit', async () => {
    const folder = copyOfFolder(dataDir);
    const marker = join(temporaryFolder(), 'writing');
    expect(await importKilled(folder, () => appears(marker), pauseAt('INSERT INTO undo_stack', marker))).toBe(
      'SIGKILL',
    );
    expect(await outcome(folder)).toBe('nothing');
  });
});

/** A module, loaded before the program, that stops it for good right after the statement ran, in the middle of its transaction. */
function pauseAt(statement: string, marker: string): string {
  const path = join(temporaryFolder(), 'pause.mjs');
  writeFileSync(
    path,
    `import { createRequire } from 'node:module';
     import { writeFileSync } from 'node:fs';
     const Database = createRequire(${JSON.stringify(join(repositoryDir, 'package.json'))})('better-sqlite3');
     const { prepare } = Database.prototype;
     Database.prototype.prepare = function (sql) {
       const prepared = prepare.call(this, sql);
       if (!sql.includes(${JSON.stringify(statement)})) return prepared;
       const { run } = prepared;
       prepared.run = function (...values) {
         const result = run.apply(this, values);
         if (!this.database.inTransaction) throw new Error('not in a transaction');
         writeFileSync(${JSON.stringify(marker)}, '');
         Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
         return result;
       };
       return prepared;
     };`,
  );
  return path;
}

async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await delay(5);
}

/** Rows of the year that another reader sees. */
function readableDuring(folder: string): unknown {
  const db = new Database(join(folder, 'memoria.sqlite'), { readonly: true });
  const rows = db
    .prepare('SELECT count(*) FROM budget_line JOIN import_batch ON import_batch.id = batch_id WHERE year_id = ?')
    .pluck()
    .get(yearId);
  db.close();
  return rows;
}

/** Takes the whole import out again, so that the next run has something to import. */
function undoImport(folder: string): void {
  const db = new Database(join(folder, 'memoria.sqlite'));
  db.pragma('foreign_keys = ON');
  for (const table of ['undo_stack', 'official_source', 'edit_log', 'import_batch'])
    db.prepare(`DELETE FROM ${table} WHERE year_id = ?`).run(yearId);
  db.close();
}
