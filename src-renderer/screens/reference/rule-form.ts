import type { Input, ReferenceChoice, ReferenceRuleView } from '#shared/contract/index.ts';
import { plainDecimal } from '#shared/domain/decimal.ts';
import { scaleOf } from '#shared/domain/reference/model.ts';

type Contract = Input<'reference.putRule'>;
export type ComparisonForm = Contract['comparisons'][number] & { readonly key: number };
export type TermForm = ComparisonForm['left'][number];
export type RuleForm = Omit<Contract, 'yearId' | 'comparisons'> & { readonly comparisons: readonly ComparisonForm[] };

/** The form of a rule that is there, or of a new one with nothing chosen yet but the first figures. */
export function ruleForm(rule: ReferenceRuleView | null, choices: readonly ReferenceChoice[]): RuleForm {
  if (rule === null)
    return {
      ruleId: null,
      severity: 'error',
      text: '',
      witness: false,
      comparisons: [newComparison([], choices)],
    };
  const { rowId, severity, text, witness, comparisons } = rule;
  return {
    ruleId: rowId,
    severity,
    text,
    witness,
    comparisons: comparisons.map(({ left, right, tolerance, ...one }, index) => ({
      ...one,
      key: index + 1,
      left: left.map((term) => ({ ...term })),
      right: right.map((term) => ({ ...term })),
      tolerance: toleranceText(tolerance ?? 0, columnOf(choices, left[0])),
    })),
  };
}

export function newComparison(present: readonly ComparisonForm[], choices: readonly ReferenceChoice[]): ComparisonForm {
  return {
    key: Math.max(0, ...present.map(({ key }) => key)) + 1,
    kind: 'equal',
    by: 'cell',
    left: [firstTerm(choices)],
    right: [firstTerm(choices)],
    tolerance: '',
  };
}

/** The total of the first column of a table; its first row where it prints no total. */
export function firstTerm(choices: readonly ReferenceChoice[], table?: string): TermForm {
  const choice = choices.find(({ key }) => key === table) ?? choices.find(({ columns }) => columns.length > 0);
  const row = choice && !choice.hasTotal ? choice.rows[0] : undefined;
  return {
    table: choice?.key ?? '',
    column: choice?.columns[0]?.key ?? '',
    ...(row !== undefined && { row }),
  };
}

export function toRule(yearId: number, { comparisons, ...form }: RuleForm): Contract {
  return {
    ...form,
    yearId,
    comparisons: comparisons.map(({ key, left, right, ...one }) => {
      const sides = [left, right].map((terms) => (one.by === 'key' ? terms.map(withoutRow) : terms));
      return { ...one, left: sides[0] ?? [], right: sides[1] ?? [] };
    }),
  };
}

const withoutRow = ({ table, column }: TermForm): TermForm => ({ table, column });

type ChosenColumn = ReferenceChoice['columns'][number];

const columnOf = (choices: readonly ReferenceChoice[], term: TermForm | undefined): ChosenColumn | undefined =>
  choices.find(({ key }) => key === term?.table)?.columns.find(({ key }) => key === term?.column);

/** As it is typed, in the unit of the column: céntimos, or points of its decimals, are how it is kept. */
const toleranceText = (scaled: number, { kind, decimals }: Omit<ChosenColumn, 'key' | 'label'> = whole): string =>
  scaled === 0 ? '' : plainDecimal({ scaled, decimals: scaleOf({ kind, decimals }) });

const whole = { kind: 'count', decimals: 0 } as const;
