import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { docx, paragraph, table } from '../helpers/docx-parts.ts';
import { dataFolder, openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';

const memoria = Buffer.from(
  docx(
    paragraph('El presupuesto del PP 0073 asciende a la suma de S/ 573 712 899.00.') +
      paragraph('El presupuesto del PP 0073 asciende a la suma de S/ 573 712 809.00.') +
      paragraph('Equipos por sede') +
      table([
        ['Sede', 'Equipos'],
        ['Lima', '12'],
        ['Cusco', '30'],
        ['Total', '43'],
      ]),
  ),
);

it('an analyst reviews a finished document: what differs is listed, found in the text and written as comments', async () => {
  const folder = dataFolder();
  const { page } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Conciliación');
  await main.getByRole('tab', { name: 'Revisar un Word' }).click();
  await main.getByLabel('Elegir documento').setInputFiles({ name: 'Memoria.docx', mimeType: '', buffer: memoria });

  const wrong = main.getByRole('button', { name: /No coincide.*Dice S\/ 573 712 899\.00/ });
  await wrong.waitFor();
  await main.getByRole('button', { name: /las filas suman 42 y el total impreso es 43/ }).waitFor();
  await wrong.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('573 712 899.00');
  expect(await main.getByRole('button', { name: /^Coincide/ }).count()).toBe(0);
  await main.getByLabel(/^Coincide: 1$/).check();
  await main.getByRole('button', { name: /^Coincide/ }).waitFor();

  await main.getByRole('button', { name: 'Guardar copia con comentarios' }).click();
  await main.getByText('Escrito «Memoria (revisado).docx».').waitFor();
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.docx'));
  expect(written).toEqual([expect.stringMatching(/Memoria \(revisado\)\.docx$/)]);
});

it('a file that is no Word document is refused in plain words', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Conciliación');
  await main.getByRole('tab', { name: 'Revisar un Word' }).click();
  await main
    .getByLabel('Elegir documento')
    .setInputFiles({ name: 'nota.docx', mimeType: '', buffer: Buffer.from('una nota') });
  await main.getByText('El archivo no es un documento de Word (.docx).').waitFor();
});
