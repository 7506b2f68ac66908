import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst writes a sentence with two linked figures without a mouse, and it follows a corrected goal', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await page.keyboard.press('Alt+6');
  await page.getByRole('heading', { name: 'Redacción', level: 1 }).waitFor();
  const editor = textOf(page);
  await editor.getByText('A nivel de metas físicas').waitFor();

  await editor.focus();
  // The browser says a moment later where its own keys have moved the cursor.
  const kind = page.getByLabel('Tipo de párrafo');
  await page.keyboard.press('Control+End');
  await expect.poll(() => kind.inputValue()).toBe('heading-2');
  await page.keyboard.press('Enter');
  await expect.poll(() => kind.inputValue()).toBe('paragraph');
  expect(await editor.getByText(/^Tabla N/).count()).toBe(6);
  await page.keyboard.type('Se elaboraron ');
  await link(page, 'meta ejecutada 5000276');
  await page.keyboard.type(' informes, el ');
  await link(page, 'avance 5000276');
  await page.keyboard.type(' de la meta.');
  const sentence = editor.locator('p').last();
  await expect.poll(() => sentence.textContent()).toBe('Se elaboraron 51 informes, el 100.0% de la meta.');
  await page.keyboard.press('Alt+4');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toMatch(/^Deshacer: (Redacción|Párrafos)/);

  await page.getByRole('heading', { name: 'Metas físicas', level: 1 }).waitFor();
  const targets = gridOf(page, 'Metas físicas por actividad');
  await targets.type('5000276', 'Ejecutado', '50');
  await expect.poll(async () => (await targets.cell('5000276', 'Avance %')).textContent()).toBe('98.0%');
  await page.keyboard.press('Alt+6');
  await expect
    .poll(() => textOf(page).locator('p').last().textContent())
    .toBe('Se elaboraron 50 informes, el 98.0% de la meta.');

  // Back: the goal, then the text.
  await textOf(page).focus();
  await page.keyboard.press('Control+z');
  await expect
    .poll(() => textOf(page).locator('p').last().textContent())
    .toBe('Se elaboraron 51 informes, el 100.0% de la meta.');
});

it('the outline leads the cursor to a section or a table, marks where it is, and follows what is written', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Redacción');
  const editor = textOf(page);
  const outline = page.getByRole('navigation', { name: 'Esquema' });
  const current = outline.locator('[aria-current="location"]');
  await expect.poll(() => current.allTextContents()).toEqual(['4.Programación y ejecución Presupuestal']);
  const table = outline.getByRole('button', { name: 'Tabla N°\u00a020: PIM y ejecución por genérica de gasto' });
  await table.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => current.allTextContents()).toEqual([await table.textContent()]);
  expect(await editor.evaluate((element) => element === document.activeElement)).toBe(true);

  await outline.getByRole('button', { name: /^5\.1 ?Indicadores de Desempeño$/ }).click();
  await expect.poll(() => page.getByLabel('Tipo de párrafo').inputValue()).toBe('heading-2');
  await page.keyboard.type('Los ');
  await expect.poll(() => current.allTextContents()).toEqual(['5.1Los Indicadores de Desempeño']);
  await editor.getByRole('heading', { name: 'Los Indicadores de Desempeño' }).waitFor();
});

it('the text is compared with a kept version beside the page: what is new and what went, and the rest on demand', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Inicio');
  await page.getByRole('button', { name: 'Versiones y cierre del año 2024 (Ejemplo)' }).click();
  await page.getByLabel('Guardar el estado actual con un nombre').fill('borrador 1');
  await page.getByRole('button', { name: 'Guardar versión' }).click();
  await page.getByRole('region', { name: 'Versiones con nombre' }).getByText('borrador 1').waitFor();
  await page.keyboard.press('Escape');
  await frame.goTo('Redacción');
  await textOf(page).getByText('A nivel de metas físicas').waitFor();
  await page.getByRole('button', { name: 'Comparar' }).click();
  const compare = page.getByRole('region', { name: 'Comparar el texto' });
  await compare.getByText('El texto es el mismo.').waitFor();

  await page
    .getByRole('navigation', { name: 'Esquema' })
    .getByRole('button', { name: /^5\.1 ?Indicadores de Desempeño$/ })
    .click();
  await expect.poll(() => page.getByLabel('Tipo de párrafo').inputValue()).toBe('heading-2');
  await page.keyboard.press('Control+Delete');
  await page.keyboard.type('Los datos');
  await expect.poll(() => compare.locator('del').allTextContents(), { timeout: 10_000 }).toEqual(['Indicadores ']);
  expect(await compare.locator('ins').allTextContents()).toEqual(['Los datos ']);
  expect(await compare.locator('h3').count()).toBe(1);
  await compare.getByLabel('Solo lo que cambió').uncheck();
  await compare.getByText('Programación y ejecución Presupuestal').waitFor();
  expect(await compare.locator('ins, del').count()).toBe(2);
});

it('a figure shows what is behind it, and a text written over it needs a reason', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Redacción');
  const editor = textOf(page);
  await editor.getByText('S/ 573 712 809.00'.replaceAll(' ', '\u00a0')).first().click();
  const side = page.getByRole('complementary', { name: 'Dato enlazado' });
  await side.getByText('PIM total').waitFor();
  await side.getByText(/^Archivo «/).waitFor();
  await side.getByText('Escribir otro valor en este lugar').click();
  await side.getByLabel('Texto que se imprime').fill('S/ 573 millones');
  expect(await side.getByRole('button', { name: 'Usar este texto' }).isDisabled()).toBe(true);
  await side.getByLabel('Motivo').fill('Redondeo pedido por la Dirección');
  await side.getByRole('button', { name: 'Usar este texto' }).click();
  await editor.getByText('S/ 573 millones').waitFor();
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Redacción');
  await frame.undo.click();
  await editor.getByText('S/ 573 millones').waitFor({ state: 'detached' });
});

it('an analyst points at a figure in a table with the arrows, and reads what is behind it under the pointer', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Redacción');
  const editor = textOf(page);
  await editor.getByText('A nivel de metas físicas').waitFor();
  const kind = page.getByLabel('Tipo de párrafo');
  await editor.focus();
  await page.keyboard.press('Control+End');
  await expect.poll(() => kind.inputValue()).toBe('heading-2');
  await page.keyboard.press('Enter');
  await expect.poll(() => kind.inputValue()).toBe('paragraph');
  await page.keyboard.type('Estructura: ');
  await page.keyboard.type('@');
  const dialog = page.getByRole('dialog', { name: 'Enlazar un dato' });
  await dialog.getByRole('option').first().waitFor();
  await dialog.getByText('En una tabla').click();
  await dialog.getByLabel('Tabla', { exact: true }).selectOption({ index: 1 });
  const first = dialog.getByRole('button', { name: 'PIA, 5-21. Personal y obligaciones sociales: 12,091,488' });
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await dialog.getByText('Estructura de 5-23 en Tabla N°\u00a019').waitFor();
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => editor.locator('p').last().textContent()).toBe('Estructura: 4.2%');
  await page.getByText('S/ 573 712 809.00'.replaceAll(' ', '\u00a0')).first().hover();
  await page
    .getByRole('tooltip')
    .getByText(/^Usado en \d+ lugares: Tabla N°\u00a021/)
    .waitFor();
});

it('a word that follows the data is put in and reworded', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Redacción');
  const editor = textOf(page);
  const paragraph = editor.getByText('A nivel de metas físicas');
  await expect
    .poll(async () => {
      await paragraph.click({ position: { x: 6, y: 10 } });
      return page.getByLabel('Tipo de párrafo').inputValue();
    })
    .toBe('paragraph');
  await page.keyboard.press('End');
  await link(page, 'palabra pim total');
  const word = editor.getByText('aumentó', { exact: true });
  await word.click();
  const side = page.getByRole('complementary', { name: 'Dato enlazado' });
  await side.getByLabel('Si es mayor').fill('creció');
  await side.getByLabel('Si es mayor').press('Enter');
  await editor.getByText('creció', { exact: true }).click();
  await side.getByLabel('Sigue a').selectOption({ label: 'PIA total' });
  await editor.getByText('creció', { exact: true }).waitFor({ state: 'detached' });
  await side.getByLabel('Frente a').selectOption({ label: 'PIM total' });
  await editor.getByText('disminuyó', { exact: true }).waitFor();
});

it('what was written a moment before the page ended is there again, and is stored', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Redacción');
  await textOf(page).getByText('A nivel de metas físicas').click();
  await page.keyboard.press('End');
  await page.keyboard.type('Antes del corte de luz. ');
  await page.reload();
  await textOf(page).getByText('Antes del corte de luz.').waitFor();
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Redacción');
  await frame.undo.click();
  await textOf(page).getByText('Antes del corte de luz.').waitFor({ state: 'detached' });
});

const textOf = (page: Page) => page.getByRole('textbox', { name: 'Texto de los capítulos' });

/** Types `@`, the words, and takes the first that is found. */
async function link(page: Page, words: string): Promise<void> {
  await page.keyboard.type('@');
  await page.getByRole('dialog', { name: 'Enlazar un dato' }).getByRole('option').first().waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Enlazar un dato' }).waitFor({ state: 'detached' });
  await expect.poll(() => textOf(page).evaluate((editor) => editor === document.activeElement)).toBe(true);
}
