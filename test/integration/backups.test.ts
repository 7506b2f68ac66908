import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupNow, createBackups, createDailyCopy } from '#backend/platform/backup/backups.ts';
import { copyVerified } from '#backend/platform/backup/snapshot.ts';
import { openConnection } from '#backend/platform/db/open.ts';
import { openBackend, temporaryFolder } from '../helpers/backend.ts';

const local = (day: number, hour: number): Date => new Date(2025, 0, day, hour, 30, 5);

function withFact() {
  const opened = openBackend();
  opened.db.exec("INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01')");
  opened.db.exec("INSERT INTO fact (id, year_id, key, label, value, source) VALUES (1, 1, 'jobs', '', 3067, '')");
  return opened;
}

describe('a safety copy', () => {
  it('is one file with everything in it, named by local time and reason', async () => {
    const { db } = withFact();
    const folder = join(temporaryFolder(), 'copias');
    const path = await createBackups({ db, folder, clock: () => local(20, 9) }).make('importacion');
    expect(path).toBe(join(folder, 'memoria-2025-01-20-093005-importacion.sqlite'));
    expect(readdirSync(folder)).toEqual(['memoria-2025-01-20-093005-importacion.sqlite']);
    const copy = openConnection(path, { readOnly: true });
    expect(copy.prepare('SELECT value FROM fact').pluck().get()).toBe(3067);
    copy.close();
  });

  it('does not replace another copy of the same second', () => {
    const { db } = withFact();
    const folder = temporaryFolder();
    const place = { folder, clock: () => local(20, 9) };
    backupNow(db, 'manual', place);
    backupNow(db, 'manual', place);
    expect(readdirSync(folder)).toEqual([
      'memoria-2025-01-20-093005-2-manual.sqlite',
      'memoria-2025-01-20-093005-manual.sqlite',
    ]);
  });

  it('tidies only its own files, by the rule', () => {
    const { db } = withFact();
    const folder = temporaryFolder();
    for (const hour of [8, 9, 10, 11, 12]) backupNow(db, 'importacion', { folder, clock: () => local(20, hour) });
    expect(readdirSync(folder)).toEqual(
      [10, 11, 12].map((hour) => `memoria-2025-01-20-${hour}3005-importacion.sqlite`),
    );
  });

  it('removes what a killed program left half copied, and no file of anybody else', () => {
    const { db } = withFact();
    const folder = temporaryFolder();
    for (const name of ['memoria-2025-01-19-080000-importacion.sqlite.tmp', 'apuntes.tmp'])
      writeFileSync(join(folder, name), 'half');
    backupNow(db, 'manual', { folder, clock: () => local(20, 9) });
    expect(readdirSync(folder).toSorted()).toEqual(['apuntes.tmp', 'memoria-2025-01-20-093005-manual.sqlite']);
  });

  it('leaves no file when the copy cannot be made', () => {
    const { db } = withFact();
    const folder = temporaryFolder();
    db.exec('BEGIN');
    expect(() => copyVerified(db, join(folder, 'copia.sqlite'))).toThrow(/VACUUM/);
    db.exec('COMMIT');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is made before the first change of a day, and not again that day', () => {
    const { db } = withFact();
    const folder = join(temporaryFolder(), 'copias');
    let now = local(20, 9);
    const daily = createDailyCopy({ db, folder, clock: () => now });
    daily();
    daily();
    now = local(21, 8);
    daily();
    expect(readdirSync(folder)).toEqual([
      'memoria-2025-01-20-093005-diaria.sqlite',
      'memoria-2025-01-21-083005-diaria.sqlite',
    ]);
  });

  it('of the day precedes a command of the screens, and a query makes none', async () => {
    const { call, db, backupDir } = withFact();
    db.exec("UPDATE fiscal_year SET state = 'open'");
    await call('app.info', {});
    expect(existsSync(backupDir)).toBe(false);
    await expect(call('edit.undo', { yearId: 1 })).rejects.toMatchObject({ code: 'nothing-to-undo' });
    expect(readdirSync(backupDir)).toHaveLength(1);
  });
});
