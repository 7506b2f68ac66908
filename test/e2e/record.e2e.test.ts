import { expect, it } from 'vitest';
import { openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';
import { savedFile } from './pages/saved-file.ts';

it('an analyst compares with a version, reads in the record who changed what, and closes the year', async () => {
  const app = await openApp();
  const { page } = app;
  const frame = frameOf(page);
  await frame.openExample();
  let main = await frame.goTo('Versiones');
  await main.getByLabel('Guardar el estado actual con un nombre').fill('borrador 2');
  await main.getByRole('button', { name: 'Guardar versión' }).click();
  await main.getByRole('rowheader', { name: 'borrador 2' }).waitFor();

  main = await frame.goTo('Indicadores');
  await gridOf(page, 'Indicadores de desempeño').type('Porcentaje de satisfacción', '2024', '74.20');
  main = await frame.goTo('Versiones');
  await main.getByRole('tab', { name: 'Comparar' }).click();
  const figures = main.getByRole('region', { name: 'Cifras de las tablas (1)' });
  await expect
    .poll(() => figures.getByRole('row').last().getByRole('cell').allTextContents())
    .toEqual([
      expect.stringMatching(/^Tabla N°.23$/),
      'Porcentaje de satisfacción del participante.',
      '2024',
      '74.16%',
      '74.20%',
    ]);

  await main.getByRole('tab', { name: 'Registro de cambios' }).click();
  await main.getByText('Registro íntegro').waitFor();
  await main.getByLabel('Pantalla').selectOption({ label: 'Indicadores' });
  const record = main.getByRole('table', { name: 'Registro de cambios' });
  await expect.poll(() => record.getByRole('row').count()).toBe(2);
  await record.getByRole('button', { name: /^Ver los datos de «Valor 2024/ }).press('Enter');
  await expect
    .poll(() => record.getByRole('row').last().getByRole('cell').allTextContents())
    .toEqual(['Valor de indicador', 'Porcentaje de satisfacción del participante., 2024', 'Valor', '74.16', '74.20']);
  const exported = main.getByRole('button', { name: 'Exportar (.csv)' });
  const { name, bytes } = await savedFile(app, () => exported.click());
  expect(name).toMatch(/2024.*\.csv$/);
  expect(bytes.toString()).toMatch(/Porcentaje de satisfacción del participante\., 2024.*74\.16.*74\.20/);

  await main.getByRole('tab', { name: 'Versiones' }).click();
  await main.getByRole('button', { name: 'Cerrar el año' }).click();
  await main.getByText('El año está cerrado y es de solo lectura.').waitFor();
  main = await frame.goTo('Indicadores');
  await main.getByRole('button', { name: 'Ficha', exact: true }).waitFor();
  await expect.poll(() => main.getByRole('button', { name: 'Agregar resultado o producto' }).count()).toBe(0);
  await expect.poll(() => main.getByRole('button', { name: 'Agregar fila' }).count()).toBe(0);
});
