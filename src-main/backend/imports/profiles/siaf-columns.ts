import type { BudgetMeasure } from '#shared/domain/budget.ts';
import type { Classifier, MonthStage } from '#shared/domain/imports.ts';

/** Columns of "Reporte de Gasto" with a `CODE.NAME` cell, and the classifier each of them is. */
export const CLASSIFIER_COLUMNS = {
  programa_pptal: 'programCode',
  producto_proyecto: 'productCode',
  activ_obra_accinv: 'activityCode',
  funcion: 'functionCode',
  division_fn: 'divisionCode',
  grupo_fn: 'groupCode',
  finalidad: 'purposeCode',
  departamento_meta: 'departmentCode',
  provincia_meta: 'provinceCode',
  distrito_meta: 'districtCode',
  fuente_financ: 'fundingSourceCode',
  rubro: 'rubroCode',
  categoria_gasto: 'categoryCode',
  tipo_transaccion: 'transactionCode',
  generica: 'genericaDigit',
  subgenerica: 'subgenericaCode',
  subgenerica_det: 'subgenericaDetailCode',
  especifica: 'specificCode',
  especifica_det: 'specificDetailCode',
} as const satisfies Readonly<Record<string, Classifier>>;

/** Amounts of the whole year; devengado and girado are the sums of their months. */
export const AMOUNT_COLUMNS = {
  mto_pia: 'pia',
  mto_modificaciones: 'modifications',
  mto_pim: 'pim',
  mto_certificado: 'certificado',
  mto_compro_anual: 'compromiso',
} as const satisfies Readonly<Record<string, BudgetMeasure>>;

const MONTH_PREFIXES = {
  mto_at_comp: 'compromiso',
  mto_devenga: 'devengado',
  mto_girado: 'girado',
  mto_pagado: 'pagado',
} as const satisfies Readonly<Record<string, MonthStage>>;

export type MonthColumn = { readonly heading: string; readonly stage: MonthStage; readonly month: number };

/** mto_at_comp_01 … mto_pagado_12. */
export const MONTH_COLUMNS: readonly MonthColumn[] = Object.entries(MONTH_PREFIXES).flatMap(([prefix, stage]) =>
  Array.from({ length: 12 }, (_, index) => ({
    heading: `${prefix}_${String(index + 1).padStart(2, '0')}`,
    stage,
    month: index + 1,
  })),
);

export const YEAR_COLUMN = 'ano_eje';
export const UNIT_COLUMN = 'sec_ejec';
export const GOAL_COLUMNS = {
  secFunc: 'sec_func',
  purpose: 'finalidad',
  unitOfMeasure: 'unidad_medida',
  programmed: 'cant_meta_anual',
  executed: 'avan_fisico_anual',
} as const;

/** What the tables of the report need; the rest may be missing in the variants of formats.md §3. */
export const REQUIRED_COLUMNS: readonly string[] = [
  YEAR_COLUMN,
  UNIT_COLUMN,
  'activ_obra_accinv',
  'categoria_gasto',
  'tipo_transaccion',
  'generica',
  ...Object.keys(AMOUNT_COLUMNS).slice(0, 3),
  ...MONTH_COLUMNS.filter(({ stage }) => stage === 'devengado').map(({ heading }) => heading),
];
