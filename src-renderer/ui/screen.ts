import type { YearSummary } from '#shared/contract/index.ts';

/** Screens in the rail's order. Keys follow the final frame (features.md D1), so a number never changes its screen. */
export const screenKeys = {
  home: 1,
  overview: null,
  imports: 2,
  budget: 3,
  targets: 4,
  indicators: 5,
  reference: null,
  narrative: 6,
  checks: 7,
  preview: 8,
  issue: 9,
  versions: null,
  settings: null,
  help: null,
} as const;
export type ScreenId = keyof typeof screenKeys;

/** What every screen of a year gets: the year that is open and the way to another screen. */
/** The place in the narrative that a person names who wants its spelling checked, wherever the cursor is. */
export const spellingPlace = 'spelling';

export type YearScreenProps = {
  readonly year: YearSummary;
  readonly go: (screen: ScreenId, at?: string) => void;
  /** What is to be shown first: a cell by its address (domain/cell-address.ts), or a place that the screen itself named. */
  readonly at: string | null;
  /** Where Back returns to once the person has left for another screen. */
  readonly remember: (at: string) => void;
};
