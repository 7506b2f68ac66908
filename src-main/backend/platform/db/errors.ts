import Database from 'better-sqlite3';
import { Refusal } from '#shared/contract/errors.ts';

/** SQLite's own refusals that a person can do something about (C-3); `null` for anything else, which is a bug to report. */
export function sqliteRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Database.SqliteError)) return null;
  if (error.code === 'SQLITE_FULL') return new Refusal('disk-full');
  if (error.code.startsWith('SQLITE_READONLY') || error.code === 'SQLITE_CANTOPEN') return new Refusal('read-only');
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) return new Refusal('data-in-use');
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') return new Refusal('damaged-database');
  return null;
}
