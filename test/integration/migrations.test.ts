import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '#backend/platform/db/migrate.ts';
import { sql as initial } from '#backend/platform/db/migrations/001-initial.ts';
import { sql as budgetViews } from '#backend/platform/db/migrations/002-budget-views.ts';
import { sql as versions } from '#backend/platform/db/migrations/003-versions.ts';
import { sql as reference } from '#backend/platform/db/migrations/004-reference.ts';
import { sql as indicatorSheets } from '#backend/platform/db/migrations/005-indicator-sheets.ts';
import { sql as viewSources } from '#backend/platform/db/migrations/006-view-sources.ts';
import { migrations } from '#backend/platform/db/migrations/index.ts';
import { temporaryFolder } from '../helpers/backend.ts';

const noBackup = (): void => undefined;

describe('002: sums of the batches', () => {
  it('are made of the lines that are there, also where a file has no such classifier or column', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    const old = openDatabase({ path, backup: noBackup, steps: [initial] });
    old.exec(`
      INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01');
      INSERT INTO source_file VALUES (1, 'a', 'a.xlsx', 0, x'', '', '');
      INSERT INTO import_batch VALUES (7, 1, 1, 'p', 's', 'centimos', NULL, 3, 0, 0, 0, '[]', '', '', 'active');
      INSERT INTO budget_line (id, batch_id, sheet, source_row, generica_code, activity_code, rubro_code, pim_cents)
        VALUES (1, 7, 's', 2, '5-21', NULL, '00', 100), (2, 7, 's', 3, '5-21', NULL, '00', 11), (3, 7, 's', 4, '5-22', NULL, '00', 0);
      INSERT INTO budget_line_month VALUES (1, 'devengado', 3, 40), (2, 'devengado', 3, 2);`);
    old.close();
    const db = openDatabase({ path, backup: noBackup, steps: [initial, budgetViews] });
    expect(
      db.prepare('SELECT generica_code, activity_code, rubro_code, pia_cents, pim_cents FROM budget_sum').raw().all(),
    ).toEqual([
      ['5-21', '', '00', null, 111],
      ['5-22', '', '00', null, 0],
    ]);
    expect(db.prepare('SELECT generica_code, stage, month, amount_cents FROM budget_month_sum').raw().all()).toEqual([
      ['5-21', 'devengado', 3, 42],
    ]);
    db.close();
  });
});

describe('003: named versions', () => {
  it('begin empty, keep what is there, and go with their year', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    const old = openDatabase({ path, backup: noBackup, steps: [initial, budgetViews] });
    old.exec("INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01')");
    const years = old.prepare('SELECT * FROM fiscal_year').all();
    old.close();
    const db = openDatabase({ path, backup: noBackup, steps: [initial, budgetViews, versions] });
    const count = () => db.prepare('SELECT count(*) FROM named_version').pluck().get();
    expect(db.prepare('SELECT * FROM fiscal_year').all()).toEqual(years);
    expect(count()).toBe(0);
    const insert = db.prepare("INSERT INTO named_version VALUES (1, 1, ?, '', '', x'00', '')");
    expect(() => insert.run('')).toThrow('CHECK');
    insert.run('borrador 2');
    db.exec('DELETE FROM fiscal_year');
    expect(count()).toBe(0);
    db.close();
  });
});

describe('004: reference tables', () => {
  it('begin empty, keep what is there, refuse a kind nobody knows, and go with their year', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    const old = openDatabase({ path, backup: noBackup, steps: [initial, budgetViews, versions] });
    old.exec("INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01')");
    const years = old.prepare('SELECT * FROM fiscal_year').all();
    old.close();
    const db = openDatabase({ path, backup: noBackup, steps: [initial, budgetViews, versions, reference] });
    expect(db.prepare('SELECT * FROM fiscal_year').all()).toEqual(years);
    expect(db.prepare('SELECT count(*) FROM reference_table').pluck().get()).toBe(0);
    db.exec(`
      INSERT INTO reference_table VALUES (1, 1, 1, 't01', 1, 'Tabla 1', '', '', 'mes', NULL, NULL);
      INSERT INTO reference_column VALUES (1, 1, 1, 'c', 'C', NULL, 'count', 0, 0, 1, 0);
      INSERT INTO reference_row VALUES (1, 1, 1, 'body');
      INSERT INTO reference_cell VALUES (1, 1, 1, 5, NULL);`);
    expect(() => db.exec("UPDATE reference_column SET kind = 'date'")).toThrow('CHECK');
    db.exec('DELETE FROM fiscal_year');
    expect(db.prepare('SELECT count(*) FROM reference_cell').pluck().get()).toBe(0);
    db.close();
  });
});

describe('005: sheets of the indicators', () => {
  it('give every indicator the type that its values show, and leave the values as they were', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    const steps = [initial, budgetViews, versions, reference];
    const old = openDatabase({ path, backup: noBackup, steps });
    old.exec(`
      INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01');
      INSERT INTO indicator_level VALUES (1, 1, 1, 'result', 'R');
      INSERT INTO indicator VALUES (1, 1, 1, 1, 'a', 'percent', 2), (2, 1, 1, 2, 'b', 'number', 0), (3, 1, 1, 3, 'c', 'number', 1);
      INSERT INTO indicator_value VALUES (1, 1, 2030, 535, 2, NULL), (2, 2, 2030, NULL, NULL, 'nd');`);
    old.close();
    const db = openDatabase({ path, backup: noBackup, steps: [...steps, indicatorSheets] });
    expect(db.prepare('SELECT unit_type, sense, formula, to_review FROM indicator ORDER BY id').raw().all()).toEqual([
      ['percentage', null, '', 0],
      ['count', null, '', 0],
      ['quantity', null, '', 0],
    ]);
    expect(
      db
        .prepare('SELECT scaled, decimals, mark, numerator, goal, published FROM indicator_value ORDER BY id')
        .raw()
        .all(),
    ).toEqual([
      [535, 2, null, null, '', null],
      [null, null, 'nd', null, '', null],
    ]);
    expect(() => db.exec("UPDATE indicator SET unit_type = 'metres'")).toThrow('CHECK');
    db.close();
  });
});

describe('006: sources of the views', () => {
  it('leave the official files of the tables alone, know only views, one file for each, and go with their year', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    const old = openDatabase({ path, backup: noBackup, steps: [initial, budgetViews, versions] });
    old.exec(`
      INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01');
      INSERT INTO source_file VALUES (1, 'a', 'a.xlsx', 0, x'', '', '');
      INSERT INTO import_batch VALUES (7, 1, 1, 'p', 's', 'soles', NULL, 0, 0, 0, 0, '[]', '', '', 'active');
      INSERT INTO official_source VALUES (2, 1, 'generica', 7);`);
    const official = old.prepare('SELECT * FROM official_source').all();
    old.close();
    const db = openDatabase({
      path,
      backup: noBackup,
      steps: [initial, budgetViews, versions, reference, indicatorSheets, viewSources],
    });
    expect(db.prepare('SELECT * FROM official_source').all()).toEqual(official);
    const insert = db.prepare('INSERT INTO view_source (year_id, dimension, batch_id) VALUES (1, ?, 7)');
    insert.run('rubro');
    expect(() => insert.run('rubro')).toThrow('UNIQUE');
    expect(() => insert.run('generica')).toThrow('CHECK');
    db.exec('DELETE FROM official_source; DELETE FROM view_source WHERE year_id <> 1; DELETE FROM fiscal_year');
    expect(db.prepare('SELECT count(*) FROM view_source').pluck().get()).toBe(0);
    db.close();
  });
});

describe('009: physical goals', () => {
  it('keep their order by activity, get the versions they name, and are what they were', () => {
    const path = join(temporaryFolder(), 'memoria.sqlite');
    const old = openDatabase({ path, backup: noBackup, steps: migrations.slice(0, 8) });
    old.exec(`
      INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01');
      INSERT INTO unit_of_measure VALUES (1, 1, 'Informe', 'informe', 'informes');
      INSERT INTO target VALUES (1, 1, '5000002', 1, 'v.2', 9, 8), (2, 1, '5000001', 1, 'v.2', 5, NULL),
        (3, 1, '5000001', 1, 'v.1', 4, 4);`);
    const goals = 'SELECT id, activity_code, poi_version, programmed, executed FROM target ORDER BY id';
    const before = old.prepare(goals).raw().all();
    old.close();
    const db = openDatabase({ path, backup: noBackup, steps: migrations.slice(0, 9) });
    expect(db.prepare(goals).raw().all()).toEqual(before);
    expect(db.prepare('SELECT id, position, rule, evidence FROM target ORDER BY id').raw().all()).toEqual([
      [1, 2, 'sum', ''],
      [2, 1, 'sum', ''],
      [3, 1, 'sum', ''],
    ]);
    expect(db.prepare('SELECT position, name, printed FROM poi_version ORDER BY id').raw().all()).toEqual([
      [1, 'v.1', 0],
      [2, 'v.2', 0],
    ]);
    db.close();
  });
});
