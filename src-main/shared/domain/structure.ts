import type { BudgetView } from './budget.ts';
import { shownRows } from './execution.ts';
import type { Cents } from './money.ts';
import { type Percent, type PercentDecimals, type SharePolicy, sharesOf } from './percent.ts';

/** The amount columns of a structure table; the share is that of the last one (checks.md §5 e). */
export type StructureMeasures = readonly ['pia'] | readonly ['pia', 'pim'];

export type StructureRow = {
  readonly code: string;
  readonly name: string;
  /** One per measure, in céntimos. */
  readonly amounts: readonly (Cents | null)[];
  readonly share: Percent | null;
};

export type Structure = {
  readonly rows: readonly StructureRow[];
  readonly total: { readonly amounts: readonly (Cents | null)[]; readonly share: Percent | null };
};

/**
 * Tables 18 and 19 (SPEC ST-1 … ST-3): amounts by genérica and the share of each in the total of the last measure. The total
 * is 100 % by definition, also where the rounded rows add to 99.9 or 100.1; without a total there is no share at all.
 */
export function structureOf(
  view: Pick<BudgetView, 'rows' | 'total'>,
  measures: StructureMeasures,
  options: { readonly decimals: PercentDecimals; readonly policy: SharePolicy },
): Structure {
  const rows = shownRows(view.rows, measures);
  const shared = measures.at(-1) ?? 'pia';
  const whole = view.total[shared];
  const shares =
    whole === null
      ? []
      : shareColumn(
          rows.map((row) => row[shared]),
          whole,
          options,
        );
  return {
    rows: rows.map((row, index) => ({
      code: row.code,
      name: row.name,
      amounts: measures.map((measure) => row[measure]),
      share: shares[index] ?? null,
    })),
    total: {
      amounts: measures.map((measure) => view.total[measure]),
      share: whole === null || whole === 0 ? null : { scaled: 100, decimals: 0 },
    },
  };
}

/** An unknown part has no share and takes no place among those that have one. */
function shareColumn(
  parts: readonly (Cents | null)[],
  whole: Cents,
  { decimals, policy }: { readonly decimals: PercentDecimals; readonly policy: SharePolicy },
): readonly (Percent | null)[] {
  const known = parts.filter((part) => part !== null);
  const shares = sharesOf(known, whole, decimals, policy);
  let at = 0;
  return parts.map((part) => (part === null ? null : (shares[at++] ?? null)));
}
