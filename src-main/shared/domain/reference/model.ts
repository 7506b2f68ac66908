/**
 * Tables of other chapters and of the finished report, as they are printed (CK3). Values are integers: céntimos for
 * amounts, whole units for counts, `10 ** decimals`-scaled points for percentages. `null` is a blank or "-" cell:
 * there is none, which adds nothing and is not a printed 0.
 */
export type ReferenceTable = {
  /** Stable id that relations name ("t08", or the `TableKey` of a chapter table); the printed number is configuration. */
  readonly key: string;
  readonly number: number;
  /** "Tabla N° 08", as printed. */
  readonly label: string;
  readonly title: string;
  /** Heading number under which the table stands ("2.6.1.1"). */
  readonly section: string;
  /** What the rows are about: tables relate by equal keys of the same dimension ("departamento"). */
  readonly dimension: string;
  readonly columns: readonly ReferenceColumn[];
  /** As printed and in printed order: a key may stand twice, or be wrong. That is for the checks to find. */
  readonly rows: readonly ReferenceRow[];
  /** The printed total row; `null` where the table prints none. */
  readonly total: ReferenceTotal | null;
  readonly source: string | null;
  /** Of the finished report; `null` where nobody noted it. */
  readonly page: number | null;
  /** Key of the text column that names the rows. */
  readonly nameColumn: string;
};

export type ReferenceColumn = {
  readonly key: string;
  readonly label: string;
  /** Heading over neighbouring columns. */
  readonly group: string | null;
  readonly kind: 'count' | 'amount' | 'percent' | 'text';
  /** Decimals printed: an amount with 0 stands in whole soles. */
  readonly decimals: 0 | 1 | 2;
  /** Each row was rounded from an exact value, so the rows need not add up to the last digit. */
  readonly rounded: boolean;
  /** `sum`: the printed total is the sum of the rows. */
  readonly total: 'sum' | 'none';
};

/** What a column is called with the heading above it: "AII / N°". */
export const columnName = ({ group, label }: Pick<ReferenceColumn, 'group' | 'label'>): string =>
  group === null || group === '' ? label : `${group} / ${label}`;

/** Decimals that a value of the column is kept with: amounts are céntimos, also where they print whole soles. */
export const scaleOf = ({ kind, decimals }: Pick<ReferenceColumn, 'kind' | 'decimals'>): number =>
  kind === 'amount' ? 2 : decimals;

/** A column of whole soles holds no céntimos. */
export const fitsColumn = (value: number, { kind, decimals }: Pick<ReferenceColumn, 'kind' | 'decimals'>): boolean =>
  kind !== 'amount' || decimals === 2 || value % 100 === 0;

export type ReferenceRow = {
  /** The row's name as printed ("MADRE DE DIOS", "PIA 2024", "5-24"). */
  readonly key: string;
  /** By column key; a number column missing here is blank. */
  readonly values: Readonly<Record<string, number | null>>;
  readonly texts: Readonly<Record<string, string>>;
};

export type ReferenceTotal = { readonly label: string; readonly values: Readonly<Record<string, number | null>> };

export type Severity = 'error' | 'warning' | 'note';

/**
 * What should hold between tables or inside one, as data. One rule gives at most one finding, with every place where
 * it breaks; `id` is also the key of its explanation in `strings/es/reference.ts` or `text` of the rule itself.
 */
export type ReferenceRule = {
  readonly id: string;
  readonly severity: Severity;
  /**
   * Spanish sentence that says what should hold and why it may not; data of the year, not of the program. It names tables by
   * their keys (rule-text.ts).
   */
  readonly text: string;
  /** Certain enough to tell in which row a figure belongs, so that shifted rows are found. By key only. */
  readonly witness: boolean;
  readonly comparisons: readonly Comparison[];
};

/**
 * `equal`: left = right. `at-most`: left ≤ right. `ratio`: left / right within `range` (thousandths).
 * `not-identical`: left = right in *every* row looks like a goal that was set to its result.
 */
export type Comparison = {
  readonly kind: 'equal' | 'at-most' | 'ratio' | 'not-identical';
  /** `key`: for every row key of the tables named, and their printed totals. `cell`: one figure per term. */
  readonly by: 'key' | 'cell';
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  readonly range?: readonly [number, number];
  /** A difference up to this much still holds, in the integers of the table (CK17: "A = B ± t"). */
  readonly tolerance?: number;
};

/** A column, or with `by: 'cell'` one figure of it: the row named, or the printed total where no row is named. */
export type Term = { readonly table: string; readonly column: string; readonly row?: string };

export type ReferenceTables = ReadonlyMap<string, ReferenceTable>;

/** A cell to jump to; `row: null` is the printed total row. */
export type ReferencePlace = { readonly table: string; readonly row: string | null; readonly column: string };

/** How a number is to be printed: the kind and decimals of the finest column it was made of. */
export type ValueForm = Pick<ReferenceColumn, 'kind' | 'decimals'>;

/** One broken place of a rule. `found` and `expected` are in the integers of `ReferenceTable`. */
export type Difference = {
  /** The row's key, or `null` for the total row and single figures. */
  readonly row: string | null;
  readonly found: number;
  readonly expected: number;
  /** `found - expected`. */
  readonly difference: number;
  readonly form: ValueForm;
  /** First the places of `found`, then those of `expected`. */
  readonly places: readonly ReferencePlace[];
};

/** A rule of the data or the casting of a table that does not hold. */
export type RuleFinding = {
  readonly kind: 'casting' | 'rule';
  /** `casting` or the id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** The rule's own sentence; `null` for casting. */
  readonly text: string | null;
  readonly differences: readonly Difference[];
};

/** What was done to a row that explains the broken relations of its table. */
export type Move =
  | { readonly kind: 'relabel'; readonly label: string; readonly belongsTo: string }
  /** The row repeats the figures of another key; its own are lost. */
  | { readonly kind: 'copy'; readonly label: string; readonly of: string }
  /** The same key stands twice. */
  | { readonly kind: 'repeated'; readonly label: string }
  /** The row is there, but without figures. */
  | { readonly kind: 'emptied'; readonly label: string }
  | { readonly kind: 'missing'; readonly key: string };

/**
 * Rows of one table that stand under the wrong name, twice, or not at all (CK6). It replaces the broken relations that
 * it explains: they are its `evidence`.
 */
export type ShiftFinding = {
  readonly kind: 'shift';
  readonly rule: 'shifted-rows';
  /** A warning where only bounds tell it, and no equality. */
  readonly severity: 'error' | 'warning';
  readonly table: string;
  /** The one column whose figures moved, or `null` where whole rows did. */
  readonly column: string | null;
  readonly pattern: 'shift' | 'swap' | 'relabel' | 'copy' | 'repeated' | 'missing';
  readonly moves: readonly Move[];
  /** The row with which the disorder begins, and the key where it ends. */
  readonly from: string;
  readonly to: string;
  /** Tables whose figures tell where each row belongs. */
  readonly witnesses: readonly string[];
  /** Other tables that would explain the same relations as well. */
  readonly alternatives: readonly string[];
  /** Every broken relation that the moves explain, as printed. */
  readonly evidence: readonly Difference[];
  /** The printed totals hold, so they do not show the disorder. */
  readonly totalsHold: boolean;
};

/** A name of a row that looks mistyped, or stands twice. */
export type LabelFinding = {
  readonly kind: 'label';
  readonly rule: 'near-label' | 'repeated-label';
  readonly severity: 'warning';
  readonly table: string;
  readonly label: string;
  /** What it may be meant to be; `null` of one that stands twice. */
  readonly suggestion: string | null;
};

export type ReferenceFinding = RuleFinding | ShiftFinding | LabelFinding;

/** Row names are compared without case, accents and double spaces: "Áncash" is ANCASH. */
export function keyOf(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toUpperCase();
}
