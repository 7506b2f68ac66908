import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dataFolder, openApp } from './app.ts';
import { putOnClipboard } from './pages/clipboard.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

const entity = {
  Institución: 'Programa de Ejemplo',
  'Código de pliego (3 cifras)': '010',
  'Código de unidad ejecutora (3 cifras)': '117',
  'SEC_EJEC (código SIAF)': '1234',
  'Nombre de la unidad ejecutora': 'Unidad de Ejemplo',
  'Código del programa presupuestal (4 cifras)': '0115',
  'Nombre del programa presupuestal': 'Programa de Ejemplo',
};

/** From the kind of period: past the four buttons, to the first cell. */
const intoGrid = Array(5).fill('Tab');

it('a person begins a blank year with the keyboard: a goal, its months, a pasted block that adds rows; all there after a restart', async () => {
  const folder = dataFolder();
  const { page, close } = await openApp(folder);
  await createBlankYear(page);
  await frameOf(page).goTo('Metas físicas');
  const keys = async (...pressed: readonly string[]) => {
    for (const key of pressed) await page.keyboard.press(key);
  };

  await page.getByRole('button', { name: 'Nueva meta' }).focus();
  await keys('Enter');
  await page
    .getByRole('dialog', { name: 'Nueva meta física' })
    .getByRole('combobox', { name: 'Código de la actividad' })
    .waitFor();
  for (const written of ['5000276', 'Gestión del Programa', 'Informe', 'informe', 'informes']) {
    await page.keyboard.type(written);
    await keys('Tab');
  }
  await keys('Enter');
  const goals = gridOf(page, 'Metas físicas por actividad');
  await goals.row('5000276').waitFor();

  await page.getByRole('radio', { name: 'Año' }).focus();
  await keys('ArrowRight', 'ArrowRight');
  await (await goals.cell('5000276', 'Ene')).waitFor();
  await keys(...intoGrid, ...Array(4).fill('ArrowRight'));
  for (const month of ['4', '=2*3', '41']) {
    await page.keyboard.type(month);
    await keys('Tab');
  }
  await expect.poll(async () => (await goals.cell('5000276', 'Año')).textContent()).toBe('51');

  await page.getByRole('radio', { name: 'Meses' }).focus();
  await keys('ArrowLeft', 'ArrowLeft');
  await expect.poll(async () => (await goals.cell('5000276', 'Programado')).textContent()).toBe('51');
  await putOnClipboard(page, {
    text: '5000276\tGestión del Programa\tInforme\r\n5006294\tTransferencias\tInforme\t12\t11\r\n5006295\tAsistencias\tInforme\t8\t9\r\n',
    html: '',
  });
  await keys(...intoGrid, 'Control+v');
  const question = page.getByRole('alertdialog', { name: 'El bloque no cabe' });
  await question.getByRole('button', { name: 'Agregar 2 filas' }).waitFor();
  await keys('Shift+Tab', 'Enter');
  await expect.poll(async () => (await goals.cell('5006295', 'Avance %')).textContent()).toBe('112.5%');

  // The first goal has no room above: the next edit is where the person is, and stays there.
  await keys('Alt+Shift+ArrowUp', 'ArrowDown', ...Array(3).fill('ArrowRight'));
  await page.keyboard.type('13');
  await keys('Tab');
  await expect.poll(async () => (await goals.cell('5006294', 'Programado')).textContent()).toBe('13');
  await goals.row('5006294').locator('.ag-cell-focus[col-id="executed"]').waitFor();
  await keys('Escape', 'Control+z');
  await expect.poll(async () => (await goals.cell('5006294', 'Programado')).textContent()).toBe('12');

  await keys(...Array(4).fill('ArrowLeft'), 'ArrowUp');
  await keys('ArrowDown', 'ArrowDown', 'Alt+Shift+ArrowUp');
  const order = () => goals.grid.locator('.ag-row [col-id="code"]').allTextContents();
  await expect.poll(order).toEqual(['5000276', '5006295', '5006294']);
  await keys('Control+z');
  await expect.poll(order).toEqual(['5000276', '5006294', '5006295']);
  await keys('Control+z');
  await expect.poll(order).toEqual(['5000276']);
  await keys('Control+y');
  await expect.poll(order).toEqual(['5000276', '5006294', '5006295']);
  await close();

  const again = await openApp(folder);
  await again.page.getByRole('button', { name: 'Abrir el año 2031' }).click();
  await frameOf(again.page).goTo('Metas físicas');
  const found = gridOf(again.page, 'Metas físicas por actividad');
  await expect.poll(async () => (await found.cell('5000276', 'Programado')).textContent()).toBe('51');
  expect(await (await found.cell('5006294', 'Ejecutado')).textContent()).toBe('11');
  await frameOf(again.page).undo.click();
  await expect.poll(() => found.row('5006294').count()).toBe(0);
});

async function createBlankYear(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Crear año' }).click();
  const dialog = page.getByRole('dialog', { name: 'Crear año' });
  await dialog.getByLabel('Año fiscal').fill('2031');
  for (const [label, value] of Object.entries(entity)) await dialog.getByLabel(label, { exact: true }).fill(value);
  await dialog.getByRole('button', { name: 'Crear año' }).click();
  await page.getByRole('button', { name: 'Año fiscal 2031', exact: true }).waitFor();
}
