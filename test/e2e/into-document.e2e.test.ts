import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { officeParts, xmlText } from '../helpers/documents.ts';
import { wholeMemoria } from '../helpers/whole-memoria.ts';
import { dataFolder, openApp } from './app.ts';
import { frameOf } from './pages/frame.ts';

const mainPart = 'word/document.xml';
const theirs = 'Texto escrito en Word por la unidad.';

it('an analyst puts the chapters into the whole report, and keeps what a colleague typed there', async () => {
  const folder = dataFolder();
  const { page } = await openApp(folder);
  const frame = frameOf(page);
  await frame.openExample();
  const main = await frame.goTo('Emitir');
  const chosen = join(dataFolder(), 'Memoria 2024.docx');
  const choose = (bytes: Uint8Array): Promise<void> => {
    writeFileSync(chosen, bytes);
    return main.getByLabel('Documento de Word').setInputFiles(chosen);
  };
  const written = (name: string): string => {
    const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((one) => one.endsWith(name));
    return path === undefined ? '' : join(folder, path);
  };
  const write = main.getByRole('button', { name: 'Escribir copia con los capítulos' });

  await choose(await wholeMemoria());
  await main.getByText('Se encontraron los capítulos por sus títulos.', { exact: false }).waitFor();
  await write.click();
  await main.getByRole('table', { name: 'Archivos escritos' }).waitFor();
  const first = readFileSync(written('Memoria 2024 (con capítulos, borrador).docx'));

  const parts = unzipSync(first);
  const xml = officeParts(first)(mainPart);
  const typed = xml.replace('A nivel de metas físicas', `${theirs} A nivel de metas físicas`);
  expect(typed).not.toBe(xml);
  await choose(zipSync({ ...parts, [mainPart]: strToU8(typed) }));
  const rows = main.getByRole('table', { name: 'Textos que se reemplazarán' }).getByRole('row');
  await main.getByText('Se encontraron los capítulos que escribió este programa.', { exact: false }).waitFor();
  expect(await rows.count()).toBe(2);
  await main.getByRole('checkbox', { name: /^Conservar el texto del documento en / }).check();
  await write.click();
  await main.getByRole('table', { name: 'Archivos escritos' }).waitFor();
  expect(
    xmlText(officeParts(readFileSync(written('Memoria 2024 (con capítulos, borrador).docx')))(mainPart)),
  ).toContain(theirs);
});
