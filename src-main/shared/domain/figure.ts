import type { Decimal } from './decimal.ts';
import type { Cents } from './money.ts';
import type { Percent } from './percent.ts';
import type { Ratio } from './targets.ts';

/** What a reference points at. A ratio stays exact until it is printed, so that every format rounds once (CK5). */
export type Figure =
  | { readonly kind: 'amount'; readonly value: Cents }
  | { readonly kind: 'count'; readonly value: number }
  | {
      readonly kind: 'ratio';
      readonly value: Ratio;
      /** Its table writes what rounds to zero and is not zero as "<0.1%" (TC6). */
      readonly tiny?: true;
    }
  /** A share as its table prints it, adjusted or not. */
  | { readonly kind: 'share'; readonly value: Percent; readonly tiny: boolean }
  /** A value of an indicator as it was written. */
  | { readonly kind: 'decimal'; readonly value: Decimal; readonly suffix: '%' | '' };
