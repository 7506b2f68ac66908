import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  importOpenData,
  type OpenDataRequest,
  type OpenDataResult,
} from '#backend/imports/open-data/import-open-data.ts';
import type { BudgetMeasure } from '#shared/domain/budget.ts';
import type { ParsedFile } from '#shared/domain/imports.ts';

type Row = Readonly<Record<string, string>>;

/** What a row says unless a test says otherwise; both families have these columns. */
const COMMON = {
  ANO_EJE: '2024',
  SEC_EJEC: '1066',
  EJECUTORA_NOMBRE: 'EMPLEO "TRABAJA PERU"',
  SEC_FUNC: '7',
  PROGRAMA_PPTO: '0073',
  ACTIVIDAD_ACCION_OBRA: '5000276',
  ACTIVIDAD_ACCION_OBRA_NOMBRE: 'GESTIÓN DEL PROGRAMA',
  CATEGORIA_GASTO: '5',
  TIPO_TRANSACCION: '2',
  GENERICA: '3',
  GENERICA_NOMBRE: 'BIENES Y SERVICIOS',
  ESPECIFICA: '1',
  MONTO_PIA: '0',
  MONTO_PIM: '0',
} as const satisfies Row;

const MONTHS = 'ENERO FEBRERO MARZO ABRIL MAYO JUNIO JULIO AGOSTO SEPTIEMBRE OCTUBRE NOVIEMBRE DICIEMBRE'.split(' ');

/** One row a budget line, twelve months and the year in it. */
export const annualRow = (row: Row = {}): Row => ({
  ...COMMON,
  ...Object.fromEntries(MONTHS.map((month) => [`MONTO_DEVENGADO_${month}`, '0'])),
  MONTO_DEVENGADO_ANUAL: '0',
  MONTO_GIRADO_ANUAL: '0',
  ...row,
});

/** One row a budget line and month. */
export const monthlyRow = (month: number, row: Row = {}): Row => ({
  MES_EJE: String(month),
  ...COMMON,
  MONTO_CERTIFICADO: '0',
  MONTO_COMPROMETIDO_ANUAL: '0',
  MONTO_COMPROMETIDO: '0',
  MONTO_DEVENGADO: '0',
  MONTO_GIRADO: '0',
  ...row,
});

/** All fields quoted, CRLF: as the ministry writes. The columns are those of the first row. */
export function toCsv(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const record = (fields: readonly string[]): string =>
    `${fields.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\r\n`;
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(record).join('');
}

/** A folder for one test file; `remove` deletes it. */
export function tempFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'open-data-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Imports bytes as unit 1066 of 2024. */
export function importBytes(
  path: string,
  bytes: string | Uint8Array,
  request: Partial<OpenDataRequest> = {},
): Promise<OpenDataResult> {
  writeFileSync(path, bytes);
  return importOpenData({ path, name: 'gasto.csv', secEjec: '1066', year: '2024', ...request });
}

/** The file that was understood. @throws when it was refused, telling why. */
export function parsed(result: OpenDataResult): ParsedFile {
  if (result.kind === 'parsed') return result.file;
  throw new Error(JSON.stringify(result));
}

/** "error missing-months" for each problem, in the order found. */
export const problemsOf = (result: OpenDataResult): readonly string[] =>
  (result.kind === 'parsed' ? result.file.problems : result.kind === 'refused' ? result.problems : []).map(
    ({ severity, code }) => `${severity} ${code}`,
  );

/** Sums of a measure in céntimos by a key of the lines. */
export function sumBy(
  file: ParsedFile,
  measure: BudgetMeasure,
  key: 'genericaCode' | 'activityCode',
): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { codes, amounts } of file.lines) {
    const code = codes[key] ?? '';
    sums[code] = (sums[code] ?? 0) + (amounts[measure] ?? 0);
  }
  return sums;
}

/** "16394822.8" soles in céntimos. */
export function toCents(soles: string): number {
  const [whole = '', fraction = ''] = soles.replace('-', '').split('.');
  const value = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return soles.startsWith('-') ? -value : value;
}
