import { compare, worst } from './compare.ts';
import { indexTables, type TableIndex } from './index-tables.ts';
import { labelFindings } from './labels.ts';
import type {
  Difference,
  ReferenceColumn,
  ReferenceFinding,
  ReferenceRule,
  ReferenceTable,
  RuleFinding,
  Severity,
  ShiftFinding,
} from './model.ts';
import { ruleText } from './rule-text.ts';
import { findShifts } from './shifts.ts';
import { hasFigures } from './structure.ts';

/**
 * Everything that does not agree in and between the tables given (CK3, CK6): first rows that stand under the wrong name,
 * then what remains with those rows put right. A relation that a shift explains is therefore told once, with the shift.
 */
export function checkReferences(
  tables: readonly ReferenceTable[],
  kept: readonly ReferenceRule[],
): readonly ReferenceFinding[] {
  const rules = kept.map((rule) => ({ ...rule, text: ruleText(rule.text, tables) }));
  const { findings, corrected } = findShifts(indexTables(tables.filter(hasFigures)), rules);
  const put = tables.map((table) => corrected.get(table.key)?.table ?? table);
  return [...findings, ...castingFindings(corrected), ...ruleFindings(corrected, rules), ...labelFindings(put)];
}

/** Every place with its two figures that a finding is about. */
export const differencesOf = (finding: RuleFinding | ShiftFinding): readonly Difference[] =>
  finding.kind === 'shift' ? finding.evidence : finding.differences;

/** Every numeric column whose printed total is not the sum of its rows; one finding per table. */
export function castingFindings(tables: TableIndex): readonly RuleFinding[] {
  return [...tables.values()].flatMap(({ table }) => {
    const broken = table.columns.flatMap((column) => castingOf(table, column) ?? []);
    if (broken.length === 0) return [];
    const severity = broken.map((one) => one.severity).reduce(worst);
    return [
      { kind: 'casting', rule: 'casting', severity, text: null, differences: broken.map((one) => one.difference) },
    ];
  });
}

/** Every rule that does not hold, with all its broken places. Rounding alone makes a note, whatever the rule says. */
export function ruleFindings(tables: TableIndex, rules: readonly ReferenceRule[]): readonly RuleFinding[] {
  return rules.flatMap((rule) => {
    const broken = rule.comparisons.flatMap((comparison) => compare(tables, comparison));
    if (broken.length === 0) return [];
    const severity: Severity = broken.every(({ rounding }) => rounding) ? 'note' : rule.severity;
    const differences = broken.map(({ difference }) => difference);
    return [{ kind: 'rule', rule: rule.id, severity, text: rule.text, differences }];
  });
}

/** `null` where the column casts, or is none that adds up. */
function castingOf(
  table: ReferenceTable,
  column: ReferenceColumn,
): { severity: Severity; difference: Difference } | null {
  const found = table.total?.values[column.key];
  if (column.total !== 'sum' || found === undefined || found === null) return null;
  const expected = table.rows.reduce((sum, { values }) => sum + (values[column.key] ?? 0), 0);
  if (found === expected) return null;
  // every rounded row, and the rounded total, may be off by half of its last digit
  const unit = column.kind === 'amount' && column.decimals === 0 ? 100 : 1;
  const rounding = column.rounded && 2 * Math.abs(found - expected) <= unit * (table.rows.length + 1);
  return {
    severity: rounding ? 'note' : 'error',
    difference: {
      row: null,
      found,
      expected,
      difference: found - expected,
      form: { kind: column.kind, decimals: column.decimals },
      places: [{ table: table.key, row: null, column: column.key }],
    },
  };
}
