import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('an analyst opens the example and reads the published budget, both ways', async () => {
  const { page } = await openApp();
  await frameOf(page).openExample();

  const byGenerica = gridOf(page, 'Presupuesto por genérica');
  await byGenerica.row('5-24').waitFor();
  expect(await (await byGenerica.cell('5-24', 'PIA')).textContent()).toBe('168,510,000');
  expect(await (await byGenerica.cell('5-24', 'PIM')).textContent()).toBe('376,156,863');
  expect(await (await byGenerica.cell('5-24', 'Devengado')).textContent()).toBe('375,026,299');
  expect(await (await byGenerica.cell('5-24', 'Avance %')).textContent()).toBe('99.7%');
  expect(await (await byGenerica.cell('TOTAL', 'PIA')).textContent()).toBe('225,928,389');
  expect(await (await byGenerica.cell('TOTAL', 'PIM')).textContent()).toBe('573,712,809');
  expect(await (await byGenerica.cell('TOTAL', 'Avance %')).textContent()).toBe('99.4%');

  await page.getByRole('tab', { name: 'Por actividad' }).click();
  const byActivity = gridOf(page, 'Presupuesto por actividad');
  await byActivity.row('5006294').waitFor();
  await page.getByLabel('Ver céntimos').check();
  await expect.poll(async () => (await byActivity.cell('TOTAL', 'Devengado')).textContent()).toBe('570,140,116.84');
});

it('the example is a copy: restoring it brings back what was changed', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const targets = gridOf(page, 'Metas físicas por actividad');
  await targets.row('5000276').waitFor();
  await targets.type('5000276', 'Ejecutado', '17');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('17');

  await frame.goTo('Inicio');
  await page.getByRole('button', { name: 'Restablecer ejemplo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restablecer' }).click();
  await page.getByRole('heading', { name: 'Resumen', level: 1 }).waitFor();
  await frame.goTo('Metas físicas');
  await expect.poll(async () => (await targets.cell('5000276', 'Ejecutado')).textContent()).toBe('51');
});
