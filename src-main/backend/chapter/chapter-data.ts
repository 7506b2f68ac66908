import type { IndicatorTable } from '#shared/contract/types.ts';
import type { BudgetDimension, BudgetRow, BudgetView } from '#shared/domain/budget.ts';
import type { NarrativeDocument } from '#shared/domain/narrative.ts';
import type { AnchoredNote } from '#shared/domain/notes.ts';
import type { Breakdown, YearSettings } from '#shared/domain/settings.ts';
import type { SignOff } from '#shared/domain/sign-off.ts';
import type { TableKey } from '#shared/domain/table-model.ts';
import type { TargetData } from '../targets/targets.queries.ts';

/** Everything the chapter says, before anything is computed or worded: gathered once, so that building it is pure. */
export type ChapterData = {
  readonly yearId: number;
  readonly year: number;
  readonly isExample: boolean;
  readonly settings: YearSettings;
  readonly budget: Readonly<Record<BudgetDimension, BudgetView>>;
  /** The official budget of the year before, where this folder has that year; `null` otherwise. */
  readonly previous: Readonly<Record<BudgetDimension, BudgetView>> | null;
  /** The budget of each row split into its parts, for the tables that print them. */
  readonly details: Readonly<Record<Exclude<Breakdown, 'none'>, BudgetDetails>>;
  /** One per activity, of one POI version. */
  readonly targets: readonly TargetData[];
  /** The version they are of; `null` while there are none. */
  readonly poiVersion: string | null;
  readonly indicators: IndicatorTable;
  readonly notes: Readonly<Partial<Record<TableKey, readonly AnchoredNote[]>>>;
  /** What people say about rows of tables, by the key of the row (TC11). */
  readonly explanations: Readonly<Partial<Record<TableKey, ReadonlyMap<string, string>>>>;
  /** Figures of other chapters by key; `null` while not filled in. */
  readonly facts: ReadonlyMap<string, number | null>;
  /** Who signed, and how much changed since. */
  readonly signOffs: readonly SignOff[];
  readonly sections: readonly ChapterSection[];
};

/** Parts by the code of their row, in one dimension. */
export type BudgetDetails = Readonly<Record<BudgetDimension, ReadonlyMap<string, readonly BudgetRow[]>>>;

/** One piece of the chapters in order, as it is stored (chapter_section). */
export type ChapterSection = { readonly id: number } & (
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'lead' | 'paragraph'; readonly document: NarrativeDocument }
  /** The paragraphs of all activities; `document` is the text of those that have none of their own (NA6). */
  | { readonly kind: 'activities'; readonly document: NarrativeDocument }
  | { readonly kind: 'activity'; readonly activityCode: string; readonly document: NarrativeDocument }
  | { readonly kind: 'table'; readonly key: TableKey }
  | { readonly kind: 'chart' }
);
