import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst adds an indicator by key, names it, gives its quotient and its sheet, and takes all of it back', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Indicadores');
  const { grid, cell, row, type } = gridOf(page, 'Indicadores de desempeño');
  const names = () => grid.locator('[role=gridcell][col-id=name]').allTextContents();
  const before = await names();
  await (await cell('Porcentaje de generación', '2024')).click();
  await page.keyboard.press('Control++');
  await expect.poll(names).toEqual([...before.slice(0, 5), 'Indicador nuevo', ...before.slice(5)]);
  await grid.locator('.ag-cell-focus').filter({ hasText: 'Indicador nuevo' }).waitFor();
  await page.keyboard.type('Porcentaje de convenios firmados');
  await page.keyboard.press('Enter');
  await row('Porcentaje de convenios firmados').waitFor();

  await page.getByText('Numerador y denominador').click();
  const own = grid.getByRole('row').filter({ hasText: 'Porcentaje de convenios firmados' });
  const at = Number(await own.getAttribute('row-index'));
  const figure = async (line: number, text: string) => {
    const column = await grid.getByRole('columnheader', { name: '2024', exact: true }).getAttribute('aria-colindex');
    await grid.locator(`[row-index="${at + line}"] [role=gridcell][aria-colindex="${column}"]`).click();
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await figure(1, '1,387');
  await figure(2, '1,394');
  await expect.poll(async () => (await cell('Porcentaje de convenios firmados', '2024')).textContent()).toBe('99.50%');

  await (await cell('Porcentaje de convenios firmados', '2024')).click();
  await page.getByRole('button', { name: 'Ficha', exact: true }).click();
  const sheet = page.getByRole('region', { name: 'Ficha del indicador' });
  await sheet.getByLabel('Definición').fill('Convenios firmados de las fichas elegibles.');
  await sheet.getByLabel('Fórmula').focus();
  await page.getByText('Meta y resultado').click();
  await sheet.getByLabel('Sentido').selectOption({ label: 'Creciente' });
  await row('Cumplimiento (creciente: valor / meta)').waitFor();
  await page.getByText('Tabla oficial').click();
  await type('Porcentaje de satisfacción', '2023', '112');
  // The value, the sense, the definition, both parts of the quotient, the name, the row.
  for (let act = 0; act < 7; act += 1) await frame.undo.click();
  await expect.poll(names).toEqual(before);
});
