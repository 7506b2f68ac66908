import { gatherChapter } from '#backend/chapter/chapter.queries.ts';
import type { ChapterData } from '#backend/chapter/chapter-data.ts';
import type { BudgetAmounts, BudgetDimension, BudgetView } from '#shared/domain/budget.ts';
import { type Cents, cents } from '#shared/domain/money.ts';
import { openBackend } from './backend.ts';
import { fillYear2024 } from './year-2024.ts';

/** The gathered data of 2024, for tests that change a piece of it. */
export function data2024(): ChapterData {
  const { db } = openBackend();
  return gatherChapter(db, fillYear2024(db));
}

/** Céntimos, or `null` for a source without the column. */
export type Amounts = Partial<Record<keyof BudgetAmounts, number | null>>;

/** A budget of `[code, amounts]` rows whose total adds them up. */
export function budgetOf(dimension: BudgetDimension, rows: readonly (readonly [string, Amounts])[]): BudgetView {
  const sum = (measure: keyof BudgetAmounts): Cents | null => {
    const known = rows.flatMap(([, amounts]) => amounts[measure] ?? []);
    return known.length === 0 ? null : cents(known.reduce((total, amount) => total + amount, 0));
  };
  return {
    dimension,
    rows: rows.map(([code, amounts]) => ({
      code,
      name: `Nombre de ${code}`,
      ...allAmounts((key) => toCents(amounts[key])),
    })),
    total: allAmounts(sum),
    source: { batchId: 1, fileName: 'prueba.xlsx', profile: 'test', cutOffDate: null, scale: 'centimos' },
  };
}

export const noBudget = (dimension: BudgetDimension): BudgetView => ({
  dimension,
  rows: [],
  total: allAmounts(() => null),
  source: null,
});

const toCents = (value: number | null | undefined): Cents | null =>
  value === null || value === undefined ? null : cents(value);

const allAmounts = (of: (key: keyof BudgetAmounts) => Cents | null): BudgetAmounts => ({
  pia: of('pia'),
  modifications: of('modifications'),
  pim: of('pim'),
  certificado: of('certificado'),
  compromiso: of('compromiso'),
  devengado: of('devengado'),
  girado: of('girado'),
});

/** Of `Checked`, for a year that has no tables of other chapters and no catalogue. */
export const noReferences = {
  references: { tables: [], rules: [] },
  quoted: [],
  totals: [],
  undated: [],
  previousTargets: [],
  catalogue: { generica: [], activity: [] },
} as const;
