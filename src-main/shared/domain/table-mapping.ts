import type { BudgetMeasure } from './budget.ts';
import { annualRules } from './targets.ts';

/** What a table that no profile knows may hold: physical goals, values of indicators, or amounts of the budget. */
export const tableKinds = ['targets', 'indicators', 'budget'] as const;
export type TableKind = (typeof tableKinds)[number];

/** Columns that say what a row is about, as code, as name, or as both. */
export const keyRoles = [
  'activity',
  'generica',
  'fundingSource',
  'rubro',
  'unitOfMeasure',
  'organicUnit',
  'indicator',
] as const;
export type KeyRole = (typeof keyRoles)[number];

/** Columns with numbers. `value`: an indicator's, of the year of the column. */
export type ValueRole = 'programmed' | 'executed' | 'value' | BudgetMeasure;
export const valueRoles = [
  'programmed',
  'executed',
  'value',
  'pia',
  'modifications',
  'pim',
  'certificado',
  'compromiso',
  'devengado',
  'girado',
] as const satisfies readonly ValueRole[];
export type ColumnRole = KeyRole | ValueRole;

/** The roles that make sense in each kind of table, in the order in which a person is asked. */
export const rolesOf: Readonly<Record<TableKind, readonly ColumnRole[]>> = {
  targets: ['activity', 'unitOfMeasure', 'organicUnit', 'programmed', 'executed'],
  indicators: ['indicator', 'value'],
  budget: ['generica', 'activity', 'fundingSource', 'rubro', ...valueRoles.slice(3)],
};

/** Which sign starts the decimals; the other one groups thousands. */
export type DecimalMark = 'point' | 'comma';

/** `column` counts from 1. `month`: 1-12, of a goal; without it the column is the whole year. */
export type MappedColumn = {
  readonly column: number;
  readonly role: ColumnRole;
  readonly month?: number | undefined;
  readonly year?: number | undefined;
  /** The person's answer where the column's values can be read in two ways. */
  readonly mark?: DecimalMark | undefined;
};

export const aggregations = ['goal', ...annualRules] as const;
export type Aggregation = (typeof aggregations)[number];

/** How a table is read: where it stands, what it holds and what each of its columns is. */
export type TableMapping = {
  readonly sheet: string;
  /** Rows count from 1. */
  readonly headerRow: number;
  readonly headerRows: number;
  /** The last row of the table; `null`: to the end of the sheet. */
  readonly lastRow: number | null;
  /** Single rows that the person leaves out of this file; never part of a remembered layout. */
  readonly leftOut?: readonly number[] | undefined;
  readonly kind: TableKind;
  readonly columns: readonly MappedColumn[];
  /** How twelve months make the year, as each goal says or as the person says of all: not every goal is added up (formats.md §4). */
  readonly aggregation: Aggregation;
  /** Several rows of one goal: added up, or a problem. */
  readonly repeated: 'problem' | 'sum';
  /** A workbook stores 5.35 % as 0.0535: whether a bare number of a percentage is such a part of one. `null`: not said. */
  readonly fractions: boolean | null;
};

/** How the values of a column are written, from all of them (IM5); `at` indexes the values. */
export type MarksDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'decided'; readonly mark: DecimalMark; readonly at: number }
  | { readonly kind: 'ambiguous'; readonly at: number }
  | { readonly kind: 'contradictory'; readonly point: number; readonly comma: number };

/** A column as the person sees it; `ambiguous`: a value of it that can be read in two ways, and both readings. */
export type TableColumn = {
  readonly column: number;
  readonly heading: string;
  readonly mark: DecimalMark | null;
  readonly ambiguous: { readonly found: string; readonly point: string; readonly comma: string } | null;
};

export type TableValue = {
  readonly role: ValueRole;
  readonly month: number | null;
  readonly year: number | null;
  readonly column: number;
  readonly found: string;
  /** Digits with a decimal point and no thousands; `null`: nothing that is a number, see `blank`. */
  readonly number: string | null;
  readonly percent: boolean;
  readonly blank: 'empty' | 'dash' | 'nd' | null;
};

/** A row of the table, numbers read but nothing looked up yet. */
export type TableRow = {
  readonly row: number;
  readonly keys: Readonly<Partial<Record<KeyRole, { readonly text: string; readonly column: number }>>>;
  readonly values: readonly TableValue[];
  /** A total row of the table itself: checked, never imported. */
  readonly total: boolean;
};

/** Where the mapping comes from: the program's proposal, which nobody has approved, a remembered one, or the person's. */
export type MappingSource = 'proposed' | 'remembered' | 'given';

export type SheetSize = { readonly name: string; readonly rows: number; readonly columns: number };

/** What the assistant shows of a table besides its plan. */
export type TableView = {
  readonly source: MappingSource;
  readonly mapping: TableMapping;
  /** The remembered layout that was recognised. */
  readonly layout: { readonly id: number; readonly name: string } | null;
  readonly sheets: readonly SheetSize[];
  readonly columns: readonly TableColumn[];
  /** Whether a bare number of a percentage waits for `fractions`. */
  readonly asksFractions: boolean;
};

/** A layout that a person mapped once and that is recognised by its headings (IM9). */
export type RememberedLayout = {
  readonly id: number;
  readonly name: string;
  readonly kind: TableKind;
  readonly headings: readonly string[];
  readonly mapping: TableMapping;
  readonly savedAt: string;
  readonly savedBy: string;
};
