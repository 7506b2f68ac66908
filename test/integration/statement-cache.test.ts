import { expect, it } from 'vitest';
import { openConnection } from '../../src-main/backend/platform/db/open.ts';

const open = () => {
  const db = openConnection(':memory:');
  db.exec("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT) STRICT; INSERT INTO a VALUES (1, 'uno'), (2, 'dos')");
  return db;
};
const sql = 'SELECT name, id FROM a ORDER BY id';

it('gives the same statement for the same text, and another one for each way of reading', () => {
  const db = open();
  expect(db.prepare(sql)).toBe(db.prepare(sql));
  expect(db.prepare(sql).pluck().all()).toEqual(['uno', 'dos']);
  expect(db.prepare(sql).all()).toEqual([
    { name: 'uno', id: 1 },
    { name: 'dos', id: 2 },
  ]);
  expect(db.prepare(sql).raw().get()).toEqual(['uno', 1]);
  expect(db.prepare(sql).pluck(false).get()).toEqual({ name: 'uno', id: 1 });
  expect(db.prepare(sql).safeIntegers().get()).toEqual({ name: 'uno', id: 1n });
  expect(db.prepare('SELECT ? AS n').bind(5).get()).toEqual({ n: 5 });
  expect(db.prepare('SELECT ? AS n').get(6)).toEqual({ n: 6 });
});

it('can be read again while it is being read', () => {
  const db = open();
  const seen: unknown[] = [];
  for (const outer of db.prepare(sql).pluck().iterate())
    for (const inner of db.prepare(sql).pluck().iterate()) seen.push([outer, inner]);
  for (const outer of db.prepare(sql).iterate()) seen.push([outer, db.prepare(sql).all().length]);
  expect(seen).toEqual([
    ['uno', 'uno'],
    ['uno', 'dos'],
    ['dos', 'uno'],
    ['dos', 'dos'],
    [{ name: 'uno', id: 1 }, 2],
    [{ name: 'dos', id: 2 }, 2],
  ]);
});

it('follows a change of the tables and refuses what is not SQL each time', () => {
  const db = open();
  const all = 'SELECT * FROM a WHERE id = 1';
  expect(db.prepare(all).get()).toEqual({ id: 1, name: 'uno' });
  db.exec('ALTER TABLE a ADD COLUMN more TEXT');
  expect(db.prepare(all).get()).toEqual({ id: 1, name: 'uno', more: null });
  for (let turn = 0; turn < 2; turn += 1) expect(() => db.prepare('SELEC')).toThrow('syntax error');
});
