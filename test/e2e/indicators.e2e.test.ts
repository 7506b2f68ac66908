import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst adds a note to a value, the others are renumbered, and undo takes it away', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Indicadores');
  const numbers = () => main.locator('.note-number').allTextContents();
  await expect.poll(numbers).toEqual(['1/', '2/', '3/']);
  const first = await main.locator('.notes li').first().textContent();

  await page.getByRole('button', { name: 'Agregar nota' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nota al pie' });
  await dialog.getByLabel('Texto de la nota').fill('Valor preliminar.');
  const place = dialog.getByLabel('Poner también en');
  const name = await place.locator('optgroup').nth(1).locator('option').first().textContent();
  await place.selectOption({ label: name ?? '' });
  await dialog.getByRole('button', { name: 'Guardar nota' }).click();
  await expect.poll(numbers).toEqual(['1/', '2/', '3/', '4/']);
  await main.locator('.notes li').filter({ hasText: 'Valor preliminar.' }).waitFor();
  await frame.undo.click();
  await expect.poll(numbers).toEqual(['1/', '2/', '3/']);
  expect(await main.locator('.notes li').first().textContent()).toBe(first);
});

it('an analyst reads who changed a goal, and leaves a comment on it', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const targets = gridOf(page, 'Metas físicas por actividad');
  await targets.type('5000276', 'Ejecutado', '50');
  await (await targets.cell('5000276', 'Ejecutado')).click();
  await page.getByRole('button', { name: 'Historia y comentario' }).click();
  const panel = page.getByRole('region', { name: 'Ejecutado de 5000276' });
  await expect.poll(() => panel.getByRole('row').last().getByRole('cell').allTextContents()).toContain('51');
  await (await targets.cell('5000276', 'Ejecutado')).click();
  await page.keyboard.press('Shift+F2');
  await page.keyboard.type('Falta el informe de la UT.');
  await page.keyboard.press('Control+Enter');
  await panel.getByRole('button', { name: 'Guardar comentario' }).waitFor({ state: 'hidden' });
  await frame.undo.click();
  await expect.poll(() => panel.getByLabel('Comentario de la celda').inputValue()).toBe('');
});
