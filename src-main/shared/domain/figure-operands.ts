import type { BudgetMeasure } from './budget.ts';
import { totalCode } from './cell-address.ts';
import type { FigureRef } from './narrative.ts';
import { budgetTables } from './table-columns.ts';
import type { TableKey } from './table-model.ts';

/** How a figure is made of two others: the first ÷ the second × 100, or the first − the second. */
export type Operands = {
  readonly formula: 'progress' | 'goalProgress' | 'share' | 'factShare' | 'change' | 'difference' | 'balance';
  readonly part: FigureRef;
  readonly whole: FigureRef;
};

/**
 * What a figure is computed of, by its address alone; `null` for what was imported or typed, and for a mean.
 * @param baseOf measure that the shares of a table are of
 */
export function operandsOf(ref: FigureRef, baseOf: (table: TableKey) => BudgetMeasure): Operands | null {
  const [area, subject = '', third = '', fourth = ''] = ref.split('/');
  const at = ref.slice(0, ref.lastIndexOf('/'));
  const last = ref.slice(at.length + 1);
  if (area === 'facts')
    return third === 'share-of' ? { formula: 'factShare', part: `facts/${subject}`, whole: `facts/${fourth}` } : null;
  if (area === 'shares') {
    const table = subject as TableKey;
    const dimension = budgetTables[table];
    if (dimension === undefined) return null;
    const base = baseOf(table);
    const of = (code: string): FigureRef => `budget/${dimension}/${code}/${base}`;
    return { formula: 'share', part: of(third), whole: of(totalCode) };
  }
  if (area === 'targets')
    return last === 'progress' && subject !== 'total'
      ? { formula: 'goalProgress', part: `${at}/executed`, whole: `${at}/programmed` }
      : null;
  if (area !== 'budget' && area !== 'previous') return null;
  switch (last) {
    case 'progress':
      return { formula: 'progress', part: `${at}/devengado`, whole: `${at}/pim` };
    case 'balance':
      return { formula: 'balance', part: `${at}/pim`, whole: `${at}/devengado` };
    case 'change':
      return { formula: 'difference', part: `${at}/devengado`, whole: `previous/${at}/devengado` };
    case 'change-percent':
      return { formula: 'change', part: `${at}/change`, whole: `previous/${at}/devengado` };
    default:
      return null;
  }
}
