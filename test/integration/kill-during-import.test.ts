import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
import { cliEntry, cliEnvironment } from '../helpers/cli.ts';

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

/** The import as a program of its own; `kill` gets what ends it without warning. Resolves to the signal it died of, if any. */
function runImport(folder: string, options: { preload?: string; kill?: (now: () => void) => void } = {}) {
  const args = [...(options.preload ? ['--import', options.preload] : []), cliEntry];
  const child = spawn(process.execPath, [...args, 'import', siafFile, '--data', folder, '--year', '2024'], {
    cwd: repositoryDir,
    env: cliEnvironment,
    stdio: 'ignore',
  });
  options.kill?.(() => child.kill('SIGKILL'));
  return new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
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
  it('has imported everything when nobody kills it', async () => {
    const folder = copyOfFolder(dataDir);
    expect(await runImport(folder)).toBe(null);
    expect(await outcome(folder)).toBe('everything');
  });

  it('leaves nothing when it dies among its rows, at 14 places', { timeout: 180_000 }, async () => {
    const folder = copyOfFolder(dataDir);
    for (const row of [1, 2, 3, 50, 100, 200, 300, 400, 500, 600, 800, 1000, 1101, 1102]) {
      expect(await runImport(folder, { preload: dieAfter('INSERT INTO budget_line ', row) })).toBe('SIGKILL');
      expect(await outcome(folder)).toBe('nothing');
    }
  });

  it('leaves nothing when it dies after its last row and before the commit', async () => {
    const folder = copyOfFolder(dataDir);
    expect(await runImport(folder, { preload: dieAfter('INSERT INTO undo_stack', 1) })).toBe('SIGKILL');
    expect(await outcome(folder)).toBe('nothing');
  });

  it('leaves all or nothing when it is killed at 16 moments while it writes to the disk', {
    timeout: 180_000,
  }, async () => {
    const folder = copyOfFolder(dataDir);
    for (let run = 0; run < 16; run += 1) {
      await runImport(folder, { kill: (now) => whenWriting(folder, () => setTimeout(now, run * 8)) });
      if ((await outcome(folder)) === 'everything') takeOut(folder);
    }
  });
});

/** A module, loaded before the program, that kills it right after a statement ran for the n-th time, inside its transaction. */
function dieAfter(statement: string, times: number): string {
  const path = join(temporaryFolder(), 'die.mjs');
  writeFileSync(
    path,
    `import { createRequire } from 'node:module';
     const Database = createRequire(${JSON.stringify(join(repositoryDir, 'package.json'))})('better-sqlite3');
     const { prepare } = Database.prototype;
     let left = ${times};
     Database.prototype.prepare = function (sql) {
       const prepared = prepare.call(this, sql);
       if (!sql.includes(${JSON.stringify(statement)})) return prepared;
       const { run } = prepared;
       prepared.run = function (...values) {
         const result = run.apply(this, values);
         left -= 1;
         if (left === 0 && this.database.inTransaction) process.kill(process.pid, 'SIGKILL');
         return result;
       };
       return prepared;
     };`,
  );
  return path;
}

/** SQLite writes into the log file beside the database before and while it commits. */
function whenWriting(folder: string, then: () => void): void {
  const log = statSync(join(folder, 'memoria.sqlite-wal'), { throwIfNoEntry: false });
  if (log && log.size > 0) then();
  else setTimeout(() => whenWriting(folder, then), 1);
}

/** Takes the whole import out again, so that the next run has something to import. */
function takeOut(folder: string): void {
  const db = new Database(join(folder, 'memoria.sqlite'));
  db.pragma('foreign_keys = ON');
  for (const table of ['undo_stack', 'official_source', 'edit_log', 'import_batch'])
    db.prepare(`DELETE FROM ${table} WHERE year_id = ?`).run(yearId);
  db.close();
}
