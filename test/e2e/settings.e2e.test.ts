import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { savedFile } from './pages/saved-file.ts';

it('an analyst renumbers the tables, sees it in the text, loses nothing to a key, and a setting that cannot be is refused beside its field', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  const chapters = page.getByRole('textbox', { name: 'Texto de los capítulos' });
  await frame.openExample();
  await frame.goTo('Configuración');
  const group = (name: string) => page.getByRole('navigation', { name: 'Grupos' }).getByRole('button', { name });
  await group('Entidad').click();
  const code = page.getByLabel('Código de la unidad ejecutora (Entidad)');
  await code.fill('5');
  await code.press('Control+s');
  await page.getByText(/«5» no es un valor válido: se espera un código de 3 cifras/).waitFor();
  await code.press('Escape');

  await group('Numeración').click();
  const first = page.getByLabel('Primera tabla (Numeración)');
  await first.fill('29');
  // What was refused was not said to be saved.
  expect(await page.getByText(/^Todo está guardado/).count()).toBe(0);
  await first.press('Control+s');
  await page.getByText(/^Todo está guardado/).waitFor();
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Configuración: Primera tabla');
  expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);
  // With nothing done since, the same keys name this state.
  await first.press('Control+s');
  const naming = page.getByRole('dialog', { name: 'Nombrar una versión' });
  await naming.getByLabel('Guardar el estado actual con un nombre').waitFor();
  await page.keyboard.type('antes de renumerar');
  await page.keyboard.press('Enter');
  await page.getByText('Versión «antes de renumerar» guardada.').waitFor();
  await naming.waitFor({ state: 'hidden' });
  expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);

  await first.fill('30');
  await first.press('Alt+6');
  await chapters.getByText('Tabla N°\u00a030: Marco inicial y distribución por genérica de gastos').waitFor();
  await frame.undo.click();
  await chapters.getByText('Tabla N°\u00a029: Marco inicial y distribución por genérica de gastos').waitFor();
  await frame.undo.click();
  await chapters.getByText('Tabla N°\u00a018: Marco inicial y distribución por genérica de gastos').waitFor();
});

it('an analyst adds the balance to a table with the keyboard alone and sees it as it will be printed', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Configuración');
  const search = page.getByLabel('Buscar en la configuración');
  await search.focus();
  await page.keyboard.type('saldo actividad');
  const balance = page.getByRole('checkbox', {
    name: 'Mostrar Saldo (PIM menos ejecución) (Tabla de ejecución por actividad)',
  });
  await balance.focus();
  await page.keyboard.press('Space');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Configuración: Columnas');

  await page
    .getByRole('navigation', { name: 'Grupos' })
    .getByRole('button', { name: 'Tabla de ejecución por actividad' })
    .press('Enter');
  const sample = page.getByRole('region', { name: 'Así se imprime ahora' });
  await sample.getByRole('columnheader', { name: 'SALDO' }).waitFor();
  expect(await sample.getByRole('row').nth(1).textContent()).toMatch(/92\.5%1,319,870\.20$/);
  await page.getByRole('button', { name: 'Adelantar Saldo (PIM menos ejecución)' }).press('Enter');
  await expect
    .poll(() => sample.getByRole('columnheader').allTextContents())
    .toEqual(['CATEGORÍA PRESUPUESTAL', 'ACTIVIDADES', 'PIM', 'EJECUCIÓN', 'SALDO', 'AVANCE %']);
});

it('an analyst puts the comparison with the year before into the chapters, moves it, and explains a row of it', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  const chapters = page.getByRole('textbox', { name: 'Texto de los capítulos' });
  await frame.openExample();
  await frame.goTo('Configuración');
  await page
    .getByRole('navigation', { name: 'Grupos' })
    .getByRole('button', { name: 'Orden de secciones y tablas' })
    .press('Enter');
  await page.getByRole('checkbox', { name: 'Incluir Tabla de comparación con el año anterior' }).press('Space');
  const compared = page.getByRole('checkbox', { name: /^Incluir Tabla N..22: Ejecución por genérica/ });
  await compared.waitFor();
  await page.getByRole('button', { name: /^Subir Tabla N..22: Ejecución por genérica/ }).press('Enter');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Párrafos de la redacción');

  await frame.goTo('Redacción');
  await chapters.getByText(/^Tabla N..\d+: Ejecución por genérica de gasto, 2023 y 2024/).click();
  const row = page.getByRole('textbox', { name: /^5-21\. Personal/ });
  await row.fill('Ingreso de personal CAS');
  await row.press('Tab');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Explicación de 5-21');
  expect(await row.inputValue()).toBe('Ingreso de personal CAS');
  await frame.undo.click();
  await expect.poll(() => row.inputValue()).toBe('');

  // The screen goes away under the cursor.
  await row.fill('Ingreso de 12 personas');
  await page.keyboard.press('F1');
  await row.waitFor({ state: 'detached' });
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Explicación de 5-21');
  await frame.goTo('Redacción');
  await chapters.getByText(/^Tabla N..\d+: Ejecución por genérica de gasto, 2023 y 2024/).click();
  await expect.poll(() => row.inputValue()).toBe('Ingreso de 12 personas');
});

it('the configuration goes out by its button and comes into another state of the year by the other', async () => {
  const app = await openApp();
  const { page } = app;
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Configuración');
  const group = (name: string) => page.getByRole('navigation', { name: 'Grupos' }).getByRole('button', { name });
  const first = page.getByLabel('Primera tabla (Numeración)');
  await group('Archivo de configuración').click();
  const exported = page.getByRole('button', { name: 'Exportar configuración' });
  const { name, bytes: buffer } = await savedFile(app, () => exported.click());
  expect(name).toBe('configuracion-memoria-2024.json');

  await group('Numeración').click();
  const stored = await first.inputValue();
  await first.fill('40');
  await first.press('Enter');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Configuración: Primera tabla');
  await group('Archivo de configuración').click();
  const choose = page.locator('input[type="file"]');
  await choose.setInputFiles({ name: 'nota.json', mimeType: 'application/json', buffer: Buffer.from('{"a":') });
  await page.getByRole('alert').waitFor();
  await group('Numeración').click();
  expect(await first.inputValue()).toBe('40');

  await group('Archivo de configuración').click();
  await choose.setInputFiles({ name: 'configuracion.json', mimeType: 'application/json', buffer });
  await page.getByText('Configuración importada.').waitFor();
  await group('Numeración').click();
  await expect.poll(() => first.inputValue()).toBe(stored);
  // One act: undo gives back the number that was typed.
  await frame.undo.click();
  await expect.poll(() => first.inputValue()).toBe('40');
});
