import type { Change, EditableTable, RowImage } from '../platform/undo/edit-log.ts';

/** Not what a report says: who signed, what was answered in Conciliación, remarks on cells. */
const beside: readonly EditableTable[] = ['sign_off', 'finding_decision', 'cell_comment'];

type Images = { readonly before: RowImage | null; readonly after: RowImage | null };

/** How many rows are not as they were before these changes: what was changed and changed back, or undone, is none. */
export function netChanges(changes: readonly Change[]): number {
  const rows = new Map<string, Images>();
  for (const { table, id, before, after } of changes) {
    if (beside.includes(table)) continue;
    const key = `${table} ${id}`;
    const known = rows.get(key);
    rows.set(key, known ? joined(known, { before, after }) : { before, after });
  }
  return [...rows.values()].filter(({ before, after }) => !same(before, after)).length;
}

/** Of an update only the columns it wrote are known; a column that was written later is as it was until then. */
const joined = (first: Images, next: Images): Images => ({
  before: first.before === null ? null : { ...next.before, ...first.before },
  after: next.after === null ? null : { ...first.after, ...next.after },
});

function same(before: RowImage | null, after: RowImage | null): boolean {
  if (before === null || after === null) return before === after;
  return Object.keys(after).every((column) => (before[column] ?? null) === (after[column] ?? null));
}
