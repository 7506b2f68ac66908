import { type SheetCell, SIAF_HEADER, workbookBytes } from '../../src-main/tools/example/siaf-workbook.ts';

/** A row of a unit that does not exist; every heading has a value, all months but those given are 0. */
export function siafRow(changes: Readonly<Record<string, SheetCell>> = {}): Readonly<Record<string, SheetCell>> {
  const zeros = Object.fromEntries(SIAF_HEADER.filter((name) => name.startsWith('mto_')).map((name) => [name, 0]));
  return {
    ...zeros,
    ano_eje: 2024,
    sector: '12. TRABAJO Y PROMOCION DEL EMPLEO',
    pliego: '012. M. DE TRABAJO Y PROMOCION DEL EMPLEO',
    unidad_ejecutora: '009. PROGRAMA DE PRUEBA "SEÑAL"',
    sec_ejec: 1999,
    programa_pptal: '0999.PROGRAMA DE PRUEBA',
    tipo_prod_proy: '3.PRODUCTO',
    producto_proyecto: '3000001.ACCIONES COMUNES',
    tipo_act_obra_ac: '5.ACTIVIDAD',
    activ_obra_accinv: '5000276.GESTION DEL PROGRAMA',
    funcion: '07.TRABAJO',
    division_fn: '020.TRABAJO',
    grupo_fn: '0042.PROMOCION LABORAL',
    meta: 1,
    finalidad: '0060001.DIRECCION EJECUTIVA',
    unidad_medida: '060.INFORME',
    cant_meta_anual: 4,
    cant_meta_sem: 2,
    avan_fisico_anual: 3,
    avan_fisico_sem: 1,
    sec_func: 1,
    departamento_meta: '15.LIMA',
    provincia_meta: '01.LIMA',
    distrito_meta: '01.LIMA',
    fuente_financ: '1.RECURSOS ORDINARIOS',
    rubro: '00.RECURSOS ORDINARIOS',
    categoria_gasto: '5.GASTOS CORRIENTES',
    tipo_transaccion: '2.GASTOS PRESUPUESTARIOS',
    generica: '3.BIENES Y SERVICIOS',
    subgenerica: '2.CONTRATACION DE SERVICIOS',
    subgenerica_det: '1.VIAJES',
    especifica: '2.VIAJES DOMESTICOS',
    especifica_det: '1.PASAJES Y GASTOS DE TRANSPORTE',
    ...changes,
  };
}

/** Four rows: cents, float noise, a reversal, a second activity, and a goal that is repeated in the rows of its sec_func. */
export const unitRows: readonly Readonly<Record<string, SheetCell>>[] = [
  siafRow({
    mto_pia: 1000,
    mto_modificaciones: 500.5,
    mto_pim: 1500.5,
    mto_certificado: 1400.25,
    mto_compro_anual: 1400.25,
    mto_at_comp_03: 1400.25,
    mto_devenga_03: 1500.4,
    mto_devenga_04: -100.15,
    mto_girado_04: 1400.25,
    mto_pagado_04: 1400.25,
  }),
  siafRow({
    especifica_det: '2.VIATICOS Y ASIGNACIONES POR COMISION DE SERVICIO',
    mto_pia: 200,
    mto_modificaciones: -50,
    mto_pim: 150,
    mto_devenga_12: 99.99999999999999,
  }),
  siafRow({
    categoria_gasto: '6.GASTOS DE CAPITAL',
    generica: '6.ADQUISICION DE ACTIVOS NO FINANCIEROS',
    sec_func: 2,
    meta: 2,
    finalidad: '0060002.ADMINISTRACIÓN Y FINANZAS',
    cant_meta_anual: 7,
    avan_fisico_anual: 7,
    mto_modificaciones: 10,
    mto_pim: 10,
  }),
  siafRow({
    producto_proyecto: '3000194.EMPLEO TEMPORAL GENERADO',
    activ_obra_accinv: '5006294.TRANSFERENCIA DE RECURSOS',
    generica: '4.DONACIONES Y TRANSFERENCIAS',
    sec_func: 3,
    meta: 3,
    finalidad: '0060003.TRANSFERENCIAS A GOBIERNOS LOCALES',
    unidad_medida: '487.TRANSFERENCIA',
    cant_meta_anual: 2704,
    avan_fisico_anual: 2700,
    mto_pia: 2660727833,
    mto_pim: 2660727833,
    mto_devenga_01: 0.01,
  }),
];

export const cells = (
  rows: readonly Readonly<Record<string, SheetCell>>[],
  header: readonly string[] = SIAF_HEADER,
): readonly (readonly SheetCell[])[] => [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];

export const siafWorkbook = (
  rows: readonly Readonly<Record<string, SheetCell>>[] = unitRows,
  header: readonly string[] = SIAF_HEADER,
): Uint8Array => workbookBytes('SheetGasto', cells(rows, header));

/** As offices keep it: under a title and subtotals, with columns of their own to the right (header in row 5). */
export function pastedWorkbook(): Uint8Array {
  const [header = [], ...rows] = cells(unitRows);
  const own = (row: readonly SheetCell[], ...values: SheetCell[]): readonly SheetCell[] => [...row, ...values];
  return workbookBytes('01_BD_MEF', [
    ['HOJA DE TRABAJO'],
    [],
    [...Array.from({ length: 35 }, () => ''), 2660729493.5],
    [],
    own(header, 'GG', 'mto_pim'),
    ...rows.map((row, index) => own(row, '2.3', index)),
  ]);
}

export type TextForm = {
  readonly separator: ',' | ';' | '\t' | '|';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';
};

/** The report as a spreadsheet program saves it as text: quotes only where a field needs them. */
export function siafText({ separator, encoding }: TextForm, rows = unitRows): Uint8Array {
  const field = (cell: SheetCell | undefined): string => {
    const text = String(cell ?? '');
    return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [SIAF_HEADER, ...rows.map((row) => SIAF_HEADER.map((name) => row[name]))];
  return encodeText(lines.map((cells) => `${cells.map(field).join(separator)}\r\n`).join(''), encoding);
}

export function encodeText(text: string, encoding: TextForm['encoding']): Uint8Array {
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'windows-1252':
      return Buffer.from(text, 'latin1');
    case 'utf-16le':
      return utf16;
    case 'utf-16be':
      return utf16.swap16();
  }
}
