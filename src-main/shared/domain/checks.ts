import type { TableKey } from './table-model.ts';

/** A place a finding points to; screens turn it into a jump (parts/findings/jump-to.ts). */
export type FindingPlace =
  /** A table of the chapters; without a row the whole table, without a column the whole row. */
  | { readonly table: TableKey; readonly row?: string; readonly column?: string }
  /** A block of the text: "section-12", "activity-5000276". */
  | { readonly paragraph: string }
  /** A cell that people edit, by its address (cell-address.ts). */
  | { readonly cell: string }
  /** A table of another chapter, by its key; `row: null` is its printed total. */
  | { readonly reference: string; readonly row?: string | null; readonly column?: string }
  /** A setting of the year, by its path in `YearSettings`: "entity/cutOffDate", "tables/targets/source"; "catalogues": codes and names. */
  | { readonly setting: string };

/** The program's own rules. Each has a sentence and an advice (strings/es/checks.ts), or the texts do not compile. */
export type RuleId =
  | 'casting'
  | 'pia-18-19'
  | 'pim-19-20'
  | 'execution-20-21'
  | 'shares-add-up'
  | 'devengado-above-pim'
  | 'units-add-up'
  | 'months-add-up'
  | 'physical-financial-gap'
  | 'missing-figure'
  | 'sources-agree'
  | 'override-outdated'
  | 'orphan-note'
  | 'cut-off-differs'
  | 'cut-off-unknown'
  | 'source-missing'
  | 'negative-amount'
  | 'indicator-range'
  | 'published-differs'
  | 'changed-after-signing'
  | 'indicator-jump'
  | 'budget-jump'
  | 'goal-jump'
  | 'pim-without-pia'
  | 'executed-unprogrammed'
  | 'executed-above-programmed'
  | 'near-name'
  | 'unknown-code'
  | 'text-contradiction'
  | 'text-figure'
  | 'reference-unknown'
  | 'table-unmentioned'
  | 'table-too-wide'
  | 'text-format';

/** Rules that are data of a year: relations between reference tables, and what people wrote themselves (CK17). */
export type DataRuleId = `reference/${string}` | `own/${string}`;

export type Severity = 'error' | 'warning' | 'note';
export const severities = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** One disagreement (CK1-CK19): numbers as text, so that a finding can be stored, shown and compared. */
export type Finding = {
  readonly rule: RuleId | DataRuleId;
  readonly severity: Severity;
  /** First the place of `found`, then those it is compared with. */
  readonly where: readonly FindingPlace[];
  readonly expected: string;
  readonly found: string;
  readonly difference: string | null;
  /** All its figures, where it has more than the two it shows. */
  readonly figures?: string;
  /** What else tells it apart, where a rule finds several things in one place. */
  readonly subject?: string;
  /** The words that are certain to be written wrong, in UTF-16 units of their paragraph, and how they are written (CK12). */
  readonly fix?: { readonly start: number; readonly end: number; readonly text: string };
  /**
   * Facts for the Spanish sentence (strings/es/checks.ts). Of a rule that is data: `text`, the whole sentence, and
   * `advice`, how to put it right.
   */
  readonly detail: Readonly<Record<string, string>>;
};

/** The same finding before and after an edit: what was accepted is looked up by it (CK14). */
export const findingKey = ({ rule, where, subject = '' }: Finding): string => JSON.stringify([rule, where, subject]);

/** The numbers of a finding: it was accepted with these, and returns with any other. */
export const findingNumbers = ({ severity, expected, found, difference, figures }: Finding): string =>
  JSON.stringify([severity, expected, found, difference, ...(figures === undefined ? [] : [figures])]);

/** Errors first; within a severity in the order of the rules. */
export const inOrder = <F extends Pick<Finding, 'severity'>>(findings: readonly F[]): readonly F[] =>
  findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
