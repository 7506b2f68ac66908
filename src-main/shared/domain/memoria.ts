/**
 * What a finished memoria, the whole Word document of the institution, offers to a year (IM19): its values are `values` of the
 * plan. A person accepts each thing or not; what nobody accepts is not written.
 */
export type MemoriaPlan = {
  /** The fiscal year that its tables name; `null` where they name none or several. */
  readonly year: number | null;
  /** Tables of the year's own chapters that were found in it, in their order. */
  readonly tables: readonly MemoriaTable[];
  readonly texts: readonly PlanText[];
};

export type MemoriaTable = {
  readonly caption: string;
  /** What is taken from it; amounts of the budget come from its official files alone. */
  readonly gives: 'indicators' | 'targets' | 'nothing';
};

/** A paragraph of the document beside the one of the year that it would take the place of. */
export type PlanText = {
  readonly key: string;
  readonly to: TextPlace;
  /** Heading or lead that both stand under, as the year words it. */
  readonly heading: string;
  /** Counted from 1 under that heading of the document. */
  readonly paragraph: number;
  readonly status: 'new' | 'changed' | 'same';
  readonly before: string | null;
  readonly after: string;
  /** Numbers of the text that become links to the year's own figures. */
  readonly linked: number;
  /** Numbers that stay words, which somebody must look at. */
  readonly unlinked: number;
};

/** `section` and `after` are ids of stored sections. */
export type TextPlace =
  | { readonly kind: 'section'; readonly section: number }
  | { readonly kind: 'activity'; readonly code: string }
  | { readonly kind: 'new'; readonly after: number };

/** What a value of a plan is of. */
export type ValueName = {
  readonly place: string;
  readonly code: string;
  readonly share: string | null;
  readonly field: string | null;
  readonly year: number | null;
};

/** What a person accepts a value by. */
export const valueKey = ({ place, code, share, field, year }: ValueName): string =>
  JSON.stringify([place, code, share, field, year]);
