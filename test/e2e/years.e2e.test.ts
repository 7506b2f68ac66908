import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst names a version, goes on, restores it, closes the year and opens it again with a reason', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const manage = async () => {
    await frame.goTo('Inicio');
    await page.getByRole('button', { name: 'Versiones y cierre del año 2024 (Ejemplo)' }).click();
    return page.getByRole('dialog', { name: 'Versiones y cierre del año 2024 (Ejemplo)' });
  };
  let dialog = await manage();
  await dialog.getByLabel('Guardar el estado actual con un nombre').fill('borrador 2');
  await dialog.getByRole('button', { name: 'Guardar versión' }).click();
  await dialog.getByRole('rowheader', { name: 'borrador 2' }).waitFor();
  await dialog.getByRole('button', { name: 'Listo' }).click();

  const open = async () => {
    await page.getByRole('button', { name: 'Abrir el año 2024 (Ejemplo)' }).click();
    await frame.goTo('Metas físicas');
    return gridOf(page, 'Metas físicas por actividad');
  };
  let targets = await open();
  await targets.type('5000276', 'Ejecutado', '50');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('50');

  dialog = await manage();
  await dialog.getByRole('button', { name: 'Restaurar «borrador 2»', exact: true }).click();
  await dialog.getByText('Versión restaurada.').waitFor();
  await dialog.getByRole('rowheader', { name: 'Antes de restaurar «borrador 2»' }).waitFor();
  await dialog.getByRole('button', { name: 'Cerrar el año' }).click();
  await dialog.getByText('El año está cerrado y es de solo lectura.').waitFor();
  await dialog.getByLabel('Motivo para reabrirlo').fill('Oficio 12');
  await dialog.getByRole('button', { name: 'Reabrir el año' }).click();
  await dialog.getByRole('button', { name: 'Cerrar el año' }).waitFor();
  await dialog.getByRole('button', { name: 'Listo' }).click();

  targets = await open();
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('51');
});
