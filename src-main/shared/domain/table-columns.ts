import { type BudgetMeasure, budgetMeasures } from './budget.ts';
import type { TableKey } from './table-model.ts';

/** Columns that a table of the budget can have beside its names. */
export const budgetColumns = [
  ...budgetMeasures,
  'balance',
  'progress',
  'share',
  'previousPim',
  'previousDevengado',
  'change',
  'changePercent',
] as const;
export type BudgetColumn = (typeof budgetColumns)[number];

/** Those of them that need the year before (TC11). */
export const previousColumns: readonly BudgetColumn[] = ['previousPim', 'previousDevengado', 'change', 'changePercent'];

/** What a person says about each row (TC11). */
export const explanationColumn = 'explanation';

export const isMeasure = (column: BudgetColumn): column is BudgetMeasure =>
  (budgetMeasures as readonly BudgetColumn[]).includes(column);

export const isBudgetColumn = (column: string): column is BudgetColumn =>
  (budgetColumns as readonly string[]).includes(column);

type Offer = {
  /** Says what a row is about: it is always shown. */
  readonly name: string;
  /** Everything the table can show, in the order of a person who chooses. */
  readonly all: readonly string[];
  /** What it shows until somebody chooses. */
  readonly usual: readonly string[];
};

const byGenerica = (usual: readonly (BudgetColumn | typeof explanationColumn)[]): Offer => ({
  name: 'generica',
  all: ['generica', ...budgetColumns, explanationColumn],
  usual: ['generica', ...usual],
});

const byActivity = (usual: readonly BudgetColumn[]): Offer => ({
  name: 'activity',
  all: ['category', 'activity', ...budgetColumns, explanationColumn],
  usual: ['category', 'activity', ...usual],
});

/** The columns among which a year chooses, per table (CF1). */
export const tableOffers: Readonly<Record<TableKey, Offer>> = {
  'pia-by-generica': byGenerica(['pia', 'share']),
  'pim-by-generica': byGenerica(['pia', 'pim', 'share']),
  'execution-by-generica': byGenerica(['pim', 'devengado', 'progress']),
  'execution-by-activity': byActivity(['pim', 'devengado', 'progress']),
  'year-on-year': byGenerica(['previousDevengado', 'devengado', 'change', 'changePercent', explanationColumn]),
  targets: {
    name: 'activity',
    all: ['category', 'activity', 'unitOfMeasure', 'poiVersion', 'programmed', 'executed', 'progress', 'financial'],
    usual: ['category', 'activity', 'unitOfMeasure', 'programmed', 'executed', 'progress'],
  },
  indicators: {
    name: 'indicator',
    all: ['level', 'indicator', 'historical', 'projected'],
    usual: ['level', 'indicator', 'historical', 'projected'],
  },
  glossary: { name: 'term', all: ['term', 'meaning'], usual: ['term', 'meaning'] },
};

/** Columns that print a percentage. */
export const percentColumns: readonly string[] = [
  'progress',
  'share',
  'changePercent',
  'financial',
] satisfies readonly (BudgetColumn | 'financial')[];

/** The columns of a table whose decimals a year may choose one by one: its amounts and percentages. */
export const decimalColumns = (table: TableKey): readonly string[] =>
  tableOffers[table].all.filter((column) => isBudgetColumn(column) || percentColumns.includes(column));

/** Every table, in the order of the chapters as they usually are. */
export const tableKeys = Object.keys(tableOffers) as readonly TableKey[];

/** The tables that show the budget, and what their rows are. */
export const budgetTables: Readonly<Partial<Record<TableKey, 'generica' | 'activity'>>> = {
  'pia-by-generica': 'generica',
  'pim-by-generica': 'generica',
  'execution-by-generica': 'generica',
  'execution-by-activity': 'activity',
  'year-on-year': 'generica',
};
