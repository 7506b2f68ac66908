import type { Finding, RuleId } from '#shared/domain/checks.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import type { YearSettings } from '#shared/domain/settings.ts';
import { castingErrors, columnDifferences, type Disagreement, sharesOffHundred } from '#shared/domain/table-checks.ts';
import type { TableModel } from '#shared/domain/table-model.ts';
import { percentText, tableAmount } from '#shared/format/es-pe.ts';
import { fitsAcross } from '../chapter/wide-tables.ts';

/** CK1: every table casts, at the céntimo. */
export function casting(table: TableModel): readonly Finding[] {
  return castingErrors(table).map((difference) => amountFinding('casting', 'error', [table], difference));
}

/** CK2: one column printed in two tables says the same in both. */
export function equalColumns(
  rule: RuleId,
  first: TableModel | undefined,
  second: TableModel | undefined,
  column: string,
): readonly Finding[] {
  if (!first || !second) return [];
  return columnDifferences(first, second, column).map((difference) =>
    amountFinding(rule, 'error', [first, second], difference),
  );
}

/** CK4: percentages that are rounded one by one may miss 100; a fact to know, not an error, and known where the table says it. */
export function sharesAddUp(table: TableModel | undefined, settings: Pick<YearSettings, 'tables'>): readonly Finding[] {
  if (!table || settings.tables[table.key].sharePolicy === 'half-up-note') return [];
  const sum = sharesOffHundred(table, 'share');
  if (!sum) return [];
  const hundred = { scaled: 100 * 10 ** sum.decimals, decimals: sum.decimals };
  return [
    {
      rule: 'shares-add-up',
      severity: 'note',
      where: [{ table: table.key, row: 'total', column: 'share' }],
      expected: percentText(hundred),
      found: percentText(sum),
      difference: percentText({ scaled: sum.scaled - hundred.scaled, decimals: sum.decimals }),
      detail: { table: table.label },
    },
  ];
}

/** SPEC CK-35: on paper every figure is whole. */
export function fitsItsPage(table: TableModel): readonly Finding[] {
  if (fitsAcross(table)) return [];
  return [
    {
      rule: 'table-too-wide',
      severity: 'warning',
      where: [{ table: table.key }],
      expected: '',
      found: '',
      difference: null,
      detail: { table: table.label },
    },
  ];
}

/** Amounts with céntimos, so that a difference is seen also where the table prints whole soles. */
function amountFinding(
  rule: RuleId,
  severity: Finding['severity'],
  tables: readonly TableModel[],
  { row, column, expected, found }: Disagreement,
): Finding {
  const [first, second] = tables;
  return {
    rule,
    severity,
    where: tables.map((table) => ({ table: table.key, row, column })),
    expected: amountText(expected),
    found: amountText(found),
    difference: amountText(cents(found - expected)),
    detail: {
      table: first?.label ?? '',
      ...(second && { other: second.label }),
      row,
      column: first?.columns.find(({ key }) => key === column)?.label ?? column,
    },
  };
}

const amountText = (amount: Cents): string => tableAmount(amount, 2);
