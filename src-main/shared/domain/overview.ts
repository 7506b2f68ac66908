import type { Cents } from './money.ts';
import type { RecordArea } from './record.ts';

import type { SignOff } from './sign-off.ts';

/** The work on a year in its order (features.md D2, Resumen). */
export const stepIds = ['import', 'control', 'targets', 'indicators', 'texts', 'checks', 'issue'] as const;
export type StepId = (typeof stepIds)[number];

export type StepState = 'done' | 'partly' | 'pending';
type Count = { readonly filled: number; readonly of: number };

/** A file that speaks for the budget of the year. */
export type OfficialFile = {
  readonly batchId: number;
  readonly fileName: string;
  readonly cutOffDate: string | null;
  readonly importedAt: string;
  readonly pim: Cents | null;
  /** A person typed its total PIM from the source, and it was this one. */
  readonly confirmed: boolean;
};

export type Issued = {
  readonly at: string;
  readonly by: string;
  readonly final: boolean;
  /** Acts since then. */
  readonly changesSince: number;
};

/** What the state of the steps follows from. */
export type YearFacts = {
  /** How many of genérica and activity have an official file. */
  readonly dimensions: number;
  readonly files: readonly OfficialFile[];
  readonly targets: Count;
  readonly indicators: Count;
  readonly toReview: number;
  /** What still needs an answer. */
  readonly findings: { readonly errors: number; readonly warnings: number };
  /** The last one; a final one before a draft. */
  readonly issued: Issued | null;
};

/** A text that a new year took over and nobody has looked at yet (MY1). */
export type ToReview = {
  readonly kind: 'section' | 'note' | 'indicator';
  readonly id: number;
  readonly label: string;
  /** What the window opens to show it. */
  readonly address: string;
  readonly area: Extract<RecordArea, 'narrative' | 'targets' | 'indicators'>;
};

export type SinceImport = {
  readonly label: string;
  readonly at: string;
  readonly acts: number;
  readonly areas: readonly RecordArea[];
  /** The newest acts, in words. */
  readonly newest: readonly { readonly id: number; readonly label: string; readonly by: string; readonly at: string }[];
};

export type YearOverview = {
  readonly facts: YearFacts;
  readonly toReview: readonly ToReview[];
  readonly signOffs: readonly SignOff[];
  /** `null`: nothing was imported. */
  readonly sinceImport: SinceImport | null;
};

/** How far each step is; all of them `done` is a year that is ready. */
export function stepsOf(facts: YearFacts): Readonly<Record<StepId, StepState>> {
  const { dimensions, files, targets, indicators, toReview, findings, issued } = facts;
  const confirmed = files.filter((file) => file.confirmed).length;
  return {
    import: reached(dimensions, 2),
    control: reached(confirmed, files.length),
    targets: reached(targets.filled, targets.of),
    indicators: reached(indicators.filled, indicators.of),
    texts: toReview === 0 ? 'done' : 'pending',
    checks: findings.errors > 0 ? 'pending' : findings.warnings > 0 ? 'partly' : 'done',
    issue: issued === null ? 'pending' : issued.final && issued.changesSince === 0 ? 'done' : 'partly',
  };
}

/** Nothing of nothing is not done: there is nothing yet. */
const reached = (filled: number, of: number): StepState => (filled === 0 ? 'pending' : filled < of ? 'partly' : 'done');
