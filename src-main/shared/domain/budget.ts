import type { Cents } from './money.ts';

/** The two ways chapter 4 looks at the same money: by genérica de gasto (tables 18-20) and by actividad (table 21). */
export type BudgetDimension = 'generica' | 'activity';

/**
 * Every way an imported file may cut the budget of the unit: those of the tables, those that only screens show, and its
 * total alone (`unit`), in which any two files can be compared.
 */
export const sourceDimensions = [
  'generica',
  'activity',
  'product',
  'funding-source',
  'rubro',
  'month',
  'unit',
] as const;
export type SourceDimension = (typeof sourceDimensions)[number];
/** Those that one file speaks for; the total of the unit is only a control. */
export type OfficialDimension = Exclude<SourceDimension, 'unit'>;
/** Those that no table of the chapter prints. */
export type ViewDimension = Exclude<OfficialDimension, BudgetDimension>;

export const isTableDimension = (dimension: SourceDimension): dimension is BudgetDimension =>
  dimension === 'generica' || dimension === 'activity';

/** What a budget line, a row or a total carries, in céntimos; `null` where the source has no such column. */
export type BudgetAmounts = {
  readonly pia: Cents | null;
  readonly modifications: Cents | null;
  readonly pim: Cents | null;
  readonly certificado: Cents | null;
  readonly compromiso: Cents | null;
  readonly devengado: Cents | null;
  readonly girado: Cents | null;
};

export type BudgetMeasure = keyof BudgetAmounts;
export const budgetMeasures = [
  'pia',
  'modifications',
  'pim',
  'certificado',
  'compromiso',
  'devengado',
  'girado',
] as const satisfies readonly BudgetMeasure[];

export type BudgetRow = BudgetAmounts & {
  /** "5-24" or "5006294". Codes are text. */
  readonly code: string;
  /** From the catalogue of the year; the file's own wording when the catalogue lacks the code. */
  readonly name: string;
  /** Measures whose figure a person typed over the imported one; the amounts above are then the typed ones. */
  readonly overridden?: Readonly<Partial<Record<BudgetMeasure, Override>>>;
};

/** Beside a typed figure (EG9): what the file says now, what it said then, and why it was replaced. */
export type Override = {
  readonly imported: Cents | null;
  readonly importedThen: Cents | null;
  readonly reason: string;
};

/** Whether the source reports céntimos (SIAF, open data) or rounded soles (Consulta Amigable). */
export type AmountScale = 'centimos' | 'soles';

export type BudgetSource = {
  readonly batchId: number;
  readonly fileName: string;
  readonly profile: string;
  /** ISO date of the cut-off the file declares; `null` when it does not say. */
  readonly cutOffDate: string | null;
  readonly scale: AmountScale;
};

/** One dimension of the year's official budget. `source` is `null` before anything was imported. */
export type BudgetView = {
  readonly dimension: BudgetDimension;
  readonly rows: readonly BudgetRow[];
  readonly total: BudgetAmounts;
  readonly source: BudgetSource | null;
};

/**
 * The printed key of a genérica: categoría + "-" + tipo de transacción + genérica ("5", "2", "4" → "5-24").
 * Source: clasificador de gastos; formats.md §5.
 */
export function genericaCode(category: string, transaction: string, generica: string): string {
  return `${category}-${transaction}${generica}`;
}
