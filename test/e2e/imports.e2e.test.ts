import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src-main/tools/build.ts';
import { openApp } from './app.ts';
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
