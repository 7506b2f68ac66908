import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { putOnClipboard } from './pages/clipboard.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst goes from the finding to the shift of table 8, corrects its labels by pasting, and undo brings it back', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const checks = await frame.goTo('Conciliación');
  const finding = checks.getByRole('listitem').filter({ hasText: 'desplazamiento de una fila desde MADRE DE DIOS' });
  await finding.getByRole('button', { name: 'Ir a Tabla N° 08 · MADRE DE DIOS' }).click();
  await page.getByRole('heading', { level: 1, name: 'Referencias' }).waitFor();
  await page.locator('.ag-cell-focus', { hasText: 'MADRE DE DIOS' }).waitFor();

  const grid = gridOf(page, 'Cifras de Tabla N° 08');
  const focused = () => page.locator('.ag-cell-focus').evaluate((cell) => cell.closest('.ag-row')?.textContent ?? '');
  const stored = await (await grid.cell('MADRE DE DIOS', 'Número de distritos')).textContent();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('1,234');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await grid.cell('MADRE DE DIOS', 'Número de distritos')).textContent()).toBe('1,234');
  // The cursor is below, not again where the person came in.
  expect(await focused()).not.toContain('MADRE DE DIOS');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await grid.cell('MADRE DE DIOS', 'Número de distritos')).textContent()).toBe(stored);
  expect(await focused()).not.toContain('MADRE DE DIOS');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await putOnClipboard(page, { text: 'MOQUEGUA\r\nPASCO\r\nPIURA\r\n', html: '' });
  await page.keyboard.press('Control+v');
  await expect.poll(async () => grid.row('PIURA').count()).toBe(1);
  expect(await (await grid.cell('PIURA', 'Número de AII')).textContent()).toBe('91');
  await page.keyboard.press('Alt+7');
  await checks.getByRole('heading', { level: 1, name: 'Conciliación' }).waitFor();
  await expect.poll(() => finding.count()).toBe(0);

  await page.keyboard.press('Control+z');
  await finding.waitFor();
});

it('an analyst pastes a whole table from Excel and relates it to another one', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Referencias');
  await main.getByRole('button', { name: 'Pegar una tabla' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pegar una tabla' });
  const paste = async (text: string): Promise<void> => {
    await dialog.getByLabel('Tabla copiada').focus();
    await putOnClipboard(page, { text, html: '' });
    await page.keyboard.press('Control+v');
  };
  const into = dialog.getByLabel('Llevarla a');
  const chosen = () => into.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent);
  await dialog.getByLabel('Título de la tabla').fill('Tabla N° 08: Reporte de financiamiento de AII');
  await paste(
    'Departamento\tNúmero de distritos\tNúmero de AII\tFinanciamiento\tEmpleo temporal\r\nICA\t2\t3\t599,995\t188\r\n',
  );
  await expect.poll(chosen).toMatch(/^Tabla N° 08 /);
  // Another table is never kept in the place of the one before.
  await dialog.getByLabel('Título de la tabla').fill('Tabla N° 40: Convenios por sede');
  await paste('Sede\tConvenios\r\nNorte\t200\r\nSur\t177\r\nTotal\t377\r\n');
  await dialog.getByText('2 filas, 2 columnas y total').waitFor();
  expect(await chosen()).toBe('Una tabla nueva');
  await paste(' \r\n');
  await dialog.getByText('2 filas, 2 columnas y total').waitFor();
  await dialog.getByRole('button', { name: 'Guardar la tabla' }).click();
  const grid = gridOf(page, 'Cifras de Tabla N° 40');
  expect(await (await grid.cell('Suma de las filas', 'Convenios')).textContent()).toBe('377');

  await main.getByRole('tab', { name: 'Relaciones y reglas' }).click();
  await main.getByRole('button', { name: 'Nueva regla' }).click();
  const rule = page.getByRole('dialog', { name: 'Nueva regla' });
  await rule.getByLabel('Qué debe cumplirse').fill('Los convenios por sede son los de la tabla 3.');
  const choose = async (side: string, table: string, column: string): Promise<void> => {
    const fields = rule.getByRole('group', { name: side });
    await fields.getByLabel('Tabla').selectOption({ label: table });
    await fields.getByLabel('Columna').selectOption({ label: column });
  };
  await choose('A: suma de', 'Tabla N° 40 Convenios por sede', 'Convenios');
  await choose(
    'B: suma de',
    'Tabla N° 03 Reporte de fichas técnicas y de convenios suscritos',
    'Suscripción de convenios de ejecución / Número de convenios suscritos',
  );
  await rule.getByRole('button', { name: 'Guardar regla' }).click();
  const row = main.getByRole('row').filter({ hasText: 'Los convenios por sede son los de la tabla 3.' });
  await row.getByText(/377 frente a 378 \(diferencia -1/).waitFor();

  await row.getByRole('button', { name: /^Editar/ }).click();
  await page.getByRole('dialog', { name: 'Editar regla' }).getByLabel('Tolerancia ±').fill('1');
  await page.getByRole('button', { name: 'Guardar regla' }).click();
  await row.getByText('Se cumple').waitFor();
});
