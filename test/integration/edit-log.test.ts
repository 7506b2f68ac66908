import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '#backend/platform/db/migrations/index.ts';
import { openConnection } from '#backend/platform/db/open.ts';
import {
  applyEdit,
  type Change,
  findBrokenEntry,
  freshId,
  freshIds,
  inserter,
  listLog,
  stepEdit,
  undoState,
} from '#backend/platform/undo/edit-log.ts';

const author = { at: '2025-01-15T10:00:00.000Z', by: 'Ana' };
const yearId = 1;

function openWithFacts() {
  const folder = mkdtempSync(join(tmpdir(), 'edit-log-'));
  const path = join(folder, 'memoria.sqlite');
  const db = openConnection(path);
  for (const sql of migrations) db.exec(sql);
  db.exec("INSERT INTO fiscal_year (id, year, created_at) VALUES (1, 2030, '2030-01-01')");
  const insert = db.prepare("INSERT INTO fact (id, year_id, key, label, value, source) VALUES (?, 1, ?, '', ?, '')");
  for (const id of [1, 2, 3]) insert.run(id, `fact-${id}`, id * 10);
  const connections = [db];
  onTestFinished(() => {
    for (const connection of connections) connection.close();
    rmSync(folder, { recursive: true });
  });
  const reopen = () => {
    connections.at(-1)?.close();
    const next = openConnection(path);
    connections.push(next);
    return next;
  };
  return { db, reopen };
}

type Db = ReturnType<typeof openConnection>;
const facts = (db: Db) => db.prepare('SELECT * FROM fact ORDER BY id').all();
const factValue = (db: Db, id: number) => db.prepare('SELECT value FROM fact WHERE id = ?').pluck().get(id);
const setFact = (db: Db, id: number, before: number | null, after: number | null) =>
  applyEdit(db, author, {
    yearId,
    kind: 'edit',
    label: `Dato ${id}`,
    changes: [{ table: 'fact', id, before: { value: before }, after: { value: after } }],
  });

describe('an edit', () => {
  it('commits its change and its entry together, and leaves the other rows as they were', () => {
    const { db } = openWithFacts();
    setFact(db, 1, 10, 51);
    expect([factValue(db, 1), factValue(db, 2), factValue(db, 3)]).toEqual([51, 20, 30]);
    expect(undoState(db, yearId)).toEqual({ undo: 'Dato 1', redo: null, savedAt: author.at });
    expect(listLog(db, yearId, 10)).toMatchObject([
      { by: 'Ana', kind: 'edit', label: 'Dato 1', changes: 1, undone: false },
    ]);
  });

  it('tells an empty value from zero', () => {
    const { db } = openWithFacts();
    setFact(db, 1, 10, null);
    setFact(db, 1, null, 0);
    stepEdit(db, author, yearId, 'undo');
    expect(factValue(db, 1)).toBeNull();
  });

  it('that changes nothing leaves no entry', () => {
    const { db } = openWithFacts();
    expect(setFact(db, 1, 10, 10)).toBeNull();
    expect(listLog(db, yearId, 10)).toEqual([]);
  });

  it('of several rows is all or nothing: one row that changed meanwhile refuses the whole', () => {
    const { db } = openWithFacts();
    const changes: readonly Change[] = [
      { table: 'fact', id: 1, before: { value: 10 }, after: { value: 1 } },
      { table: 'fact', id: 2, before: { value: 999 }, after: { value: 2 } },
    ];
    expect(() => applyEdit(db, author, { yearId, kind: 'edit', label: 'Pegado', changes })).toThrow('conflict');
    expect([factValue(db, 1), factValue(db, 2)]).toEqual([10, 20]);
    expect(listLog(db, yearId, 10)).toEqual([]);
  });

  it('is refused in a closed year', () => {
    const { db } = openWithFacts();
    db.exec("UPDATE fiscal_year SET state = 'closed'");
    expect(() => setFact(db, 1, 10, 51)).toThrow('closed-year');
    expect(factValue(db, 1)).toBe(10);
  });
});

describe('the id of a new row', () => {
  it('is never given twice, whoever takes ids at the same time, and not after its row is gone', () => {
    const { db } = openWithFacts();
    const [one, other] = [freshIds(db, 'fact'), freshIds(db, 'fact')];
    expect([one(), other(), one(), freshId(db, 'fact'), other()]).toEqual([4, 5, 6, 7, 8]);
    const whole = { year_id: 1, key: 'fact-3', label: '', value: 30, source: '' };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: 'Quitar',
      changes: [{ table: 'fact', id: 3, before: whole, after: null }],
    });
    const id = inserter(db, 'fact')({ year_id: 1, key: 'otro', label: '', value: null, source: '' });
    expect(id).toBe(9);
    expect(facts(db)).toHaveLength(3);
  });

  it('passes what was written otherwise', () => {
    const { db } = openWithFacts();
    const next = freshIds(db, 'fact');
    expect(next()).toBe(4);
    db.exec("INSERT INTO fact (id, year_id, key, label, value, source) VALUES (20, 1, 'x', '', 1, '')");
    expect(next()).toBe(21);
  });
});

describe('undo and redo', () => {
  it('take back and repeat, also in another session', () => {
    const { db, reopen } = openWithFacts();
    setFact(db, 1, 10, 51);
    setFact(db, 2, 20, 52);
    const later = reopen();
    stepEdit(later, author, yearId, 'undo');
    stepEdit(later, author, yearId, 'undo');
    expect([factValue(later, 1), factValue(later, 2)]).toEqual([10, 20]);
    expect(undoState(later, yearId)).toMatchObject({ undo: null, redo: 'Dato 1' });
    stepEdit(later, author, yearId, 'redo');
    expect([factValue(later, 1), factValue(later, 2)]).toEqual([51, 20]);
  });

  it('bring back a deleted row with every column, and take away an inserted one', () => {
    const { db } = openWithFacts();
    const before = facts(db);
    const deleted = { year_id: 1, key: 'fact-2', label: '', value: 20, source: '' };
    const inserted = { year_id: 1, key: 'nuevo', label: 'Nuevo', value: null, source: 's' };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: 'Filas',
      changes: [
        { table: 'fact', id: 2, before: deleted, after: null },
        { table: 'fact', id: 9, before: null, after: inserted },
      ],
    });
    expect(facts(db)).toHaveLength(3);
    stepEdit(db, author, yearId, 'undo');
    expect(facts(db)).toEqual(before);
  });

  it('refuse over a value that changed in between, and change nothing', () => {
    const { db } = openWithFacts();
    setFact(db, 1, 10, 51);
    db.exec('UPDATE fact SET value = 99 WHERE id = 1');
    expect(() => stepEdit(db, author, yearId, 'undo')).toThrow('conflict');
    expect(factValue(db, 1)).toBe(99);
    expect(undoState(db, yearId).undo).toBe('Dato 1');
  });

  it('a new edit after an undo ends what could be redone, but the record keeps it', () => {
    const { db } = openWithFacts();
    setFact(db, 1, 10, 51);
    stepEdit(db, author, yearId, 'undo');
    setFact(db, 2, 20, 52);
    expect(undoState(db, yearId)).toMatchObject({ undo: 'Dato 2', redo: null });
    expect(listLog(db, yearId, 10).map((entry) => entry.kind)).toEqual(['edit', 'undo', 'edit']);
  });

  it('are found without sorting the record of the year, however long it is', () => {
    const { db } = openWithFacts();
    const asked: string[] = [];
    const listening = new Proxy(db, {
      get: (target, name) =>
        name === 'prepare' ? (sql: string) => asked.push(sql) && target.prepare(sql) : Reflect.get(target, name),
    });
    undoState(listening, yearId);
    const plans = asked.flatMap((sql) =>
      db.prepare<[number], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(yearId),
    );
    expect(plans.length).toBeGreaterThan(2);
    expect(plans.filter(({ detail }) => detail.includes('TEMP B-TREE'))).toEqual([]);
  });

  it('say so when there is nothing to do', () => {
    const { db } = openWithFacts();
    expect(() => stepEdit(db, author, yearId, 'undo')).toThrow('nothing-to-undo');
  });

  it('any sequence of edits, undos and redos taken back gives the first state again', () => {
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('edit' as const),
        id: fc.integer({ min: 1, max: 3 }),
        value: fc.option(fc.nat(100)),
      }),
      fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
    );
    const { db } = openWithFacts();
    const first = facts(db);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        for (const act of steps) {
          if (act.kind === 'edit') setFact(db, act.id, factValue(db, act.id) as number | null, act.value);
          else if (undoState(db, yearId)[act.kind] !== null) stepEdit(db, author, yearId, act.kind);
        }
        while (undoState(db, yearId).undo !== null) stepEdit(db, author, yearId, 'undo');
        expect(facts(db)).toEqual(first);
        expect(findBrokenEntry(db, yearId)).toBeNull();
      }),
      { numRuns: 30 },
    );
  });
});

describe('the record', () => {
  it('names the first entry that was altered by hand, or that lost its predecessor', () => {
    const { db } = openWithFacts();
    for (const [before, after] of [
      [10, 11],
      [11, 12],
      [12, 13],
    ] as const)
      setFact(db, 1, before, after);
    expect(findBrokenEntry(db, yearId)).toBeNull();
    db.exec("UPDATE edit_log SET label = 'otro' WHERE id = 2");
    expect(findBrokenEntry(db, yearId)).toBe(2);
    db.exec(
      "UPDATE edit_log SET label = 'Dato 1' WHERE id = 2; DELETE FROM undo_stack WHERE entry_id = 1; DELETE FROM edit_log WHERE id = 1",
    );
    expect(findBrokenEntry(db, yearId)).toBe(2);
  });
});
