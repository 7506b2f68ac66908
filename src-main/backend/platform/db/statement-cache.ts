import type Database from 'better-sqlite3';

/** More texts than the program has; a cell pasted over other columns makes a few of its own. */
const most = 1_000;

/**
 * Makes `db.prepare` give the statement it gave before for the same text: preparing costs more than running, and an edit runs
 * a dozen statements (G4a). Callers see no difference: a statement that is being read, or is asked to behave otherwise
 * (`raw`, `expand`, `bind`, `safeIntegers`), is a fresh one; `pluck` has one of its own.
 */
export function cacheStatements(db: Database.Database): void {
  const prepare = db.prepare.bind(db);
  const rows = new Map<string, Database.Statement>();
  const values = new Map<string, Database.Statement>();
  const kept = (cache: Map<string, Database.Statement>, sql: string, make: () => Database.Statement) => {
    const known = cache.get(sql);
    if (known && !known.busy) return known;
    if (known) return make();
    if (cache.size >= most) cache.clear();
    const statement = make();
    cache.set(sql, statement);
    return statement;
  };
  const make = (sql: string): Database.Statement => {
    const statement = prepare(sql);
    Object.defineProperties(statement, {
      pluck: { value: (toggle = true) => (toggle ? kept(values, sql, () => prepare(sql).pluck()) : statement) },
      raw: { value: (toggle = true) => prepare(sql).raw(toggle) },
      expand: { value: (toggle = true) => prepare(sql).expand(toggle) },
      safeIntegers: { value: (toggle = true) => prepare(sql).safeIntegers(toggle) },
      bind: { value: (...values: unknown[]) => prepare(sql).bind(...values) },
    });
    return statement;
  };
  Object.defineProperty(db, 'prepare', {
    configurable: true,
    value: (sql: string) => kept(rows, sql, () => make(sql)),
  });
}
