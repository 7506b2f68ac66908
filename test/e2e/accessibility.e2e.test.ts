import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { followUp } from '../helpers/mapped-tables.ts';
import { openApp } from './app.ts';
import { frameOf, type ScreenName } from './pages/frame.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screens: readonly ScreenName[] = [
  'Inicio',
  'Resumen',
  'Importar',
  'Presupuesto',
  'Metas físicas',
  'Indicadores',
  'Referencias',
  'Redacción',
  'Conciliación',
  'Vista previa',
  'Emitir',
  'Versiones',
  'Configuración',
];

it('no screen has an accessibility violation that a machine can find', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await page.getByRole('button', { name: 'Abrir ejemplo' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await frame.openExample();
  for (const screen of screens) {
    await frame.goTo(screen);
    await page.getByText(/^(Cargando…|Componiendo las páginas…)$/).waitFor({ state: 'hidden' });
    expect({ screen, violations: await violations(page) }).toEqual({ screen, violations: [] });
  }
});

it('no view of the budget has one either, with what lies behind a figure in sight', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await page.getByRole('button', { name: 'Origen e historia' }).click();
  await page.getByRole('region', { name: 'Origen e historia del importe' }).getByText('SheetGasto').first().waitFor();
  expect(await violations(page)).toEqual([]);
  for (const name of [
    'Por actividad',
    'Por fuente',
    'Por rubro',
    'Por mes',
    'Por año',
    'Genérica × actividad',
    'Diferencias',
  ]) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('grid').waitFor();
    expect({ name, violations: await violations(page) }).toEqual({ name, violations: [] });
  }
});

it('no step of importing a table of the office has one either, and the keyboard alone goes through all of them', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  // The system's own window for choosing a file is no part of the page.
  await page.getByLabel('Elegir archivo', { exact: true }).setInputFiles({
    name: 'Seguimiento.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from(followUp()),
  });
  await page.getByRole('heading', { name: 'Diga qué contiene la tabla' }).waitFor();
  await page.getByRole('table', { name: 'Meses' }).waitFor();
  expect(await violations(page)).toEqual([]);

  await tabTo(page, 'Columna N: Programado · Dic');
  await page.keyboard.type('(no');
  await page.getByRole('row', { name: /5000276 .* Programado 51 46/ }).waitFor();
  await tabTo(page, 'Importar la fila 7');
  await page.keyboard.press('Space');
  await page.getByRole('row', { name: /^Cambia 5006294/ }).waitFor({ state: 'detached' });
  await tabTo(page, 'Importar la fila 7');
  await page.keyboard.press('Space');
  await page.getByRole('row', { name: /^Cambia 5006294/ }).waitFor();
  await tabTo(page, 'diciembre: sin dato → 5');
  await page.keyboard.press('Enter');
  expect(await page.locator('td[aria-current]').textContent()).toBe('5');
  await tabTo(page, 'Continuar a la revisión');
  await page.keyboard.press('Enter');
  await page.getByText('Listo para importar').waitFor();
  expect(await violations(page)).toEqual([]);

  await tabTo(page, 'Importar 48 valores');
  await page.keyboard.press('Enter');
  await page.getByText('Importado: 48 valores.').waitFor();
  expect(await violations(page)).toEqual([]);
});

it('a refused file leads to the help about how it is exported, and has no violation', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Importar');
  await page
    .getByLabel('Elegir archivo', { exact: true })
    .setInputFiles(join(import.meta.dirname, '../fixtures/imports/consulta-amigable-generica/pliego.xls'));
  await page.getByRole('heading', { name: 'No se puede importar' }).waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '¿Cómo exporto este archivo?' }).press('Enter');
  await page.getByRole('heading', { name: 'Desde Consulta Amigable' }).waitFor();
});

/** Presses Tab until what has this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
  for (let presses = 0; presses < 400; presses++) {
    if ((await focused()).trim() === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches ${name}`);
}

it('neither has the sheet of an indicator, nor the catalogues, nor what a new year has to review', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Indicadores');
  await page.getByRole('button', { name: 'Ficha', exact: true }).click();
  await page.getByRole('region', { name: 'Ficha del indicador' }).waitFor();
  await page.locator('.ag-cell').nth(8).click();
  await page.getByRole('region', { name: 'Ficha del indicador' }).getByLabel('Fórmula').waitFor();
  expect(await violations(page)).toEqual([]);
  await frame.goTo('Configuración');
  await page.getByRole('button', { name: 'Catálogos' }).click();
  await page.getByRole('grid').waitFor();
  expect(await violations(page)).toEqual([]);
  await frame.createYearFromExample(2025);
  await frame.goTo('Resumen');
  await page.getByRole('button', { name: 'Marcar todo como revisado' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

it('every screen fits a small office monitor at 200 % without scrolling sideways', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await page.setViewportSize({ width: 683, height: 384 });
  for (const screen of screens) {
    await frame.goTo(screen);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect({ screen, overflow: Math.max(0, overflow) }).toEqual({ screen, overflow: 0 });
  }
});

type Axe = { readonly run: (options: object) => Promise<{ readonly violations: readonly Violation[] }> };
type Violation = { readonly id: string; readonly nodes: readonly { readonly target: readonly unknown[] }[] };

/** WCAG 2.2 AA rules of axe-core on what is shown now: rule and place of each violation. */
async function violations(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, so the page's policy against inline scripts stays as it ships.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { readonly axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    return violations.map(({ id, nodes }) => ({ id, targets: nodes.map(({ target }) => target.join(' ')) }));
  });
  return found.flatMap(({ id, targets }) => targets.map((target) => `${id}: ${target}`));
}
