import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src-main/tools/build.ts';
import { activityRows, exampleUnitPage } from '../helpers/consulta-pages.ts';
import { siafRow, siafWorkbook } from '../helpers/siaf-sheets.ts';
import { hostName, openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

const siaf = join(projectRoot, 'resources/example/ReporteGasto_2024.xlsx');
const consulta = join(projectRoot, 'resources/example/ConsultaAmigable_Generica_2024.xls');
const picture = join(projectRoot, 'resources/icon.png');

it('an analyst imports both official files into a year of their own, and undoes one', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.createYearFromExample(2024);
  await page.getByLabel('Elegir archivo').setInputFiles([siaf, consulta]);

  await page.getByText('SIAF Operaciones en Línea: Reporte de Gasto').waitFor();
  await page.getByRole('button', { name: /^Importar 6 genéricas, 4 actividades, PIM S\/ 573.712.809\.00$/ }).click();
  await page.getByRole('button', { name: 'Revisar el archivo siguiente' }).click();
  await page.getByText('Consulta Amigable del MEF: por genérica').waitFor();
  await page.getByRole('button', { name: /^Importar 6 genéricas/ }).click();
  await page.getByRole('button', { name: 'Ver el presupuesto' }).click();

  const budget = gridOf(page, 'Presupuesto por genérica');
  await budget.row('TOTAL').waitFor();
  expect(await (await budget.cell('TOTAL', 'PIM')).textContent()).toBe('573,712,809');
  expect(await (await budget.cell('6-26', 'Devengado')).textContent()).toBe('628,740');
  await page.getByText('Fuente: «ReporteGasto_2024.xlsx»').waitFor();

  await frame.goTo('Importar');
  expect(await page.getByRole('row').filter({ hasText: 'Vigente' }).count()).toBe(2);
  await frame.undo.click();
  await page.getByRole('row').filter({ hasText: 'ConsultaAmigable' }).filter({ hasText: 'Deshecha' }).waitFor();
  await page.getByRole('row').filter({ hasText: 'ReporteGasto' }).filter({ hasText: 'Vigente' }).waitFor();
});

it('a picture is refused by what it is, and nothing changes', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const undo = await frame.undo.getAttribute('aria-label');
  await frame.goTo('Importar');
  await page.getByLabel('Elegir archivo').setInputFiles(picture);

  const refusal = page.getByRole('alert').filter({ hasText: 'No se puede importar' });
  await refusal.waitFor();
  await page.getByText(/PNG/).first().waitFor();
  expect(await page.getByRole('button', { name: /^Importar \d/ }).count()).toBe(0);
  expect(await frame.undo.getAttribute('aria-label')).toBe(undo);
});

it('of a page with two results the analyst chooses one; a block copied from a spreadsheet is pasted', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  const both = Buffer.concat([exampleUnitPage(), exampleUnitPage(activityRows)]);
  await page
    .getByLabel('Elegir archivo', { exact: true })
    .setInputFiles({ name: 'pegadas.xls', mimeType: 'application/vnd.ms-excel', buffer: both });
  await page.getByRole('button', { name: /por actividad \(Consulta, desde la fila 9\)/ }).click();
  const confirm = page.getByRole('button', { name: /^Importar 2 actividades, PIM S\/ 4.000\.00$/ });
  await page.getByLabel('PIM total según su fuente (opcional)').fill('4,001');
  await confirm.click();
  await page.getByText('El PIM del archivo es 4,000.00 y usted escribió 4,001.00.').waitFor();
  await page.getByRole('button', { name: 'No importar' }).click();

  await page.getByText('También puede pegar aquí').waitFor();
  await page.evaluate((block) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', block);
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, 'Nombre\tPIM\nTotal\t3\n');
  await page.getByRole('heading', { name: 'Diga qué contiene la tabla' }).waitFor();
  await page.getByText('«Bloque pegado.txt» no es un reporte oficial conocido.').waitFor();
  await page.getByText('Falta decir qué columna es la genérica o la actividad.').waitFor();
  expect(await page.getByRole('button', { name: 'Continuar a la revisión' }).isDisabled()).toBe(true);
});

it('a problem leads to its cell in the file as it was read', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  const rows = Array.from({ length: 80 }, (_, index) => siafRow({ mto_pia: index === 69 ? '1.010,5' : 1, mto_pim: 1 }));
  await page
    .getByLabel('Elegir archivo', { exact: true })
    .setInputFiles({ name: 'r.xlsx', mimeType: 'application/zip', buffer: Buffer.from(siafWorkbook(rows)) });
  await page.getByRole('button', { name: 'Ver en el archivo: SheetGasto, celda AH71' }).click();
  const cell = page.locator('td[aria-current]');
  await cell.waitFor();
  expect(await cell.textContent()).toBe('1.010,5');
  expect(await cell.evaluate((element) => element.getBoundingClientRect().top < window.innerHeight)).toBe(true);
});

// On the desktop the original is shown in its folder, and no page sees that.
it.runIf(hostName === 'browser')('an import leads to its original', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Abrir el original de «ReporteGasto_2024.xlsx»' }).click();
  expect((await download).suggestedFilename()).toBe('ReporteGasto_2024.xlsx');
});
