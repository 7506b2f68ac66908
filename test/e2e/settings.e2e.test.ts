import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';

it('an analyst renumbers the tables, sees it in the text, and a setting that cannot be is refused beside its field', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Configuración');
  const first = page.getByLabel('Primera tabla (Numeración)');
  await first.fill('30');
  await first.press('Enter');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toBe('Deshacer: Configuración: Primera tabla');

  const code = page.getByLabel('Código de la unidad ejecutora (Entidad)');
  await code.fill('5');
  await code.press('Tab');
  await page.getByText(/«5» no es un valor válido: se espera un código de 3 cifras/).waitFor();
  await code.press('Escape');

  await frame.goTo('Redacción');
  await page.getByText('Tabla N°\u00a030: Marco inicial y distribución por genérica de gastos').waitFor();
  await frame.undo.click();
  await page.getByText('Tabla N°\u00a018: Marco inicial y distribución por genérica de gastos').waitFor();
});
