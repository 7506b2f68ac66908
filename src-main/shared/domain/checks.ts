import type { TableKey } from './table-model.ts';

/** A place a finding points to; screens turn it into a jump. */
export type FindingPlace =
  | { readonly table: TableKey; readonly row?: string; readonly column?: string }
  | { readonly paragraph: string };

export type RuleId =
  | 'casting'
  | 'pia-18-19'
  | 'pim-19-20'
  | 'execution-20-21'
  | 'shares-add-up'
  | 'devengado-above-pim'
  | 'units-add-up'
  | 'missing-figure'
  | 'sources-agree'
  | 'override-outdated'
  | 'orphan-note'
  | 'cut-off-differs'
  | 'negative-amount';

/** One disagreement (CK1-CK8): numbers as text, so that a finding can be stored, shown and compared. */
export type Finding = {
  readonly rule: RuleId;
  readonly severity: 'error' | 'warning' | 'note';
  readonly where: readonly FindingPlace[];
  readonly expected: string;
  readonly found: string;
  readonly difference: string | null;
  /** Facts for the Spanish sentence (strings/es/checks.ts). */
  readonly detail: Readonly<Record<string, string>>;
};
