import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkAgainstReport } from './example/check.ts';
import { consultaGenericaBytes } from './example/consulta-generica.ts';
import { gastoRows } from './example/gasto-rows.ts';
import { SIAF_HEADER, siafCells, workbookBytes } from './example/siaf-workbook.ts';
import { readExampleSource } from './example/source.ts';

/**
 * The source files of the example year, in the formats that SIAF and the MEF portal really give. Their figures come from the
 * published report and the breakdown beside it (resources/example); the same data gives the same bytes.
 * @throws Error when a table of the report would not come out to the céntimo.
 */
export function makeExampleFiles(folder: string): ReadonlyMap<string, Uint8Array> {
  const source = readExampleSource(folder);
  const rows = gastoRows(source);
  checkAgainstReport(source, rows);
  const { year } = source.report.document;
  return new Map([
    [`ReporteGasto_${year}.xlsx`, workbookBytes('SheetGasto', [SIAF_HEADER, ...siafCells(source, rows)])],
    [`ConsultaAmigable_Generica_${year}.xls`, consultaGenericaBytes(source, rows)],
  ]);
}

if (import.meta.main) {
  const folder = resolve('resources/example');
  for (const [name, bytes] of makeExampleFiles(folder)) {
    writeFileSync(join(folder, name), bytes);
    process.stdout.write(`${name}: ${bytes.length} bytes\n`);
  }
}
