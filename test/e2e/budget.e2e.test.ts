import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

/** What a cell is, by its look. */
const states = new Set(['grid-imported', 'grid-overridden', 'grid-editable']);

it('an analyst replaces an imported figure with a reason, sees where it came from, and gives it back', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const budget = gridOf(page, 'Presupuesto por genérica');
  const figure = await budget.cell('5-23', 'Devengado');
  const looks = async () => (await figure.getAttribute('class'))?.split(' ').filter((name) => states.has(name));
  await figure.click();
  // Where it comes from is seen and said; what is computed looks like neither, and the total stays below the rows.
  expect(await looks()).toEqual(['grid-imported']);
  await expect
    .poll(() => page.locator('[aria-live=polite]').allTextContents())
    .toContainEqual(expect.stringMatching(/Devengado.*5-23.*22,652,990/));
  expect(await budget.row('5-23').locator('[col-id=progress]').count()).toBe(1);
  expect(await budget.row('5-23').locator('.grid-imported[col-id=progress]').count()).toBe(0);
  expect(await budget.grid.locator('.grid-total[row-index="b-0"]').textContent()).toContain('TOTAL');
  await page.getByRole('button', { name: 'Origen e historia' }).click();
  const panel = page.getByRole('region', { name: 'Origen e historia del importe' });
  await panel.getByText('Importado: 22,652,990').waitFor();
  expect(await panel.getByLabel('Columna').inputValue()).toBe('devengado');
  await panel
    .getByText(/^SheetGasto, fila \d+$/)
    .first()
    .waitFor();

  await panel.getByLabel('Importe que reemplaza al importado').fill('22,000,000.00');
  await panel.getByRole('button', { name: 'Reemplazar importe' }).click();
  await panel.getByRole('alert').filter({ hasText: 'motivo' }).waitFor();
  await panel.getByLabel('Motivo', { exact: true }).fill('Nota de ajuste 12');
  await panel.getByRole('button', { name: 'Reemplazar importe' }).click();
  await panel.getByText('Cambiado a mano: 22,000,000.00').waitFor();
  const shown = async () => (await (await budget.cell('5-23', 'Devengado')).textContent())?.trim();
  await expect.poll(shown).toContain('22,000,000');
  expect(await looks()).toContain('grid-overridden');
  expect(await page.getByText('Nota de ajuste 12').count()).toBeGreaterThan(1);

  await frame.undo.click();
  await expect.poll(shown).toBe('22,652,990');
  expect(await looks()).toEqual(['grid-imported']);
  await panel.getByText('Deshacer: Devengado de 5-23').waitFor();
});

it('another file is made the official one and compared, and undo brings the first back', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const source = page.getByLabel('Fuente oficial');
  await source.selectOption({ label: 'ConsultaAmigable_Generica_2024.xls (corte 15/01/2025)' });
  await page.getByText('Importes en soles enteros').waitFor();
  await frame.undo.click();
  await page.getByText('Importes con céntimos').waitFor();

  await page.getByRole('tab', { name: 'Diferencias' }).click();
  const differences = gridOf(page, 'Diferencias entre dos archivos');
  await differences.row('TOTAL').waitFor();
  await page.getByLabel('Solo lo que cambia').check();
  await expect.poll(() => differences.row('5-24').count()).toBeLessThan(2);
});
