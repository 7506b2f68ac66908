import type { BudgetDimension } from '#shared/domain/budget.ts';
import { parseCellAddress, totalCode } from '#shared/domain/cell-address.ts';
import type { CellInFocus } from '../../ui/cell-in-focus.ts';

/** The tab and the cell that an address is about; `null` where it is about no budget. */
export function budgetPlace(
  address: string | null,
): { readonly dimension: BudgetDimension; readonly cell: CellInFocus } | null {
  const place = address === null ? null : parseCellAddress(address);
  if (place?.kind !== 'budget') return null;
  const { dimension, code, measure } = place;
  return { dimension, cell: { row: code === totalCode ? '' : code, column: measure } };
}
