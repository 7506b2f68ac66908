import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { editorOf } from './pages/editor.ts';
import { frameOf } from './pages/frame.ts';

it('an analyst corrects a word, and puts one into the dictionary, without a mouse; both are stored, each as an act of its own', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await page.keyboard.press('F7');
  await page.getByRole('heading', { name: 'Redacción', level: 1 }).waitFor();
  await page.getByRole('status').getByText('Sin faltas de ortografía en el texto').waitFor();

  const { text, sentence } = editorOf(page);
  await sentence(['La ejcución del Yanakuna fue alta']);
  const underlined = text.locator('.misspelt');
  await expect.poll(() => underlined.allTextContents()).toEqual(['ejcución', 'Yanakuna']);
  await page.keyboard.press('Home');
  await page.keyboard.press('F7');
  const panel = page.getByRole('dialog', { name: 'Ortografía' });
  await panel.getByText('«ejcución» no está en el diccionario').waitFor();
  const list = panel.getByLabel('Sugerencias');
  await expect.poll(() => list.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await list.inputValue()).toBe('ejecución');
  await page.keyboard.press('Enter');
  await panel.getByText('«Yanakuna» no está en el diccionario').waitFor();
  await expect.poll(() => text.locator('p').last().textContent()).toBe('La ejecución del Yanakuna fue alta');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toMatch(/^Deshacer: (Redacción|Párrafos)/);

  const add = panel.getByRole('button', { name: 'Agregar al diccionario' });
  await expect
    .poll(async () => {
      await page.keyboard.press('Tab');
      return add.evaluate((element) => element === document.activeElement);
    })
    .toBe(true);
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  await page.getByRole('status').getByText('Revisión terminada').waitFor();
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Diccionario: agregar «Yanakuna»');
  await expect.poll(() => underlined.count()).toBe(0);

  const settings = await frame.goTo('Configuración');
  await settings.getByRole('button', { name: 'Ortografía' }).click();
  await expect.poll(() => settings.getByLabel('Palabras propias').inputValue()).toBe('Yanakuna');
  await frame.undo.click();
  await expect.poll(() => settings.getByLabel('Palabras propias').inputValue()).toBe('');
  await frame.undo.click();
  await frame.goTo('Redacción');
  await expect.poll(() => text.locator('p').last().textContent()).toBe('La ejcución del Yanakuna fue alta');
  await expect.poll(() => underlined.allTextContents()).toEqual(['ejcución', 'Yanakuna']);
});
