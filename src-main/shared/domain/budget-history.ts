import { progressOf } from './execution.ts';
import type { Cents } from './money.ts';
import type { Percent } from './percent.ts';

/** What is followed over the years. */
export const historyMeasures = ['pia', 'pim', 'devengado'] as const;
export type HistoryMeasure = (typeof historyMeasures)[number];
/** `null`: not known. */
export type HistoryAmounts = Readonly<Record<HistoryMeasure, Cents | null>>;

export const historyFields = ['year', ...historyMeasures, 'source'] as const;
export type HistoryField = (typeof historyFields)[number];

/** A year that a person wrote down, with where it is from. */
export type TypedYear = HistoryAmounts & { readonly id: number; readonly year: number; readonly source: string };

/** A year of the data folder with its official totals. */
export type ImportedYear = HistoryAmounts & {
  readonly yearId: number;
  readonly year: number;
  readonly isExample: boolean;
};

/** A year of the series. */
export type HistoryYear = {
  readonly year: number;
  readonly amounts: HistoryAmounts;
  readonly progress: Percent | null;
  readonly imported: ImportedYear | null;
  readonly typed: TypedYear | null;
  /** What was typed and is not what was imported. */
  readonly differs: readonly HistoryMeasure[];
};

/** MY3: the years in order, each once. An imported amount rules; a typed one fills in where there is none, and is compared. */
export function yearSeries(imported: readonly ImportedYear[], typed: readonly TypedYear[]): readonly HistoryYear[] {
  const years = [...new Set([...imported, ...typed].map(({ year }) => year))].toSorted((a, b) => a - b);
  return years.map((year) => {
    const own = imported.find((each) => each.year === year) ?? null;
    const written = typed.find((each) => each.year === year) ?? null;
    const amount = (measure: HistoryMeasure): Cents | null => own?.[measure] ?? written?.[measure] ?? null;
    const amounts = { pia: amount('pia'), pim: amount('pim'), devengado: amount('devengado') };
    return {
      year,
      amounts,
      progress: progressOf(amounts.devengado, amounts.pim, 1),
      imported: own,
      typed: written,
      differs: historyMeasures.filter((measure) => !agrees(own?.[measure] ?? null, written?.[measure] ?? null)),
    };
  });
}

const sol = 100;

/** A report prints whole soles: less than one is no difference to a figure without céntimos. */
function agrees(imported: Cents | null, typed: Cents | null): boolean {
  if (imported === null || typed === null || imported === typed) return true;
  return typed % sol === 0 && Math.abs(imported - typed) < sol;
}
