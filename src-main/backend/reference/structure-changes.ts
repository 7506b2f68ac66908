import type { ReferenceSet } from '#shared/domain/reference/resource.ts';
import { structureOf } from '#shared/domain/reference/structure.ts';
import type { Db } from '../platform/db/open.ts';
import { type Change, freshIds } from '../platform/undo/edit-log.ts';
import { newTable } from './new-table.ts';
import { storedRules, storedTables } from './reference.queries.ts';
import { ruleContent } from './reference.seed.ts';
import { newIds } from './stored-changes.ts';

/** Tables that the year does not have come, those it has stay as they are; relations of the same id are put as the file says. */
export function referenceChanges(db: Db, yearId: number, set: ReferenceSet): readonly Change[] {
  const { tables, rules } = structureOf(set);
  const present = storedTables(db, yearId);
  const keys = new Set(present.map(({ key }) => key));
  const ids = newIds(db);
  const last = present.at(-1)?.position ?? 0;
  const added = tables.filter(({ key }) => !keys.has(key));
  const stored = storedRules(db, yearId);
  const ruleId = freshIds(db, 'reference_rule');
  const lastRule = stored.at(-1)?.position ?? 0;
  return [
    ...added.flatMap((table, index) => newTable(ids, { yearId, id: ids.table(), position: last + index + 1 }, table)),
    ...rules.map((rule, index): Change => {
      const old = stored.find(({ id }) => id === rule.id);
      const content = ruleContent(rule);
      if (old)
        return {
          table: 'reference_rule',
          id: old.rowId,
          before: { content: ruleContent(old) },
          after: { content },
        };
      const after = { year_id: yearId, position: lastRule + index + 1, key: rule.id, content };
      return { table: 'reference_rule', id: ruleId(), before: null, after };
    }),
  ];
}
