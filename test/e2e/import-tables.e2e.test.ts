import { expect, it } from 'vitest';
import { followUp, followUpRows, ownGoals } from '../helpers/mapped-tables.ts';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

const asBlock = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((cells) => cells.join('\t')).join('\r\n');

it('an analyst maps a CEPLAN table once, imports and undoes it; the next one needs no choice', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  const choose = page.getByLabel('Elegir archivo', { exact: true });
  await choose.setInputFiles({
    name: 'Seguimiento.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from(followUp()),
  });

  // With the keyboard: what the last month of the plan is, left out and taken back.
  await page.getByRole('heading', { name: 'Diga qué contiene la tabla' }).waitFor();
  const december = page.getByLabel('Columna N: Programado · Dic');
  await december.selectOption('(no se importa)');
  await page.getByRole('row', { name: /5000276 .* Programado 51 46/ }).waitFor();
  await december.selectOption('Prog. diciembre');
  await page.getByRole('row', { name: /5000276 .* Programado 51 52/ }).waitFor();
  await page.getByRole('button', { name: 'Ver en el archivo: Seguimiento, celda A9' }).click();
  expect(await page.locator('td[aria-current]').textContent()).toBe('9999999: ACCIONES CENTRALES');
  await page.getByLabel('Nombre del formato').fill('Seguimiento del POI');
  await page.getByRole('button', { name: 'Continuar a la revisión' }).press('Enter');
  await page.getByRole('button', { name: 'Importar 50 valores' }).press('Enter');
  await page.getByText('Importado: 50 valores.').waitFor();

  await frame.goTo('Metas físicas');
  const goals = gridOf(page, 'Metas físicas');
  expect(await (await goals.cell('5000276', 'Programado')).textContent()).toBe('52');
  await frame.undo.click();
  await page.getByRole('button', { name: 'Rehacer: Importación de «Seguimiento.xlsx»' }).waitFor();
  expect(await (await goals.cell('5000276', 'Programado')).textContent()).toBe('51');

  // The same report as a block copied from a spreadsheet, under another title.
  await frame.goTo('Importar');
  await page.getByText('También puede pegar aquí').waitFor();
  await page.evaluate(
    (block) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', block);
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    asBlock(followUpRows.slice(2)),
  );
  await page.getByText('Seguimiento del POI', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Importar 50 valores' }).click();
  await page.getByText('Importado: 50 valores.').waitFor();

  await page.getByRole('button', { name: 'Importar otro archivo' }).click();
  await page.getByRole('button', { name: 'Olvidar «Seguimiento del POI»' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Olvidar' }).click();
  await page.getByRole('heading', { name: 'Formatos recordados' }).waitFor({ state: 'detached' });
});

it('nothing is imported of a column that can be read in two ways until the analyst answers', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  await page
    .getByLabel('Elegir archivo', { exact: true })
    .setInputFiles({ name: 'metas.csv', mimeType: 'text/csv', buffer: Buffer.from(ownGoals()) });
  await page.getByText('Actividad;Unidad Orgánica;').waitFor();
  await page.getByRole('heading', { name: 'Falta su respuesta' }).waitFor();
  const next = page.getByRole('button', { name: 'Continuar a la revisión' });
  expect(await next.isDisabled()).toBe(true);

  await page
    .getByRole('radiogroup', { name: /«Meta anual»/ })
    .getByLabel(/es 1 020 \(punto = miles\)/)
    .check();
  await page.getByRole('button', { name: 'Responder igual en todas las columnas' }).click();
  await page.getByRole('heading', { name: 'Sus respuestas' }).waitFor();
  await page.getByRole('row', { name: /5000276 .* Programado 51 1,051/ }).waitFor();
  await next.click();
  await page.getByRole('button', { name: /^Importar \d+ valores$/ }).waitFor();
});
