import type { PlanValue, Problem } from '#shared/domain/imports.ts';
import type { Db } from '../../platform/db/open.ts';
import { type Change, freshIds, type RowImage } from '../../platform/undo/edit-log.ts';

/** A cell of the file behind a value. */
export type SourceCell = {
  readonly row: number;
  readonly column: number;
  readonly found: string;
  /** Absent: the sheet of the import. */
  readonly sheet?: string;
};

/** A row that an import writes. `id: null`: a new one; `parents`: keys of the new or present rows it belongs to, written before it. */
export type RowWrite = {
  readonly table:
    | 'poi_version'
    | 'target'
    | 'target_unit'
    | 'target_month'
    | 'indicator_value'
    | 'chapter_section'
    | 'budget_history';
  readonly key: string;
  readonly id: number | null;
  readonly parents: readonly { readonly key: string; readonly column: string }[];
  readonly before: RowImage | null;
  readonly after: RowImage;
  /** The cells of the file behind it, by the address of the value they gave; `{id}` stands for the row's own id. */
  readonly sources: readonly { readonly cell: string; readonly cells: readonly SourceCell[] }[];
};

/** What a table of goals or indicators would change, and what is wrong with it. */
export type TableEdits = {
  readonly values: readonly PlanValue[];
  readonly rows: readonly RowWrite[];
  readonly problems: readonly Problem[];
};

export type CellOrigin = SourceCell & { readonly cell: string };

/** The changes of the rows in the order of writing, ids given; to be called inside of the transaction of the edit. */
export function changesOf(
  db: Db,
  rows: readonly RowWrite[],
): { readonly changes: readonly Change[]; readonly origins: readonly CellOrigin[] } {
  const nextIds = new Map<RowWrite['table'], () => number>();
  const freshId = (table: RowWrite['table']): number => {
    const next = nextIds.get(table) ?? freshIds(db, table);
    nextIds.set(table, next);
    return next();
  };
  const ids = new Map<string, number>();
  const changes: Change[] = [];
  const origins: CellOrigin[] = [];
  for (const { table, key, id, parents, before, after, sources } of rows) {
    const rowId = id ?? freshId(table);
    ids.set(key, rowId);
    const places = parents.map((parent) => [parent.column, ids.get(parent.key) ?? null]);
    changes.push({ table, id: rowId, before, after: { ...Object.fromEntries(places), ...after } });
    for (const { cell, cells } of sources)
      for (const source of cells) origins.push({ ...source, cell: cell.replace('{id}', String(rowId)) });
  }
  return { changes, origins };
}
