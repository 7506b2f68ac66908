import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf, type ScreenName } from './pages/frame.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screens: readonly ScreenName[] = [
  'Inicio',
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
  for (const name of ['Por actividad', 'Por fuente', 'Por rubro', 'Por mes', 'Genérica × actividad', 'Diferencias']) {
    await page.getByRole('tab', { name }).click();
    await page.getByRole('grid').waitFor();
    expect({ name, violations: await violations(page) }).toEqual({ name, violations: [] });
  }
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
