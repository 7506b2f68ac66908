import type { ReferenceRule, Term } from '#shared/domain/reference/model.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import { es } from '#shared/strings/es.ts';

/** What holds between the budget tables of any year, for documents; of our own tables the checks say it (CK2). */
export const chapterRules: readonly ReferenceRule[] = [
  equal('opening-budget', 'key', ['pia-by-generica', 'pim-by-generica'], ['pia']),
  equal('modified-budget', 'key', ['pim-by-generica', 'execution-by-generica'], ['pim']),
  equal('activities-generics', 'cell', ['execution-by-activity', 'execution-by-generica'], ['pim', 'devengado']),
];

function equal(
  id: 'opening-budget' | 'modified-budget' | 'activities-generics',
  by: 'key' | 'cell',
  [left, right]: readonly [TableKey, TableKey],
  columns: readonly string[],
): ReferenceRule {
  const term = (table: TableKey, column: string): readonly Term[] => [{ table, column }];
  return {
    id,
    severity: 'error',
    text: es.review.tables[id],
    witness: false,
    comparisons: columns.map((column) => ({ kind: 'equal', by, left: term(left, column), right: term(right, column) })),
  };
}
