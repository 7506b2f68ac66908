import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { officeParts, plainSpaces, xmlText } from '../helpers/documents.ts';
import { openPdf, pageTexts } from '../helpers/pdf.ts';
import { dataFolder, hostName, openApp } from './app.ts';
import { readClipboard, readPicture } from './pages/clipboard.ts';
import { editorOf } from './pages/editor.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

it('the preview shows the printed pages, follows the page keys and zooms', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Vista previa');

  const first = page.getByRole('img', { name: /^Página 1 de \d+$/ });
  await first.waitFor();
  const total = Number(/de (\d+)$/.exec((await first.getAttribute('alt')) ?? '')?.[1]);
  expect(total).toBeGreaterThan(3);
  // The picture is really there: it has a size of its own.
  await expect.poll(() => first.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(300);
  const current = page.getByLabel('Ir a la página');
  await page.getByRole('button', { name: 'Página siguiente' }).click();
  await expect.poll(() => current.inputValue()).toBe('2');

  // The keys of pages, where the pages have the focus.
  const pages = page.getByRole('region', { name: 'Páginas' });
  const scrolled = (): Promise<number> => pages.evaluate((element) => element.scrollTop);
  await pages.focus();
  await page.keyboard.press('End');
  await expect.poll(() => current.inputValue()).toBe(String(total));
  expect(await page.getByRole('button', { name: 'Página siguiente' }).isDisabled()).toBe(true);
  // The last page is current before its end is in sight; a person goes back once the pages stand still.
  await expect.poll(() => pages.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop)).toBeLessThan(2);
  await page.keyboard.press('Home');
  await expect.poll(scrolled).toBe(0);
  await expect.poll(() => current.inputValue()).toBe('1');
  await page.keyboard.press('PageDown');
  await expect.poll(scrolled).toBeGreaterThan(200);
  await page.keyboard.press('PageUp');
  await expect.poll(scrolled).toBe(0);

  // A small page leads to its page and is marked; a number that is no page goes nowhere.
  const small = page.getByRole('navigation', { name: 'Miniaturas' }).getByRole('button');
  expect(await small.count()).toBe(total);
  await small.nth(2).click();
  await expect.poll(() => current.inputValue()).toBe('3');
  await expect.poll(() => small.nth(2).getAttribute('aria-current')).toBe('page');
  expect(await small.nth(0).getAttribute('aria-current')).toBe(null);
  await current.fill('99');
  await current.press('Enter');
  await expect.poll(() => current.inputValue()).toBe('3');

  // A4 is 793.7 CSS pixels wide.
  const width = async (): Promise<number> => Math.round((await first.boundingBox())?.width ?? 0);
  const fitted = await width();
  const fit = page.getByRole('button', { name: 'Ajustar al ancho' });
  expect(await fit.getAttribute('aria-pressed')).toBe('true');
  await page.getByRole('button', { name: 'Ampliar' }).click();
  await page.getByText('125 %', { exact: true }).waitFor();
  await expect.poll(width).toBe(992);
  await page.getByRole('button', { name: 'Reducir' }).click();
  await page.getByRole('button', { name: 'Reducir' }).click();
  await page.getByText('75 %', { exact: true }).waitFor();
  await expect.poll(width).toBe(595);
  await fit.click();
  await expect.poll(width).toBe(fitted);
});

it('a figure of the preview leads to its cell, and Back to the page', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Vista previa');
  const pages = page.getByRole('region', { name: 'Páginas' });
  await page.getByLabel('Ir a…').selectOption('block/targets');
  const current = page.getByLabel('Ir a la página');
  await expect.poll(() => current.inputValue()).not.toBe('1');
  const at = await current.inputValue();

  await pages.getByRole('button', { name: /^Ver de dónde sale: Tabla N° 22 · 5000276\..* · Ejecución 2024$/ }).click();
  await page.getByRole('heading', { name: 'Metas físicas', level: 1 }).waitFor();
  const cell = await gridOf(page, 'Metas físicas por actividad').cell('5000276', 'Ejecutado');
  await expect.poll(() => cell.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.type('50');
  await page.keyboard.press('Enter');
  await page.goBack();
  await page.getByRole('heading', { name: 'Vista previa', level: 1 }).waitFor();
  await expect.poll(() => current.inputValue()).toBe(at);
});

// Only a headless browser prints without a dialog.
it.runIf(hostName === 'browser')('what is printed of the preview is its pages', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Vista previa');
  await page.getByRole('img', { name: /^Página 1 de/ }).waitFor();
  const total = Number(/\d+/.exec((await page.getByText(/^de \d+$/).textContent()) ?? '')?.[0]);
  expect(total).toBeGreaterThan(3);
  const printed = await openPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true, printBackground: true })));
  expect(printed.numPages).toBe(total);
  for (let number = 1; number <= total; number += 1) {
    const [, , width, height] = (await printed.getPage(number)).view;
    expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([595, 842]);
  }
});

it('an analyst issues the chapters: three whole files, each with the hash shown', async () => {
  const folder = dataFolder();
  const { page } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Emitir');
  await main.getByRole('button', { name: 'Emitir', exact: true }).click();

  const files = page.getByRole('table', { name: 'Archivos escritos' }).getByRole('row');
  await expect.poll(() => files.count(), { timeout: 30_000 }).toBe(4);
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(docx|pdf|xlsx)$/.test(name),
  );
  expect(written.map((name) => /\w+$/.exec(name)?.[0]).sort()).toEqual(['docx', 'pdf', 'xlsx']);
  const shown = (await files.allTextContents()).join(' ');
  for (const name of written) {
    const bytes = readFileSync(join(folder, name));
    expect(bytes.subarray(0, 2).toString()).toBe(name.endsWith('pdf') ? '%P' : 'PK');
    expect(shown).toContain(createHash('sha256').update(bytes).digest('hex').slice(0, 8));
  }
});

it('a corrected goal is in the sentence, in table 22, in what is copied and in all three files', async () => {
  const folder = dataFolder();
  const { page } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  // A sentence of one's own with two linked figures, by keyboard alone.
  await page.keyboard.press('Alt+6');
  await page.getByRole('heading', { name: 'Redacción', level: 1 }).waitFor();
  const editor = editorOf(page);
  await editor.sentence([
    'Se elaboraron ',
    '@meta ejecutada 5000276',
    ' informes, el ',
    '@avance 5000276',
    ' de la meta.',
  ]);
  await page.keyboard.press('Alt+4');
  await page.getByRole('heading', { name: 'Metas físicas', level: 1 }).waitFor();
  await gridOf(page, 'Metas físicas por actividad').type('5000276', 'Ejecutado', '50');
  await expect.poll(() => frame.undo.getAttribute('aria-label')).toContain('Ejecutado de 5000276');

  await frame.goTo('Vista previa');
  await page.getByRole('button', { name: 'Copiar…' }).click();
  await page.getByRole('menuitem', { name: 'Tabla N° 22' }).click();
  await page.getByText('Copiado: Tabla N° 22. Péguelo en Word.').waitFor();
  const clip = await readClipboard(page);
  expect(clip.text).toContain('Informe\t51\t50\t98.0%');
  expect(clip.html).toContain('>98.0%</td>');

  const main = await frame.goTo('Emitir');
  await main.getByRole('button', { name: 'Emitir', exact: true }).click();
  await expect
    .poll(() => page.getByRole('table', { name: 'Archivos escritos' }).getByRole('row').count(), { timeout: 30_000 })
    .toBe(4);
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = (ending: string): Buffer =>
    readFileSync(join(folder, written.find((name) => name.endsWith(ending)) ?? ''));
  const sentence = 'Se elaboraron 50 informes, el 98.0% de la meta.';
  const word = xmlText(officeParts(bytes('.docx'))('word/document.xml'));
  expect(word).toContain(sentence);
  expect(word).toContain('Informe515098.0%');
  const pdf = (await pageTexts(await openPdf(new Uint8Array(bytes('.pdf'))))).join(' ');
  expect(pdf).toContain(sentence);
  expect(pdf).toContain('Informe 51 50 98.0%');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes('.xlsx') as unknown as ArrayBuffer);
  const cells = workbook.getWorksheet('Tabla 22')?.getRow(4);
  expect([cells?.getCell(4).value, cells?.getCell(5).value]).toEqual([51, 50]);
});

it('a corrected budget figure is in the sentence, in table 20, in the chart, on the pages of the preview and in all three files', async () => {
  const folder = dataFolder();
  const { page } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  await page.keyboard.press('Alt+6');
  await page.getByRole('heading', { name: 'Redacción', level: 1 }).waitFor();
  await editorOf(page).sentence(['El devengado de 5-23 es ', '@ejecución de la genérica 5-23', '.']);
  await frame.goTo('Vista previa');
  const before = { chart: await copiedChart(page), pages: await picturesOfPages(page) };

  await frame.goTo('Presupuesto');
  await (await gridOf(page, 'Presupuesto por genérica').cell('5-23', 'Devengado')).click();
  await page.getByRole('button', { name: 'Origen e historia' }).click();
  const panel = page.getByRole('region', { name: 'Origen e historia del importe' });
  await panel.getByLabel('Importe que reemplaza al importado').fill('12,000,000.00');
  await panel.getByLabel('Motivo', { exact: true }).fill('Nota de ajuste 12');
  await panel.getByRole('button', { name: 'Reemplazar importe' }).click();
  await panel.getByText('Cambiado a mano: 12,000,000.00').waitFor();

  await frame.goTo('Vista previa');
  await page.getByRole('img', { name: /^Página 1 de/ }).waitFor();
  await page.getByText('Actualizando…').waitFor({ state: 'detached' });
  const after = { chart: await copiedChart(page), pages: await picturesOfPages(page) };
  expect(after.chart.url).not.toBe(before.chart.url);
  // 300 dots per inch over the width of the text of an A4 page.
  expect(after.chart.width).toBeGreaterThan(1_500);
  expect(after.chart.width).toBe(before.chart.width);
  const changed = after.pages.flatMap((picture, index) => (picture === before.pages[index] ? [] : [index + 1]));
  const last = after.pages.length;
  expect(changed).toContain(last); // the sentence is the last of the text
  expect(changed.length).toBeGreaterThan(1); // table 20 and the chart are before it

  const main = await frame.goTo('Emitir');
  await main.getByRole('button', { name: 'Emitir', exact: true }).click();
  await expect
    .poll(() => page.getByRole('table', { name: 'Archivos escritos' }).getByRole('row').count(), { timeout: 30_000 })
    .toBe(4);
  const written = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const bytes = (ending: string): Buffer =>
    readFileSync(join(folder, written.find((name) => name.endsWith(ending)) ?? ''));
  const sentence = 'El devengado de 5-23 es S/ 12 000 000.00.';
  const part = officeParts(bytes('.docx'));
  const word = plainSpaces(xmlText(part('word/document.xml')));
  expect(word).toContain(sentence);
  expect(word).toContain('Bienes y servicios23,984,08812,000,00050.0%');
  expect(part('word/charts/chart1.xml')).toContain('<c:v>12000000</c:v>');
  const pdf = plainSpaces((await pageTexts(await openPdf(new Uint8Array(bytes('.pdf'))))).join(' '));
  expect(pdf).toContain(sentence);
  expect(pdf).toContain('Bienes y servicios 23,984,088 12,000,000 50.0%');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes('.xlsx') as unknown as ArrayBuffer);
  const valuesOf = (sheet: string): readonly unknown[] =>
    (workbook.getWorksheet(sheet)?.getSheetValues() ?? []).flatMap((row) => (Array.isArray(row) ? row : []));
  expect(valuesOf('Tabla 20')).toContain(12_000_000);
  expect(valuesOf('Gráfico 4')).toContain(12_000_000);

  // And back, to the same chart.
  await frame.undo.click();
  await frame.goTo('Vista previa');
  await page.getByText('Actualizando…').waitFor({ state: 'detached' });
  await expect.poll(async () => (await copiedChart(page)).url, { timeout: 10_000 }).toBe(before.chart.url);
});

async function copiedChart(page: Page): ReturnType<typeof readPicture> {
  // A headless browser grants nothing by itself; the program's own window is granted what it asks for here.
  if (hostName === 'browser') await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copiar…' }).click();
  await page.getByRole('menuitem', { name: 'Gráfico N° 04' }).click();
  await page.getByText('Copiado: Gráfico N° 04. Péguelo en Word.').waitFor();
  const picture = await readPicture(page);
  await page.getByRole('button', { name: 'Descartar' }).click();
  return picture;
}

/** Each page as it is drawn, small. */
const picturesOfPages = (page: Page): Promise<readonly string[]> =>
  page
    .getByRole('region', { name: 'Páginas' })
    .getByRole('img')
    .evaluateAll((images) =>
      Promise.all(
        images.map(async (image) => {
          await (image as HTMLImageElement).decode();
          const canvas = document.createElement('canvas');
          canvas.width = 595;
          canvas.height = 842;
          canvas.getContext('2d')?.drawImage(image as HTMLImageElement, 0, 0, 595, 842);
          return canvas.toDataURL();
        }),
      ),
    );

it.runIf(hostName === 'electron')('the person chooses the folder in the system dialog', async () => {
  const chosen = dataFolder();
  const { page, electron } = await openApp();
  await electron?.evaluate(({ dialog }, folder) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
  }, chosen);
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Emitir');
  await main.getByRole('button', { name: 'Elegir carpeta' }).click();
  await main.getByText(chosen).waitFor();
  await main.getByLabel('Word (.docx)').uncheck();
  await main.getByLabel('PDF (.pdf)').uncheck();
  await main.getByRole('button', { name: 'Emitir', exact: true }).click();
  await expect.poll(() => readdirSync(chosen), { timeout: 30_000 }).toEqual([expect.stringMatching(/\.xlsx$/)]);
});
