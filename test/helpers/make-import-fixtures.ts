import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookBytes } from '../../src-main/tools/example/siaf-workbook.ts';
import { incomePage, page, unitPage } from './consulta-pages.ts';
import { pastedWorkbook, siafWorkbook } from './siaf-sheets.ts';

/**
 * Writes test/fixtures/imports: `npx node test/helpers/make-import-fixtures.ts`. All of them are invented. The binary .xls and
 * the copies "guardado…" were saved by LibreOffice from files that this script writes: they are as an office program leaves
 * them, and the script leaves them alone.
 */
const folder = join(import.meta.dirname, '../fixtures/imports');

const files: Readonly<Record<string, Uint8Array>> = {
  'siaf-reporte-gasto/reporte.xlsx': siafWorkbook(),
  'siaf-reporte-gasto/pegado.xlsx': pastedWorkbook(),
  'consulta-amigable-generica/unidad.xls': page(),
  'consulta-amigable-generica/pliego.xls': page({ levels: unitPage.levels.slice(0, 1) }),
  'none/ingresos.xls': incomePage(),
  'none/por-mes.xls': page({
    pivot: 'Mes',
    rows: [{ label: "1: 'Enero", key: '1', amounts: [null, null, 3, 3, 2, -2, 1], progress: '' }],
  }),
  'none/otro-libro.xlsx': workbookBytes('Hoja1', [
    ['Nombre', 'PIM'],
    ['Total', 3],
  ]),
};

for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
