import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { renderForm } from '../../src-main/backend/chapter/render-xlsx/form-workbook.ts';
import { workbookBytes } from '../../src-main/tools/example/siaf-workbook.ts';
import { activityPage, incomePage, page, unitPage, unitsPage, viewRows } from './consulta-pages.ts';
import { followUp, ownBudget, ownGoals, ownIndicators } from './mapped-tables.ts';
import { pastedWorkbook, siafText, siafWorkbook } from './siaf-sheets.ts';
import { smallForm } from './small-form.ts';

/**
 * Writes test/fixtures/imports: `npx node test/helpers/make-import-fixtures.ts`. All of them are invented. The binary .xls and
 * the .ods and "guardado…" copies were saved by LibreOffice from files that this script writes, the "excel-95" ones by the
 * spreadsheet library: they are as other programs leave them, and the script leaves them alone.
 */
const folder = join(import.meta.dirname, '../fixtures/imports');

const files: Readonly<Record<string, Uint8Array>> = {
  'siaf-reporte-gasto/reporte.xlsx': siafWorkbook(),
  'siaf-reporte-gasto/pegado.xlsx': pastedWorkbook(),
  'siaf-reporte-gasto/reporte.csv': siafText({ separator: ';', encoding: 'windows-1252' }),
  'siaf-reporte-gasto/reporte-texto-unicode.txt': siafText({ separator: '\t', encoding: 'utf-16le' }),
  'siaf-reporte-gasto/reporte-csv.zip': zipSync(
    { 'reporte.csv': siafText({ separator: ',', encoding: 'utf-8' }) },
    { mtime: new Date('2025-01-15T12:00:00') },
  ),
  'consulta-amigable-actividad/unidad.xls': activityPage(),
  'consulta-amigable-generica/unidad.xls': page(),
  'consulta-amigable-generica/pliego.xls': page({ levels: unitPage.levels.slice(0, 1) }),
  'consulta-amigable-producto/unidad.xls': page(viewRows.producto),
  'consulta-amigable-fuente/unidad.xls': page(viewRows.fuente),
  'consulta-amigable-rubro/unidad.xls': page(viewRows.rubro),
  'consulta-amigable-rubro/filtro-de-mes.xls': page({
    ...viewRows.rubro,
    levels: [
      ...unitPage.levels,
      { label: 'Mes 7: julio', amounts: [null, null, 100, 100, 100, 100, 100], progress: '' },
    ],
    rows: [
      { label: '00: RECURSOS ORDINARIOS', key: '00', amounts: [null, null, 100, 100, 100, 100, 100], progress: '' },
    ],
  }),
  'consulta-amigable-mes/unidad.xls': page(viewRows.mes),
  'consulta-amigable-mes/cortado.xls': page({
    ...viewRows.mes,
    rows: viewRows.mes.rows.filter(({ key }) => key !== '11'),
  }),
  'consulta-amigable-unidad-ejecutora/pliego.xls': unitsPage(),
  'form/plantilla.xlsx': await renderForm(smallForm, new Date('2025-01-20T15:00:00Z')),
  // Two results pasted under each other, as people keep them.
  'several/dos-consultas.xls': Buffer.concat([page(), activityPage()]),
  'none/ingresos.xls': incomePage(),
  'none/por-trimestre.xls': page({
    pivot: 'Trimestre',
    rows: [{ label: 'I: 1er Trimestre', key: '1', amounts: [null, null, 3, 3, 2, -2, 1], progress: '' }],
  }),
  // No profile knows these; a person maps them (formats.md §4).
  'none/seguimiento-poi.xlsx': followUp(),
  'none/metas-por-unidad.csv': ownGoals(),
  'none/presupuesto-propio.csv': ownBudget(),
  'none/indicadores-propios.xlsx': ownIndicators(),
  'none/otro-libro.xlsx': workbookBytes('Hoja1', [
    ['Nombre', 'PIM'],
    ['Total', 3],
  ]),
};

for (const [name, bytes] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
}
