import { createHash } from 'node:crypto';
import { Refusal } from '#shared/contract/errors.ts';
import type { LogEntry, UndoState } from '#shared/contract/types.ts';
import { type Db, transaction } from '../db/open.ts';

type Value = string | number | null;
export type RowImage = Readonly<Record<string, Value>>;

/** Tables whose rows people change; nothing else is ever written through the log, and no name comes from outside (C-26). */
export const editableTables = [
  'setting',
  'generica',
  'activity',
  'organic_unit',
  'unit_of_measure',
  'import_batch',
  'official_source',
  'view_source',
  'target',
  'target_unit',
  'target_month',
  'poi_version',
  'indicator_level',
  'indicator',
  'indicator_year',
  'indicator_value',
  'note',
  'note_anchor',
  'fact',
  'chapter_section',
  'budget_override',
  'row_explanation',
  'cell_comment',
  'reference_table',
  'reference_column',
  'reference_row',
  'reference_cell',
  'reference_rule',
  'issue_setting',
  'finding_decision',
  'budget_history',
  'sign_off',
] as const;
export type EditableTable = (typeof editableTables)[number];

/** One row before and after. `before: null` inserts the row with all its columns, `after: null` deletes it. */
export type Change = {
  readonly table: EditableTable;
  readonly id: number;
  readonly before: RowImage | null;
  readonly after: RowImage | null;
};

/** A row with all its columns, as a deletion must remember it. */
export type WholeRow = RowImage & { readonly id: number };

/** Takes rows away whole, so that undo brings them back as they were. */
export const removals = (table: EditableTable, rows: readonly WholeRow[]): readonly Change[] =>
  rows.map(({ id, ...before }) => ({ table, id, before, after: null }));

export type Edit = {
  readonly yearId: number;
  readonly kind: 'edit' | 'import';
  /** Spanish, as the undo button says it: "Ejecutado de 5000276". */
  readonly label: string;
  readonly reason?: string;
  readonly changes: readonly Change[];
};

/** Who and when; taken from the context so that tests own the clock. */
export type Author = { readonly at: string; readonly by: string };

/**
 * The only way a person's act reaches the database: its changes and its log entry commit together. An edit that changes
 * nothing leaves no entry. Returns the id of the entry, or `null` when there was nothing to do.
 * @throws Refusal `conflict` where a row no longer reads as `before`, `closed-year` in a closed year; nothing is changed then.
 */
export function applyEdit(db: Db, author: Author, edit: Edit): number | null {
  const changes = edit.changes.filter((change) => !same(change.before, change.after));
  if (changes.length === 0) return null;
  return transaction(db, () => {
    refuseClosedYear(db, edit.yearId);
    for (const change of changes) write(db, change);
    const id = append(db, author, { ...edit, changes, aboutId: null });
    db.prepare('DELETE FROM undo_stack WHERE year_id = ? AND undone = 1').run(edit.yearId);
    db.prepare('INSERT INTO undo_stack (entry_id, year_id) VALUES (?, ?)').run(id, edit.yearId);
    return id;
  });
}

/** Rows as they would be after `changes`, and no entry: only for a transaction that is taken back after reading. */
export function layOver(db: Db, changes: readonly Change[]): void {
  for (const change of changes) if (!same(change.before, change.after)) write(db, change);
}

/** An act that changes no row people edit, such as closing a year: it is in the record, and undo does not reach it. */
export function recordAct(
  db: Db,
  author: Author,
  act: { readonly yearId: number; readonly label: string; readonly reason?: string },
): void {
  append(db, author, { ...act, kind: 'edit', changes: [], aboutId: null });
}

/**
 * Takes back the last act of the year (or does it again), on any screen and after a restart (EG7, C-16).
 * @throws Refusal `nothing-to-undo`, or `conflict` where a row changed in between; nothing is changed then.
 */
export function stepEdit(db: Db, author: Author, yearId: number, direction: 'undo' | 'redo'): void {
  transaction(db, () => {
    refuseClosedYear(db, yearId);
    const entry = next(db, yearId, direction);
    if (!entry) throw new Refusal('nothing-to-undo', { direction });
    const logged = JSON.parse(entry.changes) as readonly Change[];
    // Of a restored version, rows come back that refer to each other.
    db.pragma('defer_foreign_keys = ON');
    const changes = direction === 'redo' ? logged : logged.toReversed().map(inverse);
    for (const change of changes) write(db, change);
    append(db, author, { yearId, kind: direction, label: entry.label, changes, aboutId: entry.id });
    db.prepare('UPDATE undo_stack SET undone = ? WHERE entry_id = ?').run(direction === 'undo' ? 1 : 0, entry.id);
  });
}

/**
 * The id of a row that an edit is about to insert. Ids are never given twice, not even after an undo took the row away or a
 * person deleted it: redo, undo and a named version bring it back under the same id. To be called inside of the transaction of the edit.
 */
export const freshId = (db: Db, table: EditableTable): number => freshIds(db, table)();

/** `freshId` for an edit that inserts many rows: gives another id at every call, whoever else takes ids of the table meanwhile. */
export function freshIds(db: Db, table: EditableTable): () => number {
  const take = db
    .prepare<[string], number>(
      `INSERT INTO row_sequence SELECT ?, coalesce(max(id), 0) + 1 FROM ${table} WHERE true
       ON CONFLICT DO UPDATE SET last = max(last + 1, excluded.last) RETURNING last`,
    )
    .pluck();
  return () => take.get(table) ?? 0;
}

/**
 * Writes the rows that a year begins with, which are no act of a person, and returns the id of each: under ids that no undo
 * and no version of another year will ask for.
 */
export function inserter(db: Db, table: EditableTable): (row: RowImage) => number {
  const nextId = freshIds(db, table);
  return (row) => {
    const id = nextId();
    write(db, { table, id, before: null, after: row });
    return id;
  };
}

/** Keeps the ids up to one from being given again. */
function reserveIds(db: Db, table: EditableTable, upTo: number): void {
  db.prepare('INSERT INTO row_sequence VALUES (?, ?) ON CONFLICT DO UPDATE SET last = max(last, excluded.last)').run(
    table,
    upTo,
  );
}

export function undoState(db: Db, yearId: number): UndoState {
  const savedAt = db
    .prepare<[number], string>('SELECT at FROM edit_log WHERE year_id = ? ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(yearId);
  return {
    undo: next(db, yearId, 'undo')?.label ?? null,
    redo: next(db, yearId, 'redo')?.label ?? null,
    savedAt: savedAt ?? null,
  };
}

/** The record of the year, newest first (VE4). */
export function listLog(db: Db, yearId: number, limit: number): readonly LogEntry[] {
  return db
    .prepare<[number, number], Omit<LogEntry, 'undone'> & { undone: number }>(
      `SELECT log.id, log.at, log.by, log.kind, log.label, log.reason, coalesce(stack.undone, 0) AS undone,
              json_array_length(log.changes) AS changes, log.hash
         FROM edit_log AS log LEFT JOIN undo_stack AS stack ON stack.entry_id = log.id
        WHERE log.year_id = ? ORDER BY log.id DESC LIMIT ?`,
    )
    .all(yearId, limit)
    .map((row) => ({ ...row, undone: row.undone === 1 }));
}

/** The first entry whose hash does not follow from its content and its predecessor, or `null` when the record is whole (C-30). */
export function findBrokenEntry(db: Db, yearId: number): number | null {
  let previous = '';
  for (const row of db
    .prepare<[number], StoredEntry>('SELECT * FROM edit_log WHERE year_id = ? ORDER BY id')
    .iterate(yearId)) {
    if (row.hash !== hashOf(previous, row)) return row.id;
    previous = row.hash;
  }
  return null;
}

type StoredEntry = {
  readonly id: number;
  readonly year_id: number;
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly label: string;
  readonly reason: string | null;
  readonly about_id: number | null;
  readonly changes: string;
  readonly hash: string;
};

type NewEntry = {
  readonly yearId: number;
  readonly kind: LogEntry['kind'];
  readonly label: string;
  readonly reason?: string;
  readonly changes: readonly Change[];
  readonly aboutId: number | null;
};

function append(db: Db, author: Author, entry: NewEntry): number {
  const previous = db
    .prepare<[number], string>('SELECT hash FROM edit_log WHERE year_id = ? ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(entry.yearId);
  const row = {
    year_id: entry.yearId,
    at: author.at,
    by: author.by,
    kind: entry.kind,
    label: entry.label,
    reason: entry.reason ?? null,
    about_id: entry.aboutId,
    changes: JSON.stringify(entry.changes),
  };
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO edit_log (year_id, at, by, kind, label, reason, about_id, changes, hash)
       VALUES (@year_id, @at, @by, @kind, @label, @reason, @about_id, @changes, @hash)`,
    )
    .run({ ...row, hash: hashOf(previous ?? '', row) });
  return Number(lastInsertRowid);
}

function hashOf(previous: string, row: Omit<StoredEntry, 'id' | 'hash'>): string {
  const content = [row.year_id, row.at, row.by, row.kind, row.label, row.reason, row.about_id, row.changes];
  return createHash('sha256').update(previous).update('\n').update(JSON.stringify(content)).digest('hex');
}

/** In the order of the index, or every edit would read and sort the whole record of the year. */
function next(
  db: Db,
  yearId: number,
  direction: 'undo' | 'redo',
): { id: number; label: string; changes: string } | undefined {
  const sql =
    direction === 'undo'
      ? `SELECT log.id, log.label, log.changes FROM undo_stack AS stack JOIN edit_log AS log ON log.id = stack.entry_id
          WHERE stack.year_id = ? AND stack.undone = 0 ORDER BY stack.entry_id DESC LIMIT 1`
      : `SELECT log.id, log.label, log.changes FROM undo_stack AS stack JOIN edit_log AS log ON log.id = stack.entry_id
          WHERE stack.year_id = ? AND stack.undone = 1 ORDER BY stack.entry_id ASC LIMIT 1`;
  return db.prepare<[number], { id: number; label: string; changes: string }>(sql).get(yearId);
}

function refuseClosedYear(db: Db, yearId: number): void {
  const state = db.prepare<[number], string>('SELECT state FROM fiscal_year WHERE id = ?').pluck().get(yearId);
  if (state === undefined) throw new Refusal('not-found', { what: 'year' });
  if (state === 'closed') throw new Refusal('closed-year');
}

/** Writes `after` only where the row still reads `before`: an import or another edit in between must not be clobbered. */
function write(db: Db, { table, id, before, after }: Change): void {
  if (!editableTables.includes(table)) throw new Error(`table ${table} is not edited through the log`);
  const guard = Object.keys(before ?? {})
    .map((column) => ` AND "${column}" IS ?`)
    .join('');
  const guardValues = Object.values(before ?? {});
  const { changes } =
    before === null
      ? insert(db, table, id, after ?? {})
      : after === null
        ? db.prepare(`DELETE FROM ${table} WHERE id = ?${guard}`).run(id, ...guardValues)
        : db
            .prepare(
              `UPDATE ${table} SET ${Object.keys(after)
                .map((column) => `"${column}" = ?`)
                .join(', ')} WHERE id = ?${guard}`,
            )
            .run(...Object.values(after), id, ...guardValues);
  if (changes !== 1) throw new Refusal('conflict', { table, id: String(id) });
  // A version may still have the row: under its id another one would go with whatever that one hangs on.
  if (after === null) reserveIds(db, table, id);
}

function insert(db: Db, table: EditableTable, id: number, row: RowImage): { changes: number } {
  const columns = Object.keys(row)
    .map((column) => `, "${column}"`)
    .join('');
  const marks = ', ?'.repeat(Object.keys(row).length);
  return db
    .prepare(`INSERT INTO ${table} (id${columns}) VALUES (?${marks}) ON CONFLICT DO NOTHING`)
    .run(id, ...Object.values(row));
}

const inverse = ({ table, id, before, after }: Change): Change => ({ table, id, before: after, after: before });
const same = (a: RowImage | null, b: RowImage | null): boolean => JSON.stringify(a) === JSON.stringify(b);
