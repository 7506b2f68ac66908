import type { ReferenceColumn, ReferenceRule, Severity } from '../domain/reference/model.ts';

/** Tables of the report's other chapters as the screen shows them. Values as `ReferenceTable` keeps them. */

export type ReferenceTableSummary = {
  readonly id: number;
  readonly key: string;
  readonly number: number;
  readonly label: string;
  readonly title: string;
  readonly rows: number;
  /** The worst of what is found in it; `null` where nothing is. */
  readonly worst: Severity | null;
  readonly findings: number;
};

export type ReferenceColumnView = ReferenceColumn & {
  readonly id: number;
  /** Its texts are the names of the rows. */
  readonly namesRows: boolean;
};

export type ReferenceRowView = {
  readonly id: number;
  readonly kind: 'body' | 'total';
  /** One for each column, in their order. */
  readonly cells: readonly ReferenceCellView[];
};

export type ReferenceCellView = {
  /** `cellAddress` of its story. */
  readonly id: number;
  readonly value: number | null;
  readonly text: string | null;
  /** What is wrong with it, if anything. */
  readonly warning: string | null;
};

export type ReferenceTableView = {
  readonly id: number;
  readonly key: string;
  readonly number: number;
  readonly label: string;
  readonly title: string;
  readonly section: string;
  readonly dimension: string;
  readonly source: string | null;
  readonly page: number | null;
  readonly columns: readonly ReferenceColumnView[];
  readonly rows: readonly ReferenceRowView[];
  /** By column, in their order: the sum of the rows beside the printed total; `null` where the column does not add up. */
  readonly sums: readonly (number | null)[];
  readonly findings: readonly ReferenceFindingView[];
};

export type ReferenceFindingView = {
  readonly severity: Severity;
  readonly text: string;
  readonly advice: string;
};

export type ReferenceRuleView = ReferenceRule & {
  readonly rowId: number;
  /** `silent`: a figure it names is not there, so it says nothing. */
  readonly state: 'holds' | 'broken' | 'silent';
  /** What it finds, in words; `null` while it holds. */
  readonly message: string | null;
};

/** A table whose figures a relation can name: of another chapter, of these chapters, or the quoted figures. */
export type ReferenceChoice = {
  readonly key: string;
  readonly name: string;
  readonly columns: readonly (Pick<ReferenceColumn, 'key' | 'kind' | 'decimals'> & { readonly label: string })[];
  readonly rows: readonly string[];
  readonly hasTotal: boolean;
};

export type ReferenceRules = {
  readonly rules: readonly ReferenceRuleView[];
  readonly choices: readonly ReferenceChoice[];
};

/** A table read from the clipboard or from a document, before it is taken over. */
export type ReferenceProposal = {
  /** Of the document ("t3"), or "block". */
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly hasTotal: boolean;
  /** The table of the year it is taken for. */
  readonly tableId: number | null;
  /** Cells that read otherwise there; all of them for a new table. */
  readonly changes: number;
  /** Cells of a column of numbers that hold no number: they are left blank. */
  readonly unread: readonly string[];
  /** Headings that are those of no column of `tableId`: what stands below them goes nowhere. */
  readonly unplaced: readonly string[];
};
