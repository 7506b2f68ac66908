import type { AmountScale, BudgetAmounts, BudgetMeasure, OfficialDimension, SourceDimension } from './budget.ts';
import type { HistoryMeasure } from './budget-history.ts';
import type { MemoriaPlan } from './memoria.ts';
import type { Cents } from './money.ts';
import type { TableView } from './table-mapping.ts';

/** Where a figure stands in a file; `row` and `column` count from 1, as the person sees them in Excel. */
export type CellAddress = {
  /** Of a document: the caption of the table, or the heading that a text stands under. */
  readonly sheet: string;
  readonly row: number;
  readonly column?: number;
  /** A cell or paragraph of a Word document, whose columns have no letters. */
  readonly document?: true;
};

/** Text cells with addresses: `rows[0][0]` is A1. Nothing is interpreted: "0073", "5-21" and "99.4%" are as written. */
export type RawSheet = {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Ascending; cells whose point is a decimal point because a workbook stores them as numbers (`isNumberCell`). */
  readonly numbers?: readonly number[];
};

export const encodings = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof encodings)[number];
export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** How a text table was taken apart, with a line that tells whether its letters are right (IM4). */
export type TextReading = {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** The first line with a letter beyond ASCII, else the first line. */
  readonly sample: string;
};

/**
 * What is wrong with an input, as data. The Spanish sentence is made last, from the code (shared/strings/es/imports.ts).
 * `error`: the file cannot be imported. `warning`: the person decides. `note`: good to know.
 */
export type Problem = {
  readonly code: ProblemCode;
  readonly severity: 'error' | 'warning' | 'note';
  readonly at: CellAddress | null;
  /** What stands there, shortened to what a person can read. */
  readonly found: string;
  /** Further facts for the sentence: expected value, column name, difference … already as text. */
  readonly detail?: Readonly<Record<string, string>>;
};

export type ProblemCode =
  // the file as a whole
  | 'file-unreadable'
  | 'file-empty'
  | 'file-too-large'
  | 'file-truncated'
  | 'file-type-unsupported'
  | 'parser-stopped'
  | 'nothing-recognised'
  | 'several-recognised'
  | 'income-report'
  | 'zip-without-table'
  | 'document-refused'
  | 'document-without-tables'
  // what it is about
  | 'wrong-year'
  | 'wrong-unit'
  | 'unit-not-found'
  | 'wrong-level'
  | 'wrong-pivot'
  | 'only-projects'
  | 'period-filter'
  | 'missing-months'
  | 'cut-off-missing'
  | 'cut-off-before-year-end'
  // its cells
  | 'bad-amount'
  | 'bad-code'
  | 'missing-column'
  | 'repeated-column'
  | 'bad-row'
  | 'rounded-amount'
  | 'rounded-figures'
  | 'no-lines'
  // its sums
  | 'sum-differs'
  | 'months-differ'
  | 'budget-outside-month-0'
  | 'rounding-difference'
  | 'progress-differs'
  | 'modifications-differ'
  | 'devengado-above-pim'
  | 'duplicate-row'
  | 'goal-differs'
  // against what is there
  | 'same-file'
  | 'same-cut-off'
  | 'older-cut-off'
  | 'cut-offs-differ'
  | 'unknown-code'
  // a table that a person maps
  | 'ambiguous-marks'
  | 'marks-contradict'
  | 'mapping-incomplete'
  | 'repaired-code'
  | 'several-codes'
  | 'row-left-out'
  | 'total-left-out'
  | 'not-whole'
  | 'repeated-goal'
  | 'percent-fraction'
  | 'remembered-mark'
  | 'remembered-fractions'
  | 'unit-unknown'
  | 'annual-differs'
  | 'other-year'
  // a form of ours that came back
  | 'form-version'
  | 'form-sheet-missing'
  | 'form-row-moved'
  | 'form-cell-gone'
  | 'form-conflict'
  // the memoria of another year
  | 'memoria-year-missing'
  | 'memoria-year-unknown'
  | 'memoria-column-missing'
  | 'memoria-totals-differ'
  | 'memoria-section-left'
  | 'memoria-needs-person';

/** Classifiers a budget line may carry; each is the code alone, as text. */
export const classifiers = [
  'secFunc',
  'programCode',
  'productCode',
  'activityCode',
  'functionCode',
  'divisionCode',
  'groupCode',
  'purposeCode',
  'departmentCode',
  'provinceCode',
  'districtCode',
  'fundingSourceCode',
  'rubroCode',
  'categoryCode',
  'transactionCode',
  'genericaDigit',
  'subgenericaCode',
  'subgenericaDetailCode',
  'specificCode',
  'specificDetailCode',
  'genericaCode',
] as const;
export type Classifier = (typeof classifiers)[number];

/** Monthly flows of a line; `month` is 1-12. */
export type MonthStage = 'compromiso' | 'devengado' | 'girado' | 'pagado';
export type MonthAmount = { readonly stage: MonthStage; readonly month: number; readonly amount: Cents };

export type ParsedLine = {
  readonly sheet: string;
  readonly row: number;
  readonly codes: Readonly<Partial<Record<Classifier, string>>>;
  readonly amounts: BudgetAmounts;
  readonly months: readonly MonthAmount[];
  /** SEC_EJEC, in a file whose rows are the executing units of a pliego. */
  readonly unit?: string;
};

/** A physical goal of SIAF, once per sec_func although the file repeats it in every row (formats.md §3). */
export type ParsedGoal = {
  readonly sheet: string;
  readonly row: number;
  readonly secFunc: string;
  readonly activityCode: string;
  readonly purpose: string;
  readonly unitOfMeasure: string;
  readonly programmed: number | null;
  readonly executed: number | null;
};

/** Names the file gives to its codes: `names.activityCode['5000276']`. */
export type ParsedNames = Readonly<Partial<Record<Classifier, Readonly<Record<string, string>>>>>;

/** A file understood by one profile: typed lines and what is wrong with them. No decision is taken here. */
export type ParsedFile = {
  readonly profile: string;
  readonly sheet: string;
  /** Dimensions whose rows this file can give. A Consulta Amigable file gives only its own pivot. */
  readonly dimensions: readonly SourceDimension[];
  readonly scale: AmountScale;
  readonly year: string | null;
  readonly cutOffDate: string | null;
  /** Executing units (SEC_EJEC, without leading zeros) that occur in the file. */
  readonly executingUnits: readonly string[];
  readonly lines: readonly ParsedLine[];
  readonly goals: readonly ParsedGoal[];
  readonly names: ParsedNames;
  /** The total the file itself states; checked, never imported. */
  readonly statedTotals: Partial<Record<BudgetMeasure, Cents>> | null;
  readonly problems: readonly Problem[];
};

export type ControlTotals = {
  readonly pia: Cents | null;
  readonly pim: Cents | null;
  readonly devengado: Cents | null;
};

export type PlanRow = {
  readonly dimension: SourceDimension;
  readonly code: string;
  readonly name: string;
  readonly status: 'new' | 'changed' | 'gone' | 'same';
  readonly before: ControlTotals | null;
  readonly after: ControlTotals | null;
};

/** The official source that a file is kept beside. `scale` and `cutOffDate` explain why their figures may differ. */
export type PlanBeside = {
  readonly dimension: SourceDimension;
  readonly fileName: string;
  readonly profile: string;
  readonly cutOffDate: string | null;
  readonly scale: AmountScale;
};

/** One value that an import would write, for the person to compare (IM13). */
export type PlanValue = {
  /** `history`: a total of an earlier year (MY3). */
  readonly place: 'target' | 'target-unit' | 'indicator' | 'history';
  /** Activity code, the indicator's name, or the earlier year. */
  readonly code: string;
  readonly name: string;
  /** Acronym of the organic unit. */
  readonly share: string | null;
  readonly field: 'programmed' | 'executed' | 'rule' | HistoryMeasure | null;
  readonly year: number | null;
  /** 1-12; `null`: of the whole year. */
  readonly month: number | null;
  readonly status: 'new' | 'changed' | 'same';
  readonly before: string | null;
  readonly after: string;
  readonly at: CellAddress;
};

/** One of several tables in a file; `row` counts from 1. */
export type TableChoice = { readonly profile: string; readonly sheet: string; readonly row: number };

/** What would happen, for a person to approve; `promote` applies exactly this (IM8, IM13). */
export type ImportPlan = {
  readonly planId: string;
  readonly yearId: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly profile: string | null;
  readonly sheet: string | null;
  readonly cutOffDate: string | null;
  readonly scale: AmountScale | null;
  readonly dimensions: readonly SourceDimension[];
  readonly totals: ControlTotals;
  readonly lines: number;
  readonly goals: number;
  readonly rows: readonly PlanRow[];
  /** Dimensions whose official source this import becomes; the others keep theirs and show it beside (IM16). */
  readonly becomesOfficial: readonly OfficialDimension[];
  /** The sources that stay official where this import does not become it. */
  readonly beside: readonly PlanBeside[];
  /** The batch with the same bytes that is already in the year. */
  readonly sameAs: { readonly batchId: number; readonly importedAt: string } | null;
  /** The batch of the same profile that this one takes the place of. */
  readonly replaces: { readonly batchId: number; readonly fileName: string } | null;
  readonly problems: readonly Problem[];
  /** The tables of a file that holds several: the person chooses one and the file is planned again. Else none. */
  readonly choices: readonly TableChoice[];
  readonly status: 'ready' | 'unchanged' | 'refused';
  /** Values that goals and indicators would get; none for a file of the budget. */
  readonly values: readonly PlanValue[];
  /** What a memoria of another year offers, one thing at a time; `null` for any other file. */
  readonly memoria: MemoriaPlan | null;
  /** The table that no profile claims, as its mapping reads it; `null` for a file of a known format. */
  readonly table: TableView | null;
  /** How a text file was taken apart; `null` for any other. */
  readonly text: TextReading | null;
  /** First rows of the sheet as read, for the person's eyes; address of its first cell is A1. */
  readonly preview: RawSheet | null;
  /** Rows below the first ones that a problem is about, as read. */
  readonly excerpts: readonly SheetRow[];
};

/** `row` counts from 1. */
export type SheetRow = { readonly row: number; readonly cells: readonly string[] };
