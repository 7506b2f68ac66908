import type { BudgetAmounts, BudgetView } from './budget.ts';
import { joinedRows } from './budget-table.ts';
import { totalCode } from './cell-address.ts';
import type { Decimal } from './decimal.ts';
import type { Cents } from './money.ts';

/**
 * CK9: the former value changed by so many per cent of it or more, up or down; from nothing, anything. Exact: nothing is rounded.
 * @param percent whole per cent
 */
export function isJump(before: Decimal, now: Decimal, percent: number): boolean {
  const [from, to] = [
    BigInt(before.scaled) * 10n ** BigInt(now.decimals),
    BigInt(now.scaled) * 10n ** BigInt(before.decimals),
  ];
  return from !== to && 100n * size(to - from) >= BigInt(percent) * size(from);
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

const compared = ['pia', 'pim', 'devengado'] as const;
export type JumpMeasure = (typeof compared)[number];

/** A row of the budget (`total`: all of them) and what of it jumped from one year to the next. */
export type BudgetJump = {
  readonly code: string;
  readonly measures: readonly { readonly measure: JumpMeasure; readonly before: Cents; readonly now: Cents }[];
};

/** CK9: rows of the official budget far from those of the year before; a row that only one year has stands at zero in the other. */
export function budgetJumps(now: BudgetView, before: BudgetView, percent: number): readonly BudgetJump[] {
  if (now.source === null || before.source === null) return [];
  const total = { code: totalCode, now: now.total, before: before.total };
  return [...joinedRows(now, before), total].flatMap((row): readonly BudgetJump[] => {
    const measures = compared.flatMap((measure) => jumpOf(measure, row, percent));
    return measures.length === 0 ? [] : [{ code: row.code, measures }];
  });
}

function jumpOf(
  measure: JumpMeasure,
  row: { readonly now: BudgetAmounts; readonly before: BudgetAmounts | null },
  percent: number,
): BudgetJump['measures'] {
  const [before, now] = [row.before?.[measure] ?? null, row.now[measure]];
  if (before === null || now === null || !isJump(whole(before), whole(now), percent)) return [];
  return [{ measure, before, now }];
}

export const whole = (scaled: number): Decimal => ({ scaled, decimals: 0 });
