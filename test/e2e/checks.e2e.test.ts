import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dataFolder, openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst goes from a finding to its cell, puts it right, and it is gone', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const targets = gridOf(page, 'Metas físicas por actividad');
  await targets.type('5000276', 'Ejecutado', '50');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('50');

  await page.getByRole('button', { name: /^Conciliación: \d+ errores/ }).click();
  const finding = page.getByRole('listitem').filter({ hasText: 'sus unidades orgánicas suman 51' });
  await finding.waitFor();
  await finding.getByRole('button', { name: /^Ir a Tabla N° 22 · 5000276 · / }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Metas físicas' }).waitFor();
  await page.locator('.ag-cell-focus', { hasText: '50' }).waitFor();
  await page.keyboard.press('F2');
  await page.locator('.ag-cell-inline-editing').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('51');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('51');

  await page.keyboard.press('Alt+7');
  await page.getByRole('heading', { level: 1, name: 'Conciliación' }).waitFor();
  await expect.poll(() => finding.count()).toBe(0);
});

it('a finding is accepted with a reason, goes to the fold, and comes back by undo', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Conciliación');
  await main.getByRole('searchbox', { name: 'Buscar en los hallazgos' }).fill('trimestre enero');
  const finding = main.getByRole('listitem').filter({ hasText: 'no está en el cuarto trimestre' });
  await finding.getByRole('button', { name: /^Ir a Redacción/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Redacción' }).waitFor();
  await expect
    .poll(() =>
      page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('p')?.textContent ?? ''),
    )
    .toContain('durante el cuarto trimestre');
  await page.goBack();
  await main.getByRole('searchbox', { name: 'Buscar en los hallazgos' }).fill('trimestre enero');

  await finding.getByRole('button', { name: /^Aceptar con sustento/ }).click();
  await page.keyboard.type('Los empleos de enero se contaron al cierre');
  await finding.getByRole('button', { name: 'Aceptar hallazgo' }).click();
  await main.getByText('Aceptados (1)').click();
  await main.getByText(/«Los empleos de enero se contaron al cierre»/).waitFor();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await finding.getByRole('button', { name: /^Aceptar con sustento/ }).waitFor();
  expect(await main.getByText('Aceptados (1)').count()).toBe(0);
});

it('badly written words are put right with one click, which undo takes back', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Redacción');
  await page.getByRole('textbox').locator('p', { hasText: 'durante el cuarto trimestre' }).click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Según la Ley N°5, ');
  const checks = await frame.goTo('Conciliación');
  const finding = checks.getByRole('listitem').filter({ hasText: 'seguido del número' });
  await finding.getByRole('button', { name: /^Corregir: / }).click();
  await page.getByText('Corregido.').waitFor();
  await expect.poll(() => finding.count()).toBe(0);
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await finding.waitFor();
  await frame.goTo('Redacción');
  await page.getByText('Según la Ley N°5, ').waitFor();
});

it('a figure is explained with two keys: the file, each rounding, and the figures it is made of', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Presupuesto');
  await page.getByRole('tab', { name: 'Por actividad' }).click();
  const budget = gridOf(page, 'Presupuesto por actividad');
  await (await budget.cell('5000276', 'Avance %')).click();
  await page.keyboard.press('Control+Shift+E');
  const panel = page.getByRole('dialog', { name: 'Explicar esta cifra' });
  await panel.getByText('Devengado ÷ PIM × 100').waitFor();
  await panel.getByText('Cociente exacto').waitFor();
  await panel.getByRole('button', { name: /^Explicar PIM de 5000276/ }).click();
  await panel.getByText(/«ReporteGasto_2024\.xlsx»/).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => panel.count()).toBe(0);
});

it('the final version is refused while errors are open, which are named beside it; a draft is not', async () => {
  const folder = dataFolder();
  const { page } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const targets = gridOf(page, 'Metas físicas por actividad');
  await targets.type('5000276', 'Ejecutado', '50');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('50');

  const main = await frame.goTo('Emitir');
  const submit = main.getByRole('button', { name: 'Emitir', exact: true });
  const findings = main.getByRole('listitem');
  await findings.filter({ hasText: 'sus unidades orgánicas suman 51' }).waitFor();
  await findings.filter({ hasText: 'no está en el cuarto trimestre' }).waitFor();
  const errors = await findings.filter({ hasText: /^Error/ }).count();
  expect(errors).toBeGreaterThan(1);
  // The worst first.
  expect(await findings.nth(errors - 1).textContent()).toMatch(/^Error/);
  expect(await findings.nth(errors).textContent()).not.toMatch(/^Error/);

  await main.getByRole('radio', { name: 'Versión final' }).check();
  await main
    .getByText(
      new RegExp(`^Aún no se puede emitir la versión final: ${errors} errores por resolver y \\d+ advertencias`),
    )
    .waitFor();
  expect(await submit.isDisabled()).toBe(true);
  await main.getByRole('radio', { name: 'Borrador' }).check();
  await main.getByText('Aún no se puede emitir').waitFor({ state: 'detached' });
  await expect.poll(() => submit.isDisabled()).toBe(false);
  expect(
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (name) => /\.(docx|pdf|xlsx)$/.test(name) && name.includes('salidas'),
    ),
  ).toEqual([]);

  // As many as are left when one is put right.
  await frame.goTo('Metas físicas');
  await targets.type('5000276', 'Ejecutado', '51');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('51');
  await frame.goTo('Emitir');
  await main.getByRole('radio', { name: 'Versión final' }).check();
  await main.getByText(new RegExp(`^Aún no se puede emitir la versión final: ${errors - 1} error`)).waitFor();
  expect(await findings.filter({ hasText: 'sus unidades orgánicas suman 51' }).count()).toBe(0);
});
