import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst opens the example, edits a goal and undoes it without a mouse', async () => {
  const { page } = await openApp();
  await page.getByRole('button', { name: 'Abrir ejemplo' }).waitFor();
  await tabTo(page, 'Abrir ejemplo');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Resumen', level: 1 }).waitFor();

  await page.keyboard.press('Alt+4');
  await page.getByRole('heading', { name: 'Metas físicas', level: 1 }).waitFor();
  const targets = gridOf(page, 'Metas físicas por actividad');
  await targets.row('5000276').waitFor();
  const executed = await targets.cell('5000276', 'Ejecutado');
  await tabTo(page, 'Ficha de la meta');
  await page.keyboard.press('Tab');
  // Into the first row, and along it to the figure.
  for (let step = 0; step < 8 && !(await isFocused(executed)); step += 1) await page.keyboard.press('ArrowRight');
  expect(await isFocused(executed)).toBe(true);

  await page.keyboard.type('49');
  await page.keyboard.press('Enter');
  await expect.poll(() => executed.textContent()).toBe('49');
  await page.keyboard.press('Control+z');
  await expect.poll(() => executed.textContent()).toBe('51');
});

/** Presses Tab until the element with that name has the focus, as a person would; fails after a whole round. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const { activeElement: element } = document;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      return [element?.textContent, element?.getAttribute('aria-label'), ...labels.map((label) => label.textContent)];
    });
    if (focused.some((text) => text?.includes(name) && text.length < name.length + 20)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`not reached with Tab: ${name}`);
}

const isFocused = (element: { evaluate: (test: (node: Element) => boolean) => Promise<boolean> }): Promise<boolean> =>
  element.evaluate((node) => node === document.activeElement);
