import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applicationId, openDatabase } from '#backend/platform/db/migrate.ts';
import { type Db, openConnection } from '#backend/platform/db/open.ts';
import { openBackend, repositoryDir, temporaryFolder } from '../helpers/backend.ts';

const steps = [
  "CREATE TABLE item (id INTEGER PRIMARY KEY, code TEXT NOT NULL) STRICT; INSERT INTO item (code) VALUES ('0073');",
  'ALTER TABLE item ADD COLUMN note TEXT;',
  "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; UPDATE item SET note = 'x';",
];
const noBackup = (): void => undefined;

/** Opened at the version of the first `known` steps and closed again, as an earlier program left it. */
function databaseOf(known: number): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'memoria.sqlite');
  openDatabase({ path, backup: noBackup, steps: steps.slice(0, known) }).close();
  return { folder, path };
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const versionOf = (db: Db): unknown => db.pragma('user_version', { simple: true });
const rows = (db: Db): unknown => db.prepare('SELECT * FROM item').all();

describe('the schema', () => {
  it('is the committed snapshot, which a reviewer reads instead of adding up migrations', async () => {
    const { db } = openBackend();
    const statements = db
      .prepare<[], string>(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%' ORDER BY rowid",
      )
      .pluck()
      .all();
    const snapshot = join(repositoryDir, 'src-main/backend/platform/db/schema.sql');
    await expect(`${statements.join(';\n\n')};\n`).toMatchFileSnapshot(snapshot);
  });

  it('has only STRICT tables, and every one of them', () => {
    const { db } = openBackend();
    const tables = db.pragma('table_list') as readonly { name: string; type: string; strict: number }[];
    const own = tables.filter(({ name, type }) => type === 'table' && !name.startsWith('sqlite_'));
    expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
    expect(own.length).toBe(48);
  });

  it('001: keeps the code 0073 as text and refuses a word where money goes', () => {
    const { db } = openBackend();
    db.exec("INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01')");
    db.exec("INSERT INTO activity (year_id, code, name) VALUES (1, '0073', 'x')");
    expect(db.prepare('SELECT code, typeof(code) AS kind FROM activity').get()).toEqual({ code: '0073', kind: 'text' });
    expect(() =>
      db.exec("INSERT INTO fact (year_id, key, label, value, source) VALUES (1, 'k', '', 'mil', '')"),
    ).toThrow(/cannot store TEXT value in INTEGER column/);
  });

  it('is used with synchronous FULL, WAL and foreign keys on every connection', () => {
    const { db } = openBackend();
    const settings = ['synchronous', 'journal_mode', 'foreign_keys', 'trusted_schema'].map((name) =>
      db.pragma(name, { simple: true }),
    );
    expect(settings).toEqual([2, 'wal', 1, 0]);
  });
});

describe('new data', () => {
  it('appears at the newest version, marked as ours, with nothing beside it once closed', () => {
    const { folder, path } = databaseOf(3);
    expect(readdirSync(folder)).toEqual(['memoria.sqlite']);
    const db = openConnection(path, { readOnly: true });
    expect([versionOf(db), db.pragma('application_id', { simple: true })]).toEqual([3, applicationId]);
    db.close();
  });

  it('leaves no file at its place when a step fails', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    expect(() => openDatabase({ path, backup: noBackup, steps: ['CREATE TABLE a (', ...steps] })).toThrow(/incomplete/);
    expect(readdirSync(dirname(path))).toEqual([]);
  });
});

describe('a migration', () => {
  it('applies the pending steps alone and keeps the data, after a copy of the old version', () => {
    const { folder, path } = databaseOf(1);
    const versionsBackedUp: unknown[] = [];
    const db = openDatabase({ path, backup: (old) => versionsBackedUp.push(versionOf(old)), steps });
    expect(versionsBackedUp).toEqual([1]);
    expect([versionOf(db), rows(db)]).toEqual([3, [{ id: 1, code: '0073', note: 'x' }]]);
    db.close();
    expect(readdirSync(folder)).toEqual(['memoria.sqlite']);
  });

  it('makes no copy and writes nothing when there is nothing to migrate', () => {
    const { path } = databaseOf(3);
    const before = sha256(path);
    openDatabase({ path, backup: () => expect.unreachable('no copy is due'), steps }).close();
    expect(sha256(path)).toBe(before);
  });

  it.each([
    ['is not SQL', 'ALTER TABLE nonsense'],
    [
      'breaks a reference',
      'CREATE TABLE child (item INTEGER REFERENCES item (id)) STRICT; PRAGMA defer_foreign_keys = ON; INSERT INTO child VALUES (99);',
    ],
    [
      'meets data it cannot convert',
      "CREATE UNIQUE INDEX one ON item (length(code)); INSERT INTO item (code) VALUES ('1234');",
    ],
  ])('leaves file, version and data as they were when its last step %s', (_, step) => {
    const { folder, path } = databaseOf(1);
    const before = sha256(path);
    expect(() => openDatabase({ path, backup: noBackup, steps: [...steps.slice(0, 2), step] })).toThrow();
    expect(sha256(path)).toBe(before);
    expect(readdirSync(folder)).toEqual(['memoria.sqlite']);
    const db = openDatabase({ path, backup: noBackup, steps: steps.slice(0, 1) });
    expect([versionOf(db), rows(db)]).toEqual([1, [{ id: 1, code: '0073' }]]);
    db.close();
  });

  it('does not begin when the safety copy fails', () => {
    const { path } = databaseOf(1);
    const before = sha256(path);
    const backup = (): void => {
      throw new Error('no room for the copy');
    };
    expect(() => openDatabase({ path, backup, steps })).toThrow('no room for the copy');
    expect(sha256(path)).toBe(before);
  });

  it('takes along what a crashed program had committed but not yet written back', () => {
    const { path } = databaseOf(1);
    const crashed = temporaryFolder();
    const db = openConnection(path);
    db.exec("INSERT INTO item (code) VALUES ('5-21')");
    for (const suffix of ['', '-wal'])
      writeFileSync(join(crashed, `m.sqlite${suffix}`), readFileSync(`${path}${suffix}`));
    db.close();
    const migrated = openDatabase({ path: join(crashed, 'm.sqlite'), backup: noBackup, steps });
    expect(rows(migrated)).toEqual([
      { id: 1, code: '0073', note: 'x' },
      { id: 2, code: '5-21', note: 'x' },
    ]);
    migrated.close();
  });
});

describe('looking at data that another program writes', () => {
  it('never takes the journal away from a writer that opens meanwhile', async () => {
    const { path } = databaseOf(3);
    const reader = spawn(process.execPath, ['--input-type=module', '-e', readingProgram, path, JSON.stringify(steps)], {
      cwd: repositoryDir,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void reader.kill('SIGKILL'));
    await once(reader.stdout, 'data');
    let lost = 0;
    for (let round = 0; round < 300; round += 1) {
      const db = openConnection(path);
      db.exec("INSERT INTO item (code) VALUES ('5-21')");
      await delay(1);
      if (!existsSync(`${path}-wal`)) lost += 1;
      db.close();
    }
    expect(lost).toBe(0);
  });
});

const readingProgram = `
  import { openForReading } from ${JSON.stringify(join(repositoryDir, 'src-main/backend/platform/db/migrate.ts'))};
  const steps = JSON.parse(process.argv[2]);
  process.stdout.write('reading');
  for (;;) openForReading(process.argv[1], steps).close();
`;

describe('a file that must not be touched', () => {
  it.each([
    ['a newer version', 'newer-database', (path: string) => openAndClose(path, 'PRAGMA user_version = 9')],
    ['another program', 'foreign-database', (path: string) => openAndClose(path, 'PRAGMA application_id = 7')],
    ['an empty file', 'damaged-database', (path: string) => truncateSync(path, 0)],
    [
      'half a file',
      'damaged-database',
      (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 2)),
    ],
    [
      'a text',
      'damaged-database',
      (path: string) => writeFileSync(path, 'Reporte de gasto 2024, no una base de datos'),
    ],
    ['overwritten pages', 'damaged-database', (path: string) => overwrite(path, 4096)],
  ])('is refused and stays byte for byte: %s', (_, code, damage) => {
    const { folder, path } = databaseOf(3);
    damage(path);
    const before = sha256(path);
    expect(() => openDatabase({ path, backup: noBackup, steps })).toThrow(expect.objectContaining({ code }));
    expect(sha256(path)).toBe(before);
    expect(readdirSync(folder)).toEqual(['memoria.sqlite']);
  });

  it('says which version it found and which it knows', () => {
    const { path } = databaseOf(3);
    openAndClose(path, 'PRAGMA user_version = 9');
    expect(() => openDatabase({ path, backup: noBackup, steps })).toThrow(
      expect.objectContaining({ detail: { found: '9', known: '3' } }),
    );
  });
});

function openAndClose(path: string, sql: string): void {
  const db = new Database(path);
  db.exec(sql);
  db.close();
}

function overwrite(path: string, from: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, from);
  writeFileSync(path, bytes);
}
