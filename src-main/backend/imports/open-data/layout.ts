import type { BudgetMeasure } from '#shared/domain/budget.ts';
import type { Classifier, MonthStage, Problem } from '#shared/domain/imports.ts';

/**
 * The two families of the open data "Presupuesto y Ejecución de Gasto" (formats.md §2).
 * - `annual` (A): one row for each budget line, with PIA, PIM and the devengado of twelve months.
 * - `monthly` (B): one row for each budget line and month; PIA and PIM stand in month 0, the others hold flows.
 */
export type Family = 'annual' | 'monthly';

/** Where in a record each fact stands; columns count from 0. What the file does not have is not there. */
export type OpenDataLayout = {
  readonly family: Family;
  /** Column names as the file writes them. */
  readonly header: readonly string[];
  readonly year: number;
  readonly unit: number;
  readonly unitName: number | null;
  readonly codes: readonly (readonly [classifier: Classifier, column: number])[];
  readonly names: readonly (readonly [classifier: Classifier, column: number])[];
  readonly amounts: readonly (readonly [measure: BudgetMeasure, column: number])[];
  /** Monthly flows: twelve columns of one row (A), or columns whose month the row tells (B: `month` is `null`). */
  readonly flows: readonly { readonly stage: MonthStage; readonly month: number | null; readonly column: number }[];
  /** Column of MES_EJE; `null` in family A. */
  readonly month: number | null;
};

/** Whether a header is that of MEF's open data at all; `readLayout` then says what it lacks. */
export function isOpenDataHeader(header: readonly string[]): boolean {
  const known = new Set(header.map(heading));
  return known.has(YEAR) && known.has(UNIT) && known.has('MONTO_PIM');
}

/**
 * Finds the columns by their names, never by their places: the published dictionary has another order than the files. Unknown
 * columns are ignored. A column that the figures need and that is missing or there twice is a problem, at line `line`.
 */
export function readLayout(
  header: readonly string[],
  sheet: string,
  line: number,
): { readonly layout: OpenDataLayout } | { readonly problems: readonly Problem[] } {
  const places = new Map<string, number[]>();
  for (const [index, name] of header.entries()) {
    const key = OLDER_NAMES.get(heading(name)) ?? heading(name);
    places.set(key, [...(places.get(key) ?? []), index]);
  }
  const family: Family = places.has('MONTO_DEVENGADO_ENERO') ? 'annual' : 'monthly';
  const problems: Problem[] = [];
  const find = (name: string): number | null => {
    const [place, second] = places.get(name) ?? [];
    if (second !== undefined)
      problems.push({
        code: 'repeated-column',
        severity: 'error',
        at: { sheet, row: line, column: second + 1 },
        found: name,
        detail: { column: name, first: String((place ?? 0) + 1) },
      });
    return place ?? null;
  };
  const need = (name: string): number => {
    const place = find(name);
    if (place === null)
      problems.push({
        code: 'missing-column',
        severity: 'error',
        at: { sheet, row: line },
        found: '',
        detail: { column: name },
      });
    return place ?? -1;
  };

  const classifierOf = <T>(entries: readonly (readonly [T, string])[]): (readonly [T, number])[] =>
    entries.flatMap(([key, name]) => {
      const place = NEEDED.has(name) ? need(name) : find(name);
      return place === null ? [] : [[key, place] as const];
    });
  const layout: OpenDataLayout = {
    family,
    header,
    year: need(YEAR),
    unit: need(UNIT),
    unitName: find('EJECUTORA_NOMBRE'),
    codes: classifierOf(CODES),
    names: classifierOf(NAMES),
    amounts: classifierOf(AMOUNTS[family]),
    flows:
      family === 'annual'
        ? MONTHS.map((name, index) => ({
            stage: 'devengado' as const,
            month: index + 1,
            column: need(`MONTO_DEVENGADO_${name}`),
          }))
        : classifierOf(MONTHLY_FLOWS).map(([stage, column]) => ({ stage, month: null, column })),
    month: family === 'monthly' ? need('MES_EJE') : null,
  };
  const distinct = new Map(problems.map((problem) => [`${problem.code} ${problem.detail?.column}`, problem]));
  return problems.length > 0 ? { problems: [...distinct.values()] } : { layout };
}

const YEAR = 'ANO_EJE';
const UNIT = 'SEC_EJEC';

const heading = (name: string): string => name.trim().toUpperCase();

/** Names that files before about 2022 use (formats.md §2.2). */
const OLDER_NAMES: ReadonlyMap<string, string> = new Map([
  ['FUENTE_FINANC', 'FUENTE_FINANCIAMIENTO'],
  ['FUENTE_FINANC_NOMBRE', 'FUENTE_FINANCIAMIENTO_NOMBRE'],
  ['CATEG_GASTO', 'CATEGORIA_GASTO'],
  ['CATEG_GASTO_NOMBRE', 'CATEGORIA_GASTO_NOMBRE'],
]);

const MONTHS = [
  'ENERO',
  'FEBRERO',
  'MARZO',
  'ABRIL',
  'MAYO',
  'JUNIO',
  'JULIO',
  'AGOSTO',
  'SEPTIEMBRE',
  'OCTUBRE',
  'NOVIEMBRE',
  'DICIEMBRE',
] as const;

const CODES: readonly (readonly [Classifier, string])[] = [
  ['secFunc', 'SEC_FUNC'],
  ['programCode', 'PROGRAMA_PPTO'],
  ['productCode', 'PRODUCTO_PROYECTO'],
  ['activityCode', 'ACTIVIDAD_ACCION_OBRA'],
  ['functionCode', 'FUNCION'],
  ['divisionCode', 'DIVISION_FUNCIONAL'],
  ['groupCode', 'GRUPO_FUNCIONAL'],
  ['purposeCode', 'FINALIDAD'],
  ['departmentCode', 'DEPARTAMENTO_META'],
  ['fundingSourceCode', 'FUENTE_FINANCIAMIENTO'],
  ['rubroCode', 'RUBRO'],
  ['categoryCode', 'CATEGORIA_GASTO'],
  ['transactionCode', 'TIPO_TRANSACCION'],
  ['genericaDigit', 'GENERICA'],
  ['subgenericaCode', 'SUBGENERICA'],
  ['subgenericaDetailCode', 'SUBGENERICA_DET'],
  ['specificCode', 'ESPECIFICA'],
  ['specificDetailCode', 'ESPECIFICA_DET'],
];

/** Names of codes that mean one thing alone; a subgenérica "1" has another name under each genérica. */
const NAMES: readonly (readonly [Classifier, string])[] = [
  ['programCode', 'PROGRAMA_PPTO_NOMBRE'],
  ['productCode', 'PRODUCTO_PROYECTO_NOMBRE'],
  ['activityCode', 'ACTIVIDAD_ACCION_OBRA_NOMBRE'],
  ['functionCode', 'FUNCION_NOMBRE'],
  ['divisionCode', 'DIVISION_FUNCIONAL_NOMBRE'],
  ['groupCode', 'GRUPO_FUNCIONAL_NOMBRE'],
  ['purposeCode', 'META_NOMBRE'],
  ['departmentCode', 'DEPARTAMENTO_META_NOMBRE'],
  ['fundingSourceCode', 'FUENTE_FINANCIAMIENTO_NOMBRE'],
  ['rubroCode', 'RUBRO_NOMBRE'],
  ['categoryCode', 'CATEGORIA_GASTO_NOMBRE'],
  ['transactionCode', 'TIPO_TRANSACCION_NOMBRE'],
  ['genericaCode', 'GENERICA_NOMBRE'],
];

const AMOUNTS: Readonly<Record<Family, readonly (readonly [BudgetMeasure, string])[]>> = {
  annual: [
    ['pia', 'MONTO_PIA'],
    ['pim', 'MONTO_PIM'],
    ['certificado', 'MONTO_CERTIFICADO_ANUAL'],
    ['compromiso', 'MONTO_COMPROMETIDO_ANUAL'],
    ['devengado', 'MONTO_DEVENGADO_ANUAL'],
    ['girado', 'MONTO_GIRADO_ANUAL'],
  ],
  monthly: [
    ['pia', 'MONTO_PIA'],
    ['pim', 'MONTO_PIM'],
    ['certificado', 'MONTO_CERTIFICADO'],
    ['compromiso', 'MONTO_COMPROMETIDO_ANUAL'],
    ['devengado', 'MONTO_DEVENGADO'],
    ['girado', 'MONTO_GIRADO'],
  ],
};

/** MONTO_COMPROMETIDO is the "atención de compromiso mensual"; the annual commitment is another column. */
const MONTHLY_FLOWS: readonly (readonly [MonthStage, string])[] = [
  ['compromiso', 'MONTO_COMPROMETIDO'],
  ['devengado', 'MONTO_DEVENGADO'],
  ['girado', 'MONTO_GIRADO'],
];

/** What tables 18 to 21 need; the annual devengado of family A can be added up from its months. */
const NEEDED: ReadonlySet<string> = new Set([
  'ACTIVIDAD_ACCION_OBRA',
  'CATEGORIA_GASTO',
  'TIPO_TRANSACCION',
  'GENERICA',
  'MONTO_PIA',
  'MONTO_PIM',
  'MONTO_DEVENGADO',
]);
