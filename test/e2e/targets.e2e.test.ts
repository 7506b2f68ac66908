import { expect, it } from 'vitest';
import { dataFolder, openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { type Grid, gridOf } from './pages/grid.ts';

it('an analyst corrects a goal, undoes, redoes, and finds it after a restart', async () => {
  const folder = dataFolder();
  const { page, close } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const targets = gridOf(page, 'Metas físicas por actividad');
  await expectExecuted(targets, '51');

  await targets.type('5000276', 'Ejecutado', '50');
  await expectExecuted(targets, '50');
  expect(await (await targets.cell('5000276', 'Avance %')).textContent()).toBe('98.0%');

  await frame.undo.click();
  await expectExecuted(targets, '51');
  await frame.redo.click();
  await expectExecuted(targets, '50');
  await page.keyboard.press('Control+z');
  await expectExecuted(targets, '51');
  await page.keyboard.press('Control+y');
  await expectExecuted(targets, '50');
  await close();

  const again = await openApp(folder);
  await frameOf(again.page).goTo('Inicio');
  await again.page.getByRole('button', { name: 'Abrir el año 2024 (Ejemplo)' }).click();
  await frameOf(again.page).goTo('Metas físicas');
  const reopened = gridOf(again.page, 'Metas físicas por actividad');
  await expectExecuted(reopened, '50');
  expect(await (await reopened.cell('5000276', 'Programado')).textContent()).toBe('51');
  await frameOf(again.page).undo.click();
  await expectExecuted(reopened, '51');
});

it('an analyst renames the version that is shown and stays in it; a name that is taken gives way to the stored one', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Metas físicas');
  await main.getByRole('button', { name: 'Versiones del POI' }).click();
  const dialog = page.getByRole('dialog', { name: 'Versiones del POI' });
  await dialog.getByLabel('Nombre', { exact: true }).fill('v.8');
  await dialog.getByLabel('Imprimir esta').uncheck();
  await dialog.getByRole('button', { name: 'Crear versión' }).click();
  const name = dialog.getByLabel('Nombre de la versión v.8');
  await name.fill('v.4');
  await name.press('Tab');
  await dialog.getByRole('alert').waitFor();
  await expect.poll(() => name.inputValue()).toBe('v.8');
  await name.fill('v.9');
  await name.press('Tab');
  await dialog.getByLabel('Nombre de la versión v.9').waitFor();
  const shown = main.getByLabel('Versión del POI');
  await expect.poll(() => shown.inputValue()).toBe('v.9');
});

it('a value that is not clear is refused where it was typed, and the stored one is shown again', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const targets = gridOf(page, 'Metas físicas por actividad');
  const label = await frame.undo.getAttribute('aria-label');
  await expectExecuted(targets, '51');

  await targets.type('5000276', 'Ejecutado', '5.1.0');
  await page.getByRole('alert').filter({ hasText: '5.1.0' }).waitFor();
  await page.keyboard.press('Escape');
  await expectExecuted(targets, '51');
  expect(await frame.undo.getAttribute('aria-label')).toBe(label);
});

const expectExecuted = (targets: Grid, text: string) =>
  expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe(text);
