import { Refusal } from '#shared/contract/errors.ts';
import type { Input } from '#shared/contract/index.ts';
import type { Comparison, ReferenceColumn, ReferenceTable, Term } from '#shared/domain/reference/model.ts';
import { keptRuleText, ruleText } from '#shared/domain/reference/rule-text.ts';
import { blankOf } from '#shared/format/es-pe.ts';
import { es } from '#shared/strings/es.ts';
import { type Db, transaction } from '../platform/db/open.ts';
import { type Author, applyEdit, freshId } from '../platform/undo/edit-log.ts';
import { numberIn } from './cell-value.ts';
import { storedRules } from './reference.queries.ts';
import { ruleContent } from './reference.seed.ts';

/** How the id of a rule begins that a person wrote (CK17). */
export const ownPrefix = 'own-';

/**
 * A rule of a person, or a relation of the year put otherwise.
 * @throws Refusal `not-found`, `bad-value` for a figure that is not there, figures that cannot be compared, or a tolerance
 *   that is no number of their kind; `closed-year`
 */
export function putRule(
  db: Db,
  author: Author,
  tables: readonly ReferenceTable[],
  { yearId, ruleId, comparisons, ...rule }: Input<'reference.putRule'>,
): void {
  transaction(db, () => {
    const rules = storedRules(db, yearId);
    const present = rules.find(({ rowId }) => rowId === ruleId);
    if (ruleId !== null && !present) throw new Refusal('not-found', { what: 'reference-rule' });
    const content = ruleContent({
      ...rule,
      text: keptRuleText(rule.text, tables),
      comparisons: comparisons.map((one) => toComparison(tables, one)),
    });
    if (present) {
      const change = { before: { content: ruleContent(present) }, after: { content } };
      const label = es.reference.edits.rule(rule.text);
      applyEdit(db, author, {
        yearId,
        kind: 'edit',
        label,
        changes: [{ table: 'reference_rule', id: present.rowId, ...change }],
      });
      return;
    }
    const id = freshId(db, 'reference_rule');
    const position = (rules.at(-1)?.position ?? 0) + 1;
    const after = { year_id: yearId, position, key: `${ownPrefix}${id}`, content };
    applyEdit(db, author, {
      yearId,
      kind: 'edit',
      label: es.reference.edits.newRule(rule.text),
      changes: [{ table: 'reference_rule', id, before: null, after }],
    });
  });
}

/** @throws Refusal `not-found`, `closed-year` */
export function removeRule(
  db: Db,
  author: Author,
  tables: readonly ReferenceTable[],
  { yearId, ruleId }: Input<'reference.removeRule'>,
): void {
  const rule = storedRules(db, yearId).find(({ rowId }) => rowId === ruleId);
  if (!rule) throw new Refusal('not-found', { what: 'reference-rule' });
  const before = { year_id: yearId, position: rule.position, key: rule.id, content: ruleContent(rule) };
  applyEdit(db, author, {
    yearId,
    kind: 'edit',
    label: es.reference.edits.ruleRemoved(ruleText(rule.text, tables)),
    changes: [{ table: 'reference_rule', id: ruleId, before, after: null }],
  });
}

type Given = Input<'reference.putRule'>['comparisons'][number];

function toComparison(
  tables: readonly ReferenceTable[],
  { tolerance, range, left, right, ...given }: Given,
): Comparison {
  const [as, bs] = [left, right].map((terms) => terms.map(toTerm));
  const columns = [...(as ?? []), ...(bs ?? [])].map((term) => columnOf(tables, term));
  const [first] = columns;
  const kinds = new Set(columns.map(({ kind }) => kind));
  if (!first || kinds.size > 1 || kinds.has('text'))
    throw new Refusal('bad-value', { text: first?.label ?? '', expected: es.reference.expected.sameKind });
  const allowed = toleranceOf(tolerance, first);
  return {
    ...given,
    left: as ?? [],
    right: bs ?? [],
    ...(range && { range }),
    ...(allowed > 0 && { tolerance: allowed }),
  };
}

const toTerm = ({ table, column, row }: Given['left'][number]): Term => ({
  table,
  column,
  ...(row !== undefined && { row }),
});

function columnOf(tables: readonly ReferenceTable[], { table, column }: Term): ReferenceColumn {
  const found = tables.find(({ key }) => key === table)?.columns.find(({ key }) => key === column);
  if (!found) throw new Refusal('not-found', { what: 'reference-column' });
  return found;
}

/** A tolerance of money may have céntimos even where the column prints whole soles. */
function toleranceOf(written: string, { kind, decimals }: ReferenceColumn): number {
  if (blankOf(written) !== null) return 0;
  const value = numberIn(written, { kind, decimals: kind === 'amount' ? 2 : decimals });
  if (value === null || value < 0)
    throw new Refusal('bad-value', { text: written, expected: es.reference.expected.tolerance });
  return value;
}
