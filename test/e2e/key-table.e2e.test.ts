import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { hostName, openApp } from './app.ts';
import { readClipboard } from './pages/clipboard.ts';
import { editorOf } from './pages/editor.ts';
import { frameOf } from './pages/frame.ts';
import { gridOf } from './pages/grid.ts';

/** Row and column, counted from 0: the goals of the example are 11 rows of 10 columns, 3 is programmed and 4 executed. */
type Cell = readonly [row: number, col: number];
const [lastRow, lastCol, programmed, executed] = [10, 9, 3, 4];

/** Each also with Shift, which leaves the cursor and selects as far. */
const motions: readonly (readonly [keys: string, from: Cell, to: Cell])[] = [
  ['ArrowDown', [0, 3], [1, 3]],
  ['ArrowUp', [1, 3], [0, 3]],
  ['ArrowRight', [0, 3], [0, 4]],
  ['ArrowLeft', [0, 3], [0, 2]],
  ['Control+ArrowDown', [0, 0], [8, 0]],
  ['Control+ArrowUp', [8, 0], [0, 0]],
  ['Control+ArrowRight', [1, 3], [1, 4]],
  ['Control+ArrowLeft', [1, 4], [1, 3]],
  ['Home', [1, 3], [1, 0]],
  ['End', [1, 3], [1, lastCol]],
  ['Control+Home', [1, 3], [0, 0]],
  ['Control+End', [1, 3], [lastRow, lastCol]],
  ['PageDown', [0, 3], [9, 3]],
  ['PageUp', [10, 3], [1, 3]],
];
const steps: readonly (readonly [keys: string, from: Cell, to: Cell])[] = [
  ['Enter', [0, 3], [1, 3]],
  ['Shift+Enter', [1, 3], [0, 3]],
  ['Tab', [0, 3], [0, 4]],
  ['Shift+Tab', [0, 4], [0, 3]],
];
const whole = { left: 0, right: lastCol, top: 0, bottom: lastRow };

/** What the same commands are called in the Office of each language. */
const letters = {
  es: { all: 'e', down: 'j', right: 'd', find: 'b', replace: 'l', goTo: 'i', saved: 'g' },
  en: { all: 'a', down: 'd', right: 'r', find: 'f', replace: 'h', goTo: 'g', saved: 's' },
} as const;

it.each(['es', 'en'] as const)(
  'every key that moves, selects or looks for does so with the letters of %s',
  async (language) => {
    const { page, grid, at, state } = await openTargets(language);
    const key = letters[language];
    for (const [keys, from, to] of [...motions, ...steps]) {
      await at(from);
      await page.keyboard.press(keys);
      await expect.poll(state, { message: keys }).toEqual({ active: to, box: boxOf(to, to) });
    }
    for (const [keys, from, to] of motions) {
      await at(from);
      const [control, plain] = keys.startsWith('Control+') ? ['Control+', keys.slice(8)] : ['', keys];
      await page.keyboard.press(`${control}Shift+${plain}`);
      await expect.poll(state, { message: `Shift+${keys}` }).toEqual({ active: from, box: boxOf(from, to) });
    }
    for (const [keys, box] of [
      [`Control+${key.all}`, whole],
      ['Control+Space', { ...whole, left: programmed, right: programmed }],
      ['Shift+Space', { ...whole, top: 1, bottom: 1 }],
    ] as const) {
      await at([1, programmed]);
      await page.keyboard.press(keys);
      await expect.poll(state, { message: keys }).toEqual({ active: [1, programmed], box });
    }

    const bar = page.getByRole('search');
    for (const keys of [`Control+${key.goTo}`, 'F5']) {
      await at([0, programmed]);
      await page.keyboard.press(keys);
      await page.getByRole('search', { name: 'Ir a' }).waitFor();
      await page.keyboard.type('5006295');
      await page.keyboard.press('Enter');
      await expect.poll(state, { message: keys }).toEqual({ active: [9, programmed], box: boxOf([9, 3], [9, 3]) });
    }
    for (const keys of [`Control+${key.find}`, `Control+${key.replace}`]) {
      await at([0, programmed]);
      await page.keyboard.press(keys);
      await bar.waitFor();
      await page.keyboard.type('2704');
      await page.keyboard.press('Enter');
      await expect.poll(() => grid.grid.locator('.ag-cell-focus').textContent()).toBe('2,704');
      expect(await bar.getByLabel('Reemplazar por').count(), keys).toBe(keys.endsWith(key.replace) ? 1 : 0);
      await page.keyboard.press('Escape');
      await bar.waitFor({ state: 'hidden' });
      await expect.poll(state).toEqual({ active: [8, programmed], box: boxOf([8, 3], [8, 3]) });
    }
  },
);

it.each(['es', 'en'] as const)(
  'every key that writes does so, as one act that Ctrl+Z takes back, with the letters of %s',
  async (language) => {
    const { page, at, state, figures } = await openTargets(language);
    const key = letters[language];
    const asImported = await figures();
    expect(asImported.slice(0, 2)).toEqual(['51 51', '4 4']);
    const acts: readonly Act[] = [
      { keys: ['9', 'Enter'], from: [0, 4], first: ['51 9', '4 4'], active: [1, 4] },
      { keys: ['9', 'Shift+Enter'], from: [1, 4], first: ['51 51', '4 9'], active: [0, 4] },
      { keys: ['9', 'Tab'], from: [0, 3], first: ['9 51', '4 4'], active: [0, 4] },
      { keys: ['9', 'Shift+Tab'], from: [0, 4], first: ['51 9', '4 4'], active: [0, 3] },
      { keys: ['F2', '0', 'Enter'], from: [0, 4], first: ['51 510', '4 4'], active: [1, 4] },
      { keys: ['DoubleClick', '0', 'Enter'], from: [0, 4], first: ['51 510', '4 4'], active: [1, 4] },
      { keys: ['Shift+ArrowDown', '8', 'Control+Enter'], from: [0, 3], first: ['8 51', '8 4'], active: [0, 3] },
      { keys: ['Shift+ArrowDown', `Control+${key.down}`], from: [0, 3], first: ['51 51', '51 4'], active: [0, 3] },
      { keys: [`Control+${key.right}`], from: [1, 4], before: '6', first: ['51 51', '6 6'], active: [1, 4] },
      { keys: ['Delete'], from: [0, 3], first: ['– 51', '4 4'], active: [0, 3] },
      { keys: ['Shift+ArrowRight', 'Delete'], from: [0, 3], first: ['– –', '4 4'], active: [0, 3] },
      { keys: ['Control+c', 'ArrowDown', 'Control+v'], from: [0, 4], first: ['51 51', '4 51'], active: [1, 4] },
      { keys: ['Control+c', 'ArrowDown', 'Control+Shift+v'], from: [0, 3], first: ['51 51', '51 4'], active: [1, 3] },
      { keys: ['Control+x'], from: [1, 3], first: ['51 51', '– 4'], active: [1, 3] },
    ];
    for (const { keys, from, before, first, active } of acts) {
      const said = `${keys.join(' ')} at ${from.join(',')}`;
      if (before !== undefined) {
        await at([from[0], from[1] - 1]);
        await page.keyboard.type(before);
        await page.keyboard.press('Tab');
        await expect.poll(async () => (await figures())[from[0]], { message: said }).toMatch(new RegExp(`^${before} `));
      }
      await at(from);
      for (const each of keys) {
        if (each === 'DoubleClick') await page.locator('.ag-cell-focus').dblclick();
        else await page.keyboard.press(each);
      }
      await expect.poll(async () => (await figures()).slice(0, 2), { message: said }).toEqual(first);
      expect((await figures()).slice(2), said).toEqual(asImported.slice(2));
      await expect.poll(async () => (await state()).active, { message: said }).toEqual(active);
      await page.keyboard.press('Control+z');
      if (before !== undefined) await page.keyboard.press('Control+z');
      await expect.poll(figures, { message: said }).toEqual(asImported);
    }
    expect((await readClipboard(page)).text).toBe('4');

    const label = await frameOf(page).undo.getAttribute('aria-label');
    await at([0, executed]);
    for (const each of ['F2', '0', 'Escape']) await page.keyboard.press(each);
    await expect.poll(figures).toEqual(asImported);
    expect(await frameOf(page).undo.getAttribute('aria-label')).toBe(label);

    // What was taken back last was the cut.
    await page.keyboard.press('Control+y');
    await expect.poll(async () => (await figures())[1]).toBe('– 4');
    await page.keyboard.press('Control+z');
    await expect.poll(figures).toEqual(asImported);
  },
);

it('Tab in the last cell adds a row, Alt+Enter breaks a line, the decimal key of the pad writes the point', async () => {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Indicadores');
  const { grid } = gridOf(page, 'Indicadores de desempeño');
  const names = () => grid.locator('[role=gridcell][col-id=name]').allTextContents();
  await expect.poll(async () => (await names()).length).toBe(8);
  const before = await names();
  await grid.locator('[row-index="7"] [col-id="2026"]').click();
  await page.keyboard.press('Tab');
  await expect.poll(names).toEqual([...before, 'Indicador nuevo']);
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(before);

  const value = grid.locator('[row-index="7"] [col-id="2026"]');
  await value.click();
  await page.keyboard.press('5');
  await pressPadComma(page);
  await page.keyboard.type('35');
  await page.keyboard.press('Enter');
  await expect.poll(() => value.textContent()).toBe('5.35%');
  // It begins an edit, too.
  await value.click();
  await pressPadComma(page);
  await page.keyboard.type('5');
  expect(await page.locator('.grid-input').inputValue()).toBe('.5');
  await page.keyboard.press('Escape');
  await page.locator('.grid-input').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+z');
  await expect.poll(() => value.textContent()).toBe('75.00%');

  const name = grid.locator('[row-index="7"] [col-id="name"]');
  await name.click();
  for (const each of ['F2', 'Alt+Enter', 'x', 'Enter']) await page.keyboard.press(each);
  await expect.poll(() => name.evaluate((cell) => cell.textContent)).toBe(before[7]?.replace(' 1/', '\nx 1/'));
  await page.keyboard.press('Control+z');
  await expect.poll(names).toEqual(before);
});

it('the keys of the whole program: saved, a name for it, preview, help, spelling, checks, screens, comment, explain', async () => {
  const { page, at, figures } = await openTargets('es');
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  await at([0, executed]);
  await page.keyboard.press('9');
  await page.keyboard.press('Control+g');
  await page.getByText(/^Todo está guardado \(último cambio/).waitFor();
  await expect.poll(async () => (await figures())[0]).toBe('51 9');
  await page.keyboard.press('Control+g');
  await page.getByRole('dialog', { name: 'Nombrar una versión' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');

  await at([0, executed]);
  await page.keyboard.press('Shift+F2');
  const comment = page.getByLabel('Comentario de la celda');
  await expect.poll(() => comment.evaluate((field) => field === document.activeElement)).toBe(true);
  await at([0, executed]);
  await page.keyboard.press('Control+Shift+E');
  const explained = page.getByRole('dialog', { name: 'Explicar esta cifra' });
  await explained.waitFor();
  await page.keyboard.press('Escape');
  await explained.waitFor({ state: 'hidden' });
  await page.keyboard.press('F9');
  await page
    .getByRole('status')
    .getByText(/^Comprobado /)
    .waitFor();

  // A browser keeps Ctrl and a digit for its own tabs.
  const digit = hostName === 'electron' ? 'Control+' : 'Alt+';
  for (const [number, screen] of screens.entries()) {
    await page.keyboard.press(`${digit}${number + 1}`);
    await heading(screen);
    if (number === 0) await page.getByRole('button', { name: 'Abrir el año 2024 (Ejemplo)' }).click();
  }
  await page.keyboard.press('Control+p');
  await heading('Vista previa');
  await page.keyboard.press('F1');
  await heading('Ayuda');
  await page.keyboard.press('F7');
  await heading('Redacción');
  await page.getByRole('status').getByText('Sin faltas de ortografía en el texto').waitFor();

  await editorOf(page).sentence(['Quedó escrito']);
  await page.keyboard.press('Control+s');
  await page.getByText(/^Todo está guardado/).waitFor();
  expect(await frameOf(page).undo.getAttribute('aria-label')).toMatch(/^Deshacer: (Redacción|Párrafo)/);
});

const screens = [
  'Inicio',
  'Importar',
  'Presupuesto',
  'Metas físicas',
  'Indicadores',
  'Redacción',
  'Conciliación',
  'Vista previa',
  'Emitir',
] as const;

type Act = {
  readonly keys: readonly string[];
  readonly from: Cell;
  /** Typed into the cell at the left first, as an act of its own. */
  readonly before?: string;
  /** Programmed and executed of the first two rows afterwards. */
  readonly first: readonly [string, string];
  readonly active: Cell;
};

const boxOf = ([row, col]: Cell, [otherRow, otherCol]: Cell) => ({
  left: Math.min(col, otherCol),
  right: Math.max(col, otherCol),
  top: Math.min(row, otherRow),
  bottom: Math.max(row, otherRow),
});

/** As on a Spanish keyboard, which the driver does not have. */
const pressPadComma = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const keys = { key: ',', code: 'NumpadDecimal', bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
  });

async function openTargets(language: 'es' | 'en') {
  const { page } = await openApp();
  const frame = frameOf(page);
  await frame.openExample();
  await frame.goTo('Metas físicas');
  const grid = gridOf(page, 'Metas físicas por actividad');
  await grid.row('5000276').waitFor();
  if (language === 'en') {
    await page.getByRole('button', { name: 'Teclas' }).click();
    await page.getByRole('radio', { name: 'Inglés' }).check();
    await page.getByRole('button', { name: 'Cerrar', exact: true }).click();
  }
  const columns = await grid.grid
    .locator('.ag-header-cell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('col-id') ?? ''));
  return {
    page,
    grid,
    at: ([row, col]: Cell) => grid.grid.locator(`[row-index="${row}"] [col-id="${columns[col]}"]`).click(),
    /** The cell with the keyboard, and what is selected. */
    state: () =>
      page.evaluate((names) => {
        const posOf = (cell: Element): [number, number] => [
          Number(cell.closest('[row-index]')?.getAttribute('row-index')),
          names.indexOf(cell.getAttribute('col-id') ?? ''),
        ];
        const focused = document.activeElement;
        const active = focused?.matches('.ag-cell') ? posOf(focused) : null;
        const edge = (side: string, at: 0 | 1): number => {
          const cell = document.querySelector(`.ag-cell.grid-edge-${side}`);
          return cell ? posOf(cell)[at] : -1;
        };
        const box = { left: edge('left', 1), right: edge('right', 1), top: edge('top', 0), bottom: edge('bottom', 0) };
        return { active, box };
      }, columns),
    /** Programmed and executed of every row. */
    figures: () =>
      grid.grid
        .locator('.ag-row')
        .evaluateAll((rows) =>
          rows.map((row) =>
            ['programmed', 'executed'].map((key) => row.querySelector(`[col-id=${key}]`)?.textContent ?? '').join(' '),
          ),
        ),
  };
}
