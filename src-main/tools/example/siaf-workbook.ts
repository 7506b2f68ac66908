import { strToU8, zipSync } from 'fflate';
import type { GastoRow } from './gasto-rows.ts';
import type { ExampleSource } from './source.ts';

const months = (prefix: string): readonly string[] =>
  Array.from({ length: 12 }, (_, index) => `${prefix}_${String(index + 1).padStart(2, '0')}`);

/** The header of SIAF's "Reporte de Gasto", A to CH, as its own file has it. */
export const SIAF_HEADER: readonly string[] = [
  ...'ano_eje sector pliego unidad_ejecutora sec_ejec programa_pptal tipo_prod_proy producto_proyecto'.split(' '),
  ...'tipo_act_obra_ac activ_obra_accinv funcion division_fn grupo_fn meta finalidad unidad_medida'.split(' '),
  ...'cant_meta_anual cant_meta_sem avan_fisico_anual avan_fisico_sem sec_func departamento_meta'.split(' '),
  ...'provincia_meta distrito_meta fuente_financ rubro categoria_gasto tipo_transaccion generica'.split(' '),
  ...'subgenerica subgenerica_det especifica especifica_det'.split(' '),
  ...'mto_pia mto_modificaciones mto_pim mto_certificado mto_compro_anual'.split(' '),
  ...['mto_at_comp', 'mto_devenga', 'mto_girado', 'mto_pagado'].flatMap(months),
];

export type SheetCell = string | number;

/** The rows of the report as cells: text for `CODE.NAME`, numbers for the year, the unit, metas and amounts in soles. */
export function siafCells(source: ExampleSource, rows: readonly GastoRow[]): readonly (readonly SheetCell[])[] {
  return rows.map((row) => {
    const values = siafRow(source, row);
    return SIAF_HEADER.map((heading) => {
      const value = values[heading];
      if (value === undefined) throw new Error(`no value for ${heading}`);
      return value;
    });
  });
}

function siafRow({ report, breakdown }: ExampleSource, row: GastoRow): Readonly<Record<string, SheetCell>> {
  const { meta } = row;
  const { activity, department } = meta;
  const [subgenerica = '', subgenericaDetail = '', specific = '', specificDetail = ''] = row.classifier;
  const category = row.generica.slice(0, 1);
  const half = Math.floor(meta.goal / 2);
  return {
    ...breakdown.institution,
    ano_eje: report.document.year,
    sec_ejec: report.document.entity.sec_ejec,
    producto_proyecto: activity.product,
    activ_obra_accinv: `${activity.code}.${activity.name}`,
    meta: meta.secFunc,
    finalidad: `${String(60_000 + meta.secFunc).padStart(7, '0')}.${meta.purpose}`,
    unidad_medida: activity.unitOfMeasure,
    cant_meta_anual: meta.goal,
    cant_meta_sem: half,
    avan_fisico_anual: meta.goal,
    avan_fisico_sem: half,
    sec_func: meta.secFunc,
    departamento_meta: `${department.code}.${department.name}`,
    provincia_meta: department.province,
    distrito_meta: department.province,
    categoria_gasto: breakdown.categories[category] ?? '',
    generica: `${row.generica.slice(-1)}.${breakdown.genericas[row.generica] ?? ''}`,
    subgenerica,
    subgenerica_det: subgenericaDetail,
    especifica: specific,
    especifica_det: specificDetail,
    mto_pia: row.pia / 100,
    mto_modificaciones: (row.pim - row.pia) / 100,
    mto_pim: row.pim / 100,
    mto_certificado: row.certificado / 100,
    mto_compro_anual: row.devengado / 100,
    ...inMonths('mto_at_comp', row.devengadoByMonth),
    ...inMonths('mto_devenga', row.devengadoByMonth),
    ...inMonths('mto_girado', row.giradoByMonth),
    ...inMonths('mto_pagado', row.giradoByMonth),
  };
}

const inMonths = (prefix: string, amounts: readonly number[]): Record<string, number> =>
  Object.fromEntries(months(prefix).map((heading, index) => [heading, (amounts[index] ?? 0) / 100]));

/** An .xlsx of one sheet, as Excel saves it: shared strings, no styles to speak of. The same cells give the same bytes. */
export function workbookBytes(sheetName: string, rows: readonly (readonly SheetCell[])[]): Uint8Array {
  const strings = new Map<string, number>();
  const cell = (value: SheetCell, address: string): string => {
    if (value === '') return '';
    if (typeof value === 'number') return `<c r="${address}"><v>${value}</v></c>`;
    const index = strings.get(value) ?? strings.size;
    strings.set(value, index);
    return `<c r="${address}" t="s"><v>${index}</v></c>`;
  };
  const sheetRows = rows.map((row, index) => {
    const number = index + 1;
    return `<row r="${number}">${row.map((value, column) => cell(value, columnLetters(column) + number)).join('')}</row>`;
  });
  const shared = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${EXCEL}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${EXCEL}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${EXCEL}.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="${EXCEL}.styles+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}" uniqueCount="${shared.length}">${shared.join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${sheetRows.join('')}</sheetData></worksheet>`,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([path, xml]) => [path, [strToU8(XML_HEAD + xml), { mtime: WRITTEN }]]),
    ),
    { level: 9 },
  );
}

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** A zip holds local time without a zone; these fields are the same everywhere. */
const WRITTEN = new Date(2025, 0, 15, 12, 0, 0);

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
