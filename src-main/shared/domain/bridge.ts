import type { BudgetRow, BudgetView } from './budget.ts';
import { type Cents, cents } from './money.ts';

/** One column of the bridge from PIA to PIM: what stands before it and after it, in céntimos. */
export type BridgeStep = {
  readonly kind: 'pia' | 'change' | 'pim';
  /** Code of the row whose modifications it shows; empty at both ends. */
  readonly code: string;
  readonly name: string;
  readonly from: Cents;
  readonly to: Cents;
};

/**
 * How the modifications of each row lead from the PIA to the PIM (EG §3; PIM = PIA + modificaciones, formats.md §5). The
 * steps join: each starts where the one before ended, and the last change ends at the PIM. Rows that did not change are left
 * out. `null` where a PIA or a PIM is not known, or where the rows do not add up to the total.
 */
export function bridgeOf({ rows, total }: Pick<BudgetView, 'rows' | 'total'>): readonly BridgeStep[] | null {
  if (total.pia === null || total.pim === null) return null;
  const steps: BridgeStep[] = [{ kind: 'pia', code: '', name: '', from: cents(0), to: total.pia }];
  let at = total.pia;
  for (const row of rows) {
    const change = changeOf(row);
    if (change === null) return null;
    if (change === 0) continue;
    const to = cents(at + change);
    steps.push({ kind: 'change', code: row.code, name: row.name, from: at, to });
    at = to;
  }
  if (at !== total.pim) return null;
  return [...steps, { kind: 'pim', code: '', name: '', from: cents(0), to: total.pim }];
}

const changeOf = ({ pia, pim }: BudgetRow): number | null => (pia === null || pim === null ? null : pim - pia);
