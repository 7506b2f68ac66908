import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countText } from '#shared/format/es-pe.ts';
import { openApp } from './app.ts';
import { putOnClipboard, readClipboard } from './pages/clipboard.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

/** As of the example: the goal 5000276 and the first shares of its units, programmed and executed. */
const asImported = ['51 51', '4 4', '7 7', '4 4'];

it('moves and selects with the keys of Excel, and says what the selection adds up to', async () => {
  const { page, summary, select } = await openTargets();
  await select('5000276', 'Programado');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(summary).toBe('Suma: 110 Promedio: 27.50 Cuenta: 4');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(summary).toBe('Suma: 55 Promedio: 27.50 Cuenta: 2');
  await page.keyboard.press('Control+Shift+ArrowDown');
  expect(await page.locator('.grid-selected').count()).toBeGreaterThan(8);

  await select('5000276', 'Ejecutado');
  await page.keyboard.press('Control+Space');
  await expect.poll(summary).toContain('Suma: ');
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Control+e');
  await expect.poll(async () => Number(/Cuenta: (\d+)/.exec(await summary())?.[1])).toBeGreaterThan(40);
});

it('Enter and Tab go round inside of a selection, F2 keeps, sums are worked out and arrows end what was typed', async () => {
  const { page, active, figures, select } = await openTargets();
  await select('5000276', 'Programado');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  const way: string[] = [];
  for (const key of ['Tab', 'Tab', 'Enter', 'Enter', 'Shift+Tab']) {
    await page.keyboard.press(key);
    const { row, column } = await active();
    way.push(`${row} ${column}`);
  }
  expect(way).toEqual(['0 executed', '1 programmed', '0 executed', '1 executed', '1 programmed']);

  await select('5000276', 'Ejecutado');
  await page.keyboard.press('F2');
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await figures())[0]).toBe('51 510');
  expect(await active()).toEqual({ row: '1', column: 'executed' });
  await page.keyboard.type('=51*2');
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => (await figures())[1]).toBe('4 102');
  expect(await active()).toEqual({ row: '0', column: 'executed' });
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(asImported);
});

it('copies as text and as a table, and a block from Excel is pasted as one act that one Ctrl+Z takes back', async () => {
  const { page, figures, notice, select } = await openTargets();
  await select('5000276', 'Programado');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+c');
  const clip = await readClipboard(page);
  expect(clip.text).toBe('51\t51\r\n4\t4');
  expect(clip.html).toContain('sdval="51"');
  expect(clip.html.match(/<td/g)).toHaveLength(4);

  await putOnClipboard(page, {
    text: '1,060\t55\r\nhola\t3\r\n',
    html: '<html><body><table><!--StartFragment--><tr><td>1,060</td><td>55</td></tr><tr><td>hola</td><td>3</td></tr><!--EndFragment--></table></body></html>',
  });
  await select('5000276', 'Programado');
  await page.keyboard.press('Control+v');
  await expect.poll(figures).toEqual(['1,060 55', '4 3', '7 7', '4 4']);
  expect(await notice()).toContain('Pegado: 3 celdas, 1 con aviso.');
  await page.getByRole('alert').filter({ hasText: 'hola' }).waitFor();
  await page.getByRole('status').getByRole('button', { name: 'Deshacer' }).click();
  await expect.poll(figures).toEqual(asImported);

  await putOnClipboard(page, { text: '9\r\n', html: '' });
  await select('5000276', 'Programado');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+v');
  await expect.poll(figures).toEqual(['9 9', '9 9', '7 7', '4 4']);
  await page.keyboard.press('Control+x');
  await expect.poll(figures).toEqual(['– –', '– –', '7 7', '4 4']);
  expect((await readClipboard(page)).text).toBe('9\t9\r\n9\t9');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(asImported);
});

it('asks before it pastes a block that does not fit, and changes nothing when it is left', async () => {
  const { page, figures, grid, select } = await openTargets();
  await putOnClipboard(page, { text: `${Array.from({ length: 40 }, (_, n) => n + 1).join('\t')}\r\n`, html: '' });
  await select('5000276', 'Ejecutado');
  await page.keyboard.press('Control+v');
  const question = page.getByRole('alertdialog', { name: 'El bloque no cabe' });
  await question.getByText(/^Sobran \d+ columnas/).waitFor();
  await page.keyboard.press('Escape');
  await question.waitFor({ state: 'hidden' });
  expect(await figures()).toEqual(asImported);
  await page.keyboard.press('Control+v');
  await question.getByRole('button', { name: 'Pegar lo que cabe' }).click();
  await expect.poll(async () => (await figures())[0]).toBe('51 1');
  // What comes from SIAF is not written over.
  expect(await grid.row('5000276').locator('[col-id=siaf-executed]').textContent()).toBe('51');
});

it('fills down, right, with the handle and with Ctrl+Enter, Delete empties, each as one act; the mouse selects', async () => {
  const { page, figures, select, cell, summary } = await openTargets();
  await select('5000276', 'Programado');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+j');
  await expect.poll(figures).toEqual(['51 51', '51 4', '51 7', '4 4']);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+d');
  await expect.poll(figures).toEqual(['51 51', '51 51', '51 51', '4 4']);
  await page.keyboard.type('8');
  await page.keyboard.press('Control+Enter');
  await expect.poll(figures).toEqual(['8 8', '8 8', '8 8', '4 4']);
  await page.keyboard.press('Delete');
  await expect.poll(figures).toEqual(['– –', '– –', '– –', '4 4']);
  for (let undo = 0; undo < 4; undo += 1) await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(asImported);

  await select('5000276', 'Ejecutado');
  const from = await (await cell('5000276', 'Ejecutado')).boundingBox();
  const to = await (await cell('UFAF', 'Ejecutado')).boundingBox();
  if (!from || !to) throw new Error('cells are not in sight');
  await page.mouse.move(from.x + from.width - 3, from.y + from.height - 3);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(figures).toEqual(['51 51', '4 51', '7 51', '4 4']);
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(asImported);

  await (await cell('UFAF', 'Programado')).click({ modifiers: ['Shift'] });
  await expect.poll(summary).toBe('Suma: 124 Promedio: 20.67 Cuenta: 6');
  await page.mouse.move(from.x + 20, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x - 80, to.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(summary).toBe('Suma: 124 Promedio: 20.67 Cuenta: 6');
});

it('finds and replaces, sorts and filters on the screen only, and follows the letters of English Office where chosen', async () => {
  const { page, figures, grid, select, active } = await openTargets();
  await select('5000276', 'Programado');
  await page.keyboard.press('Control+l');
  const find = page.getByRole('search', { name: 'Buscar y reemplazar' });
  await page.keyboard.type('51');
  await page.keyboard.press('Enter');
  await find.getByText(/^1 de \d+$/).waitFor();
  await find.getByLabel('Reemplazar por').fill('15');
  await find.getByRole('button', { name: 'Reemplazar', exact: true }).click();
  await expect.poll(async () => (await figures())[0]).toBe('15 51');
  await page.keyboard.press('Control+z');
  await find.getByLabel('Buscar').focus();
  await page.keyboard.press('Escape');
  await find.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+z');
  await expect.poll(figures).toEqual(asImported);

  const codes = () => grid.grid.locator('[col-id=code].ag-cell').allTextContents();
  const before = await codes();
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(async () => (await codes()).find((code) => code !== '')).not.toBe('5000276');
  await page.getByLabel('Filtrar filas').fill('gestion del programa');
  await expect.poll(async () => (await codes()).filter((code) => code !== '')).toEqual(['5000276']);
  await page.getByLabel('Filtrar filas').fill('');
  await page.getByRole('button', { name: 'Orden original' }).click();
  await expect.poll(codes).toEqual(before);
  expect((await active()).column).toBe('code');

  await page.getByRole('button', { name: 'Teclas' }).click();
  await page.getByRole('radio', { name: 'Inglés' }).check();
  await page.getByRole('cell', { name: 'Ctrl+D, Ctrl+R' }).waitFor();
  await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
  await page.reload();
  await grid.row('5000276').waitFor();
  await select('5000276', 'Programado');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect.poll(async () => (await figures())[1]).toBe('51 4');
});

it('«Reemplazar todo» is one act on what can be edited, and leaves what is imported or computed', async () => {
  const { page, grid, select, notice } = await openTargets();
  const column = (key: string) => grid.grid.locator(`[col-id=${key}].ag-cell`).allTextContents();
  const keys = [
    'code',
    'activity',
    'unitOfMeasure',
    'programmed',
    'executed',
    'progress',
    'siaf-programmed',
    'siaf-executed',
  ];
  const all = async () =>
    Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await column(key)] as const)));
  const lastAct = () => page.locator('[aria-keyshortcuts="Control+Z"]').getAttribute('aria-label');
  const [before, earlier] = [await all(), await lastAct()];
  const swap = (texts: readonly string[] = []) =>
    texts.map((shown) =>
      /\d/.test(shown) ? countText(Number(shown.replaceAll(',', '').replaceAll('4', '9'))) : shown,
    );
  const changed = ['programmed', 'executed'].flatMap((key) =>
    (before[key] ?? []).filter((shown) => shown.replaceAll(',', '').includes('4')),
  );
  expect(changed.length).toBeGreaterThan(6);
  expect(before.code).toContain('5006294');

  await select('5000276', 'Programado');
  await page.keyboard.press('Control+l');
  await page.keyboard.type('4');
  const find = page.getByRole('search', { name: 'Buscar y reemplazar' });
  await find.getByLabel('Reemplazar por').fill('9');
  await find.getByRole('button', { name: 'Reemplazar todo' }).click();
  await expect.poll(all).toEqual({
    ...before,
    programmed: swap(before.programmed),
    executed: swap(before.executed),
    progress: expect.any(Array),
  });
  expect(await notice()).toContain(`Reemplazado: ${changed.length} celdas`);
  await expect.poll(lastAct).toContain(`${changed.length} celdas de metas físicas`);
  await find.getByLabel('Buscar').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(all).toEqual(before);
  // That was the whole of it: what came before is next.
  await expect.poll(lastAct).toBe(earlier);
});

it('F5 goes to the row of a code or a name in the same column, and stays where no row is called so', async () => {
  const { page, grid, select, active } = await openTargets();
  const rowOf = async (text: string) => (await grid.row(text).first().getAttribute('row-index')) ?? '';
  await select('5000276', 'Ejecutado');
  await page.keyboard.press('F5');
  const bar = page.getByRole('search', { name: 'Ir a la fila' });
  await page.keyboard.type('no hay');
  await page.keyboard.press('Enter');
  await bar.getByText('Ninguna fila se llama así').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5006296');
  await page.keyboard.press('Enter');
  await bar.waitFor({ state: 'hidden' });
  await expect.poll(active).toEqual({ row: await rowOf('5006296'), column: 'executed' });
  await page.keyboard.press('F5');
  await page.keyboard.type('gestion del pro');
  await page.keyboard.press('Enter');
  await expect.poll(active).toEqual({ row: await rowOf('5000276'), column: 'executed' });
  await page.keyboard.press('F5');
  await page.keyboard.type('5006296');
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'hidden' });
  expect(await active()).toEqual({ row: await rowOf('5000276'), column: 'executed' });
});

it('a column keeps the width it was given when the program is opened again, and the others theirs', async () => {
  const { page, grid } = await openTargets();
  const head = (key: string) => grid.grid.locator(`.ag-header-cell[col-id=${key}]`);
  const width = async (key: string) => Math.round((await head(key).boundingBox())?.width ?? 0);
  const [unit, programmed] = [await width('unitOfMeasure'), await width('programmed')];
  const edge = await head('unitOfMeasure').locator('.ag-header-cell-resize').boundingBox();
  if (!edge) throw new Error('no edge to drag');
  await page.mouse.move(edge.x + edge.width / 2, edge.y + 8);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width / 2 + 60, edge.y + 8, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => width('unitOfMeasure')).toBe(unit + 60);
  await page.reload();
  await grid.row('5000276').waitFor();
  await expect
    .poll(async () => [await width('unitOfMeasure'), await width('programmed')])
    .toEqual([unit + 60, programmed]);
});

it('the decimal key of the pad writes a point, also first in a cell: ".5" is half where decimals are, and refused in a count', async () => {
  const { page, figures, select } = await openTargets();
  const padKey = async () =>
    page.evaluate(() => {
      const key = { key: ',', code: 'NumpadDecimal', bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    });
  await select('5000276', 'Ejecutado');
  await padKey();
  await page.locator('.grid-input').waitFor();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').filter({ hasText: '«.5»' }).waitFor();
  expect(await figures()).toEqual(asImported);

  await frameOf(page).goTo('Indicadores');
  const cell = page.getByRole('grid').locator('.grid-figure.grid-editable').first();
  await cell.click();
  await padKey();
  await page.locator('.grid-input').waitFor();
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await expect.poll(() => cell.textContent()).toMatch(/^0\.50?%?$/);
});

it('says beside the cell what is not clear while it is written', async () => {
  const { page } = await openTargets();
  await frameOf(page).goTo('Indicadores');
  const indicators = page.getByRole('grid');
  const cell = indicators.locator('.grid-figure.grid-editable').first();
  await cell.click();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('5');
  await page.keyboard.type('.35.1');
  await page.getByText('«5.35.1» no es un número claro').waitFor();
  expect(await page.locator('.grid-input').evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByText('«5.35.1» no es un número claro').waitFor({ state: 'hidden' });
});

async function openTargets() {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const grid = gridOf(page, 'Metas físicas por actividad');
  await grid.row('5000276').waitFor();
  const textsOf = async (index: number): Promise<string> => {
    const row = grid.grid.locator(`.ag-row[row-index="${index}"]`);
    const text = (key: string) => row.locator(`.ag-cell[col-id=${key}]`).textContent();
    return `${await text('programmed')} ${await text('executed')}`;
  };
  return {
    page,
    grid,
    cell: grid.cell,
    select: async (row: string, heading: string): Promise<void> => (await grid.cell(row, heading)).click(),
    /** Programmed and executed of the first four rows. */
    figures: async (): Promise<readonly string[]> => [
      await textsOf(0),
      await textsOf(1),
      await textsOf(2),
      await textsOf(3),
    ],
    summary: async (): Promise<string> =>
      (await page.getByLabel('Resumen de la selección').locator('span').allTextContents()).join(' '),
    notice: () => page.locator('.notice-line').textContent(),
    active: () => activeCell(page),
  };
}

const activeCell = (page: Page): Promise<{ readonly row: string; readonly column: string }> =>
  page.evaluate(() => ({
    row: document.activeElement?.closest('[row-index]')?.getAttribute('row-index') ?? '',
    column: document.activeElement?.getAttribute('col-id') ?? '',
  }));
