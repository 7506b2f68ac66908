import Database from 'better-sqlite3';
import { cacheStatements } from './statement-cache.ts';

export type Db = Database.Database;

/**
 * A connection as every part of the program must use it: WAL, synchronous=FULL (C-2: what is acknowledged survives power
 * loss), foreign keys, and a schema that cannot run functions of its own (C-25). Does not migrate.
 */
export function openConnection(path: string, options: { readonly readOnly?: boolean } = {}): Db {
  const db = new Database(path, { readonly: options.readOnly ?? false, fileMustExist: options.readOnly ?? false });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    if (!options.readOnly) {
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
    }
    cacheStatements(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Runs `work` in one transaction: everything or nothing. Nested calls join the outer one as a savepoint. */
export function transaction<T>(db: Db, work: () => T): T {
  return db.transaction(work).immediate();
}
