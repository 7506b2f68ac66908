import { type BudgetDimension, type BudgetMeasure, budgetMeasures } from './budget.ts';

/** A cell that people edit, comment and ask the history of. Rows by id, as comments and the log keep them. */
export type CellPlace =
  | {
      readonly kind: 'budget';
      readonly dimension: BudgetDimension;
      readonly code: string;
      readonly measure: BudgetMeasure;
    }
  /** `month`: counted from 1; without it, the figure of the year. */
  | {
      readonly kind: 'target' | 'target-unit';
      readonly id: number;
      readonly field: 'programmed' | 'executed';
      readonly month?: number;
    }
  | { readonly kind: 'indicator'; readonly id: number; readonly year: number }
  /** Of a table of another chapter, all three by their ids. */
  | { readonly kind: 'reference'; readonly table: number; readonly row: number; readonly column: number };

/** Stands for the code in the address of a budget total, which nobody edits but people go to. */
export const totalCode = 'total';

/** "budget:generica:5-21:pim", "target:12:executed", "target-unit:3:executed:11" (November), "indicator:4:2031", "reference:8:210:33". */
export function cellAddress(place: CellPlace): string {
  switch (place.kind) {
    case 'budget':
      return `budget:${place.dimension}:${place.code}:${place.measure}`;
    case 'indicator':
      return `indicator:${place.id}:${place.year}`;
    case 'reference':
      return `reference:${place.table}:${place.row}:${place.column}`;
    default:
      return `${place.kind}:${place.id}:${place.field}${place.month === undefined ? '' : `:${place.month}`}`;
  }
}

/** The inverse; `null` for anything else. */
export function parseCellAddress(address: string): CellPlace | null {
  const parts = address.split(':');
  const [kind, first = '', second = '', third = ''] = parts;
  const ofGoal = kind === 'target' || kind === 'target-unit';
  const isLong = kind === 'budget' || kind === 'reference';
  if (parts.length !== (isLong ? 4 : 3) && !(ofGoal && parts.length === 4)) return null;
  if (kind === 'budget') {
    const dimension = (['generica', 'activity'] as const).find((each) => each === first);
    const measure = budgetMeasures.find((each) => each === third);
    return dimension && measure && /^[\w-]{1,40}$/.test(second) ? { kind, dimension, code: second, measure } : null;
  }
  const isId = (part: string): boolean => /^[1-9]\d{0,14}$/.test(part);
  if (!isId(first)) return null;
  const id = Number(first);
  if (kind === 'reference')
    return isId(second) && isId(third) ? { kind, table: id, row: Number(second), column: Number(third) } : null;
  if (kind === 'indicator') return /^\d{4}$/.test(second) ? { kind, id, year: Number(second) } : null;
  const field = (['programmed', 'executed'] as const).find((each) => each === second);
  if (!ofGoal || !field) return null;
  if (parts.length === 3) return { kind, id, field };
  return /^([1-9]|1[0-2])$/.test(third) ? { kind, id, field, month: Number(third) } : null;
}
