import type { OfficialDimension } from '../domain/budget.ts';
import type { Decimal, Figure } from '../domain/decimal.ts';
import type { ControlTotals } from '../domain/imports.ts';
import type { Sense, UnitType } from '../domain/indicators.ts';
import type { Percent } from '../domain/percent.ts';
import type { AnnualRule } from '../domain/targets.ts';
import type { RpcError } from './errors.ts';

/** Rows that screens show, as the backend stores them. Amounts in céntimos, dates in ISO 8601. */

export type AppInfo = {
  readonly version: string;
  readonly host: 'electron' | 'browser' | 'cli';
  readonly dataDir: string;
  readonly node: string;
  readonly sqlite: string;
  /** What only some hosts can do; the page hides what is not there. */
  readonly can: { readonly chooseFolder: boolean; readonly chooseFile: boolean; readonly showInFolder: boolean };
};

export type YearSummary = {
  readonly id: number;
  readonly year: number;
  readonly isExample: boolean;
  readonly state: 'open' | 'closed';
  readonly executingUnitCode: string;
  readonly executingUnitName: string;
  readonly cutOffDate: string;
  readonly totals: ControlTotals;
  readonly progress: Percent | null;
  readonly lastChangeAt: string | null;
};

/** Counts; `null` is not filled in. */
export type GoalFigures = { readonly programmed: number | null; readonly executed: number | null };

/** The figures of a goal, or of one organic unit's share in it: of the year, which is what tables print, and behind it. */
export type GoalYear = GoalFigures & {
  /** January first. */
  readonly months: Readonly<Record<keyof GoalFigures, readonly (number | null)[]>>;
  readonly typed: GoalFigures;
  readonly fromMonths: GoalFigures;
  /** Where what was typed comes from, or why it stands over what the months make. */
  readonly origin: Readonly<Record<keyof GoalFigures, string | null>>;
};

export type TargetRow = GoalYear & {
  readonly id: number;
  readonly activityCode: string;
  readonly activityName: string;
  readonly unitOfMeasure: string;
  readonly poiVersion: string;
  /** Of the version that tables and sentences print. */
  readonly printed: boolean;
  readonly rule: AnnualRule;
  readonly evidence: string;
  readonly progress: Percent | null;
  /** Devengado of the PIM of the activity, beside the physical progress (PG5); `null` without an imported budget. */
  readonly financial: Percent | null;
  /** Goal and execution that the imported SIAF report states for the activity, for comparison. */
  readonly siaf: (GoalFigures & { readonly fileName: string }) | null;
  readonly units: readonly TargetUnitRow[];
};

export type TargetUnitRow = GoalYear & {
  readonly id: number;
  readonly acronym: string;
  readonly name: string;
  /** How a sentence names the unit after its number. */
  readonly phrase: string;
};

export type PoiVersion = { readonly name: string; readonly printed: boolean; readonly goals: number };

/** A row of a catalogue; what the other catalogue has is empty. `uses`: in how many goals. */
export type UnitRow = {
  readonly id: number;
  readonly name: string;
  readonly singular: string;
  readonly plural: string;
  readonly gender: 'm' | 'f' | null;
  readonly acronym: string;
  readonly uses: number;
};

/** What a new goal can be made of. */
export type GoalChoices = {
  readonly activities: readonly {
    readonly code: string;
    readonly name: string;
    /** Of the official SIAF report, where it has the activity. */
    readonly siaf: (GoalFigures & { readonly unitOfMeasure: string; readonly fileName: string }) | null;
  }[];
  readonly unitsOfMeasure: readonly string[];
  readonly organicUnits: readonly { readonly acronym: string; readonly name: string }[];
};

export type IndicatorYear = { readonly year: number; readonly kind: 'historical' | 'projected' };

/** A result or a product, which heads the indicators that measure it. */
export type IndicatorLevel = { readonly id: number; readonly kind: 'result' | 'product'; readonly name: string };

export type IndicatorRow = {
  readonly id: number;
  readonly levelId: number;
  readonly level: string;
  readonly name: string;
  /** The sign of its values; follows from `unitType`. */
  readonly unit: 'percent' | 'number';
  readonly unitType: UnitType;
  readonly rateBase: number;
  readonly sense: Sense | null;
  readonly decimals: number;
  /** Note numbers after the name. */
  readonly notes: readonly number[];
  readonly sheet: IndicatorSheet;
  /** Carried over from another year and not looked at yet (MY1). */
  readonly toReview: boolean;
  readonly values: readonly IndicatorValue[];
};

/** What is known of an indicator in words (IN2); empty texts are not filled in. */
export type IndicatorSheet = {
  readonly definition: string;
  readonly formula: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly source: string;
  readonly method: string;
  readonly responsible: string;
  readonly periodicity: string;
  readonly baseline: string;
};

export type IndicatorValue = Figure & {
  readonly year: number;
  /** Whether `value` is the quotient of the two below rather than typed (IN5). */
  readonly computed: boolean;
  readonly numerator: Decimal | null;
  readonly denominator: Decimal | null;
  readonly goal: Figure;
  readonly source: string;
  /** Measured otherwise than the year before: the two are not compared (IN7). */
  readonly methodBreak: boolean;
  /** As an earlier report printed it; `null`: none did (IN10). */
  readonly published: Figure | null;
  /** Why it differs from what was published. */
  readonly correction: string | null;
};

export type IndicatorTable = {
  readonly years: readonly IndicatorYear[];
  readonly levels: readonly IndicatorLevel[];
  readonly rows: readonly IndicatorRow[];
};

export type CatalogueRow = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  /** A goal or a paragraph names it, so that it cannot go. */
  readonly used: boolean;
};

export type Catalogue = { readonly generica: readonly CatalogueRow[]; readonly activity: readonly CatalogueRow[] };

/** What became of a block of cells; `index` counts from 0 in the block that was sent. */
export type CellsResult = {
  readonly undo: UndoState;
  readonly applied: number;
  readonly rejected: readonly { readonly index: number; readonly error: RpcError }[];
};

/** Where an imported value stood in its file; `row` and `column` count from 1, `found` is what was read there. */
export type CellOrigin = {
  readonly batchId: number;
  readonly fileName: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly found: string;
};

export type CellComment = { readonly cell: string; readonly text: string };

/** One entry of the record, as it touched one cell. */
export type CellEvent = Pick<LogEntry, 'at' | 'by' | 'kind' | 'label' | 'reason'> & {
  readonly entryId: number;
  /** As the screen shows it; `null`: nothing of its own. */
  readonly before: string | null;
  readonly after: string | null;
};

export type UndoState = { readonly undo: string | null; readonly redo: string | null; readonly savedAt: string | null };

/** `moved`: `false` where the rows had no room and stay. */
export type MoveResult = { readonly moved: boolean; readonly undo: UndoState };

/** A state of the year that was given a name; `sha256` tells whether two are the same. */
export type NamedVersion = {
  readonly id: number;
  readonly name: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly sha256: string;
};

export type LogEntry = {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly kind: 'edit' | 'import' | 'undo' | 'redo';
  readonly label: string;
  readonly reason: string | null;
  readonly undone: boolean;
  readonly changes: number;
  readonly hash: string;
};

export type ImportBatch = {
  readonly id: number;
  readonly fileName: string;
  readonly profile: string;
  readonly sheet: string;
  readonly cutOffDate: string | null;
  readonly importedAt: string;
  readonly importedBy: string;
  readonly lines: number;
  readonly totals: ControlTotals;
  readonly officialFor: readonly OfficialDimension[];
  readonly state: 'active' | 'undone';
};

/** A page of the preview as the printed PDF shows it; `svg` has no script and no outside reference. Sizes in points. */
export type PreviewPage = {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly spots: readonly PageSpot[];
};

/** An area of a page, in points from its top left, and what stands there: a key of `Preview.places` or of its contents. */
export type PageSpot = {
  readonly address: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

export type Preview = {
  readonly pages: readonly PreviewPage[];
  /** What is behind each figure of the pages, by the address of its spot. */
  readonly places: Readonly<Record<string, PreviewPlace>>;
  /** Headings, tables and charts in their order. `address`: of the spot where it begins. */
  readonly contents: readonly {
    readonly address: string;
    readonly label: string;
    readonly kind: 'heading' | 'table' | 'chart';
    readonly level: 1 | 2 | 3;
  }[];
};

/** `cell`: an address of domain/cell-address.ts; `null` where the figure has no cell of its own. */
export type PreviewPlace = {
  readonly label: string;
  readonly cell: string | null;
  /** What `explain.figure` is asked for (domain/figure-address.ts). */
  readonly figure: string;
};

/** How a year is issued. `template`: the institution's own Word file whose looks the document takes. */
export type IssueSettings = {
  readonly template: { readonly name: string; readonly size: number; readonly sha256: string } | null;
  readonly contents: boolean;
};

/** `csv`: an open file for each table; `evidence`: everything for an audit in one .zip. */
export type ExportFormat = 'docx' | 'pdf' | 'xlsx' | 'csv' | 'evidence';

export type ExportedFile = {
  readonly format: ExportFormat;
  readonly path: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
};

/** A text in the institution's document that is not what the program wrote there, beside what takes its place (OU6). */
export type IntoDifference = {
  /** `changed` since it was written, `removed` since, or `replaced`: there before the program wrote anything. */
  readonly kind: 'changed' | 'removed' | 'replaced';
  /** The block of the chapters whose text may be kept as it is in the document; `null` where that cannot be. */
  readonly block: string | null;
  /** The heading above it. */
  readonly where: string;
  /** Lines of the document; empty when removed. */
  readonly document: string;
  readonly ours: string | null;
};

/** What putting the chapters into a document of the institution will do. */
export type IntoPlan = {
  readonly name: string;
  /** `marks`: the program wrote there before. `headings`: the first time. */
  readonly foundBy: 'marks' | 'headings';
  readonly differences: readonly IntoDifference[];
};
