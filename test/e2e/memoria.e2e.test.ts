import { expect, it } from 'vitest';
import { wholeMemoria } from '../helpers/whole-memoria.ts';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';

it('an analyst takes one paragraph of last year’s memoria by keyboard, and takes it back', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.createYearFromExample(2025);
  await page.getByLabel('Elegir archivo', { exact: true }).setInputFiles({
    name: 'Memoria 2024.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(await wholeMemoria({ tableHeadings: true })),
  });

  await page.getByRole('heading', { name: 'Memoria de otro año: 2024' }).waitFor();
  // what is offered for 2022 has no place in the year, and that is said with its address
  await page.getByText('Tabla N° 23, fila 2, columna 3').waitFor();
  expect(await page.getByRole('button', { name: 'Importar lo marcado' }).isDisabled()).toBe(true);

  const texts = page.getByRole('region', { name: 'Párrafos de los capítulos' });
  await texts.getByRole('button', { name: 'Todo: Párrafos de los capítulos' }).press('Enter');
  expect(
    await texts.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked)),
  ).toEqual(Array.from({ length: 7 }, () => true));
  await texts.getByRole('button', { name: 'Nada: Párrafos de los capítulos' }).press('Space');
  await texts.getByRole('checkbox', { name: /^Actividad 5006294: .* · párrafo 1$/ }).press('Space');
  await page.getByRole('button', { name: 'Importar 1 párrafo' }).press('Enter');
  await page.getByRole('heading', { name: 'Importado: 1 párrafo.' }).waitFor();
  await page.getByRole('row').filter({ hasText: 'Memoria 2024.docx' }).filter({ hasText: 'Vigente' }).waitFor();

  await frame.goTo('Redacción');
  const own = page.getByText('S/ 535 682 046.44'.replaceAll(' ', '\u00a0'));
  await own.first().waitFor();
  await frame.undo.press('Enter');
  await own.first().waitFor({ state: 'detached' });
});
