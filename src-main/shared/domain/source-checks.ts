import type { AmountScale, BudgetRow } from './budget.ts';
import { type Cents, cents } from './money.ts';

/** One source of a dimension: its rows and whether they are exact or rounded to soles. */
export type SourceRows = { readonly rows: readonly BudgetRow[]; readonly scale: AmountScale };

export type SourceMeasure = 'pia' | 'pim' | 'devengado';

/** `code: null` is the sum of all rows. */
export type SourceDifference = {
  readonly code: string | null;
  readonly measure: SourceMeasure;
  readonly official: number;
  readonly other: number;
};

/**
 * SPEC CK-6 (IM16): where two sources of the same budget say different things. Whole soles may differ by a sol in each row,
 * and their sum by a sol for each row; two exact sources may not differ at all. A sum is reported only where its rows agree.
 */
export function sourceDifferences(official: SourceRows, other: SourceRows): readonly SourceDifference[] {
  const rounded = official.scale === 'soles' || other.scale === 'soles';
  const codes = [...new Set([...official.rows, ...other.rows].map(({ code }) => code))].toSorted();
  return measures.flatMap((measure): readonly SourceDifference[] => {
    const pairs = codes.map((code) => ({
      code,
      measure,
      official: amountOf(official.rows, code, measure),
      other: amountOf(other.rows, code, measure),
    }));
    if (pairs.some((pair) => pair.official === null || pair.other === null)) return [];
    const known = pairs.map((pair) => ({ ...pair, official: pair.official ?? 0, other: pair.other ?? 0 }));
    const apart = known.filter((pair) => Math.abs(pair.official - pair.other) > (rounded ? oneSol : 0));
    if (apart.length > 0) return apart;
    const total = {
      code: null,
      measure,
      official: known.reduce((sum, pair) => sum + pair.official, 0),
      other: known.reduce((sum, pair) => sum + pair.other, 0),
    };
    const tolerance = rounded ? Math.max(1, known.length) * oneSol : 0;
    return Math.abs(total.official - total.other) > tolerance ? [total] : [];
  });
}

const measures: readonly SourceMeasure[] = ['pia', 'pim', 'devengado'];
const oneSol = 100;

/** A code that a source does not have has no amount there; `null` only where the source lacks the whole column. */
function amountOf(rows: readonly BudgetRow[], code: string, measure: SourceMeasure): Cents | null {
  const row = rows.find((candidate) => candidate.code === code);
  return row ? row[measure] : cents(0);
}
