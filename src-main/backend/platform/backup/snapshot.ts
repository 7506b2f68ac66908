import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Db } from '../db/open.ts';
import { openConnection } from '../db/open.ts';
import { renameFlushed } from '../files/flush.ts';

/** Of a copy that is not yet proved. */
export const unfinishedSuffix = '.tmp';

/**
 * Copies a live database into one file and proves the copy: SQLite makes it (a plain file copy of a WAL database can be
 * empty), it is opened again, checked, and its contents counted against the original (C-7). Appears whole or not at all.
 * @throws Error when the copy does not verify; no file is left then.
 */
export function copyVerified(db: Db, target: string): void {
  const unfinished = `${target}${unfinishedSuffix}`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    const expected = contentsOf(db);
    const copy = openConnection(unfinished, { readOnly: true });
    try {
      const found = contentsOf(copy);
      const integrity = copy.pragma('integrity_check', { simple: true });
      if (integrity !== 'ok') throw new Error(`copy is damaged: ${String(integrity)}`);
      if (found !== expected) throw new Error(`copy differs from its original: ${found} instead of ${expected}`);
    } finally {
      copy.close();
    }
    renameFlushed(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Version, schema and number of rows of every table, and the money and the record in one digest where those tables exist. */
function contentsOf(db: Db): string {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all();
  const digest = createHash('sha256');
  digest.update(JSON.stringify([db.pragma('user_version', { simple: true }), tables]));
  let rows = 0;
  for (const { name } of tables) {
    const count =
      db
        .prepare<[], number>(`SELECT count(*) FROM ${quoted(name)}`)
        .pluck()
        .get() ?? 0;
    rows += count;
    digest.update(`${name} ${count};`);
  }
  for (const [table, sql] of totals) {
    if (tables.some(({ name }) => name === table)) digest.update(JSON.stringify(db.prepare(sql).raw().all()));
  }
  return `${tables.length} tables, ${rows} rows, ${digest.digest('hex').slice(0, 16)}`;
}

const totals = [
  ['budget_line', 'SELECT sum(pia_cents), sum(pim_cents), sum(devengado_cents) FROM budget_line'],
  ['edit_log', 'SELECT hash FROM edit_log ORDER BY id DESC LIMIT 1'],
  ['source_file', 'SELECT sha256, length(compressed) FROM source_file ORDER BY id'],
] as const;

/** The names come from the database's own schema, and are quoted all the same. */
const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
