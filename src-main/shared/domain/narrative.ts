import type { TableKey } from './table-model.ts';

/**
 * Address of a value that a sentence may show (NA1). Segments are data, never positions:
 * `budget/total/pim` · `budget/activity/5000276/devengado` · `budget/generica/5-24/pia` · `budget/total/progress`
 * `budget/generica/total/pim`: the total of the tables by genérica, where `budget/total/…` is that of the chapters (CH-5)
 * `targets/5000276/executed` · `targets/5000276/progress` · `targets/total/progress` · `targets/5000276/units/UFAF/executed`
 * `budget/total/balance` (PIM − devengado) · `budget/total/change`, `…/change-percent` (devengado against the year before)
 * `previous/budget/…`: the same of the year before · `shares/pim-by-generica/5-24` · `indicators/12/2024`
 * `facts/participants` · `facts/participants-women/share-of/participants`
 * In the text of an activity, `budget/activity/*` and `targets/*` mean the activity at hand, so one text serves any activity.
 */
export type FigureRef = string;

/** `*` stands for the activity whose paragraph is being written; outside of one it points nowhere. */
export function resolveRef(ref: FigureRef, activityCode: string | null): FigureRef {
  return activityCode === null
    ? ref
    : ref.replace(/^((?:previous\/)?budget\/activity|targets)\/\*(?=\/)/, `$1/${activityCode}`);
}

/** Named formats of a figure (NA2). How each is written is a setting of the year (`FormatSettings`): one place to change all. */
export type FigureFormat =
  | 'soles' //            S/ 573 712 809.00
  | 'amount' //           573,712,809.00
  | 'whole-amount' //     573,712,809
  | 'over-millions' //    más de 573 millones
  | 'percent-0' //        65%
  | 'percent-1' //        99.4%
  | 'percent-2' //        92.55%
  | 'percent-short' //    100%, 99.4%: one decimal, none when it is zero
  | 'count' //            4,224
  | 'count-in-words' //   cuatro (04)
  | 'as-printed'; //      as its table prints it: a share of table 19, an indicator

/** One piece of a sentence as it is stored. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'figure';
      readonly ref: FigureRef;
      readonly format: FigureFormat;
      /** What a person wrote instead of the figure (NA5). */
      readonly override?: FigureOverride;
    }
  /** Words that follow a number (NA3): the first for exactly one, the second otherwise. */
  | { readonly kind: 'agree'; readonly ref: FigureRef; readonly one: string; readonly many: string }
  /** Words that follow the comparison of two figures of a kind (NA3): "superó" / "no alcanzó" / "alcanzó". */
  | {
      readonly kind: 'compare';
      readonly ref: FigureRef;
      readonly to: FigureRef;
      readonly more: string;
      readonly less: string;
      readonly same: string;
    }
  /** The unit of measure of the activity's goal, agreeing with the number: "informe" / "informes". */
  | { readonly kind: 'unit-of-measure'; readonly ref: FigureRef }
  /** The goal of an activity split by organic unit (PG4): "cuatro (04) informes …, … y veinte (20) informes …". */
  | { readonly kind: 'units'; readonly ref: FigureRef; readonly format: FigureFormat }
  /** Names come from the catalogue so that one spelling serves all places. */
  | {
      readonly kind: 'name';
      readonly of: 'activity-code' | 'activity' | 'program-code' | 'program' | 'year' | 'previous-year';
    }
  | { readonly kind: 'table'; readonly table: TableKey };

export type FigureOverride = {
  readonly text: string;
  readonly reason: string;
  /** What the figure read when it was written over: once it reads otherwise, the override is a finding until confirmed. */
  readonly over: string;
};

export type NarrativeDocument = readonly Inline[];
