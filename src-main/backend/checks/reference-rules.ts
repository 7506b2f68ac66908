import { tableKeySchema } from '#shared/contract/narrative.schema.ts';
import type { Finding, FindingPlace } from '#shared/domain/checks.ts';
import { checkReferences, differencesOf } from '#shared/domain/reference/checks.ts';
import type { Difference, ReferenceFinding, ReferencePlace } from '#shared/domain/reference/model.ts';
import { es } from '#shared/strings/es.ts';
import { chapterReferences, factsKey, factsReference } from '../reference/chapter-tables.ts';
import { namesOf, valueText } from '../reference/reference-names.ts';
import { ownPrefix } from '../reference/rule.commands.ts';
import type { CheckFacts } from './check-facts.ts';

/** Rules over any reference table, beside those that are data of the year. */
export const ownReferenceRules = ['shifted-rows', 'casting', 'near-label', 'repeated-label'] as const;

/**
 * CK3, CK6, CK7, CK17: the tables of the other chapters in themselves, between each other, and beside this chapter's. The sums
 * of this chapter's own tables are told by their own rules, to the céntimo.
 */
export function referencesAgree({
  references,
  quoted,
  blocks,
}: Pick<CheckFacts, 'references' | 'quoted' | 'blocks'>): readonly Finding[] {
  const tables = [...references.tables, ...chapterReferences({ blocks }), factsReference(quoted)];
  const own = new Set(references.tables.map(({ key }) => key));
  const names = namesOf(tables);
  return checkReferences(tables, references.rules)
    .filter((finding) => isOurs(finding, own))
    .map((finding): Finding => {
      const differences = finding.kind === 'label' ? [] : differencesOf(finding);
      const rule = finding.rule.startsWith(ownPrefix)
        ? (`own/${finding.rule.slice(ownPrefix.length)}` as const)
        : (`reference/${finding.rule}` as const);
      return {
        rule,
        severity: finding.severity,
        where: placesOf(finding),
        ...shown(finding, differences),
        ...(differences.length > 1 && { figures: figuresOf(differences) }),
        detail: { text: es.reference.message(finding, names), advice: es.reference.advice(finding, names) },
      };
    });
}

const isOurs = (finding: ReferenceFinding, own: ReadonlySet<string>): boolean =>
  finding.kind !== 'casting' || finding.differences.some(({ places }) => places.some(({ table }) => own.has(table)));

/** The two figures of the first place; of a shift no single figure is wrong. */
function shown(
  finding: ReferenceFinding,
  [first]: readonly Difference[],
): Pick<Finding, 'expected' | 'found' | 'difference'> {
  if (finding.kind === 'label') return { found: finding.label, expected: finding.suggestion ?? '', difference: null };
  if (finding.kind === 'shift' || !first) return { found: '', expected: '', difference: null };
  const [found, expected, gap] = [first.found, first.expected, first.difference].map((value) =>
    valueText(value, first.form),
  );
  return { found: found ?? '', expected: expected ?? '', difference: gap ?? null };
}

const figuresOf = (differences: readonly Difference[]): string =>
  differences.map(({ row, found, expected }) => `${row ?? ''}:${found}/${expected}`).join(' ');

/** Where the moved rows stand; else the first places that differ, each table once more for what it is compared with. */
function placesOf(finding: ReferenceFinding): readonly FindingPlace[] {
  if (finding.kind === 'label') return [{ reference: finding.table, row: finding.label }];
  if (finding.kind === 'shift') {
    const { table, column, moves } = finding;
    const inColumn = column === null ? {} : { column };
    const rows = moves.flatMap((move) => (move.kind === 'missing' ? [] : [move.label]));
    return rows.length === 0 ? [{ reference: table }] : rows.map((row) => ({ reference: table, row, ...inColumn }));
  }
  const [first, ...rest] = finding.differences;
  const places = [...(first?.places ?? []), ...rest.slice(0, shownPlaces).flatMap(({ places: [own] }) => own ?? [])];
  const distinct = new Map(places.flatMap((place) => jumpTo(place) ?? []).map((one) => [JSON.stringify(one), one]));
  return [...distinct.values()];
}

const shownPlaces = 3;

/** The quoted figures are not edited in a table of their own. */
function jumpTo({ table, row, column }: ReferencePlace): readonly FindingPlace[] | null {
  if (table === factsKey) return null;
  const key = tableKeySchema.options.find((one) => one === table);
  return [key ? { table: key, row: row ?? 'total', column } : { reference: table, row, column }];
}
