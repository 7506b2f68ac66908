import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { projectRoot } from '../../src-main/tools/build.ts';
import { chromiumProgram } from '../e2e/hosts/browser.ts';
import { putOnClipboard } from '../e2e/pages/clipboard.ts';
import { inTurns, type Line, timed } from './measure.ts';

/** The grid with 10,000 rows of 30 columns, beside AG Grid as it comes; a paste of 5,000 cells as one act (G4, G5). */
export async function grid(runs: number): Promise<readonly Line[]> {
  const out = join(projectRoot, '.cache/bench-grid');
  await build({
    root: join(projectRoot, 'test/bench/grid-page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: out, emptyOutDir: true, target: 'chrome114', chunkSizeWarningLimit: 5_000 },
  });
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://x').pathname;
    const type = name.endsWith('.js') ? 'text/javascript' : name.endsWith('.css') ? 'text/css' : 'text/html';
    readFile(join(out, name === '/' ? 'index.html' : name)).then(
      (bytes) => response.writeHead(200, { 'content-type': type }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({ executablePath: await chromiumProgram(), args: ['--no-zygote'] });
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const on = (address: string, work: (page: Page) => Promise<number>) => async () => {
      const page = await context.newPage();
      await page.goto(address);
      const time = await inTime(work(page));
      await page.close();
      return time;
    };
    const compared = async (name: string, work: (page: Page) => Promise<number>, goal: string): Promise<Line> => {
      const { ours, against } = await inTurns(runs, on(url, work), on(`${url}?bare`, work));
      return { name, ours, against: against === null ? null : { name: 'bare AG Grid', time: against }, goal };
    };
    const extend = await inTurns(runs, on(url, extendDown), null);
    return [
      { name: 'Shift+Down held over 100 rows, per key', ours: extend.ours / 100, against: null },
      await compared('10,000 x 30: first rows on screen', firstRows, '<= 1.5 x'),
      await compared('10,000 x 30: slowest of 60 steps of scrolling', slowestStep, '<= 2 x'),
      {
        name: 'paste of 5,000 cells: shown as one act',
        ours: (await inTurns(runs, on(url, paste), null)).ours,
        against: null,
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

/** A page that draws no frame any more would keep everybody waiting for ever. */
function inTime(work: Promise<number>): Promise<number> {
  const late = new Promise<never>((_, fail) =>
    setTimeout(() => fail(new Error(`a page of the grid drew nothing for ${limit / 1000} s`)), limit).unref(),
  );
  return Promise.race([work, late]);
}

const limit = 60_000;

/** From the page's first line of code to painted rows. */
async function firstRows(page: Page): Promise<number> {
  await page.locator('.ag-row .ag-cell').first().waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((done) =>
        requestAnimationFrame(() => done(performance.now() - Number(document.body.dataset.started))),
      ),
  );
}

/** Pages down and across; each step ends when its frame is drawn. */
async function slowestStep(page: Page): Promise<number> {
  await page.locator('.ag-row .ag-cell').first().waitFor();
  return page.evaluate(async () => {
    const view = document.querySelector('.ag-grid-viewport');
    let slowest = 0;
    for (let step = 0; step < 60; step += 1) {
      const start = performance.now();
      if (view) view.scrollTop += 700;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      slowest = Math.max(slowest, performance.now() - start);
    }
    return slowest;
  });
}

/** 500 rows of 10 columns from the clipboard to the rows on the screen and the one call that saves them. */
async function paste(page: Page): Promise<number> {
  await page.locator('.ag-row [col-id=c0].ag-cell').first().click();
  const text = Array.from({ length: 500 }, (_, row) =>
    Array.from({ length: 10 }, (_, col) => `${row}.${col}5`).join('\t'),
  );
  await putOnClipboard(page, { text: text.join('\r\n'), html: '' });
  return timed(async () => {
    await page.keyboard.press('Control+v');
    await page.waitForFunction(() => document.body.dataset.edits === '5000');
    await page.locator('.ag-row[row-index="1"] [col-id=c1]').filter({ hasText: '1.15' }).waitFor();
  });
}

/** One selection of 100 rows, made key by key and painted each time. */
async function extendDown(page: Page): Promise<number> {
  await page.locator('.ag-row [col-id=c0].ag-cell').first().click();
  return page.evaluate(async () => {
    const start = performance.now();
    for (let press = 0; press < 100; press += 1) {
      const keys = { key: 'ArrowDown', code: 'ArrowDown', shiftKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    return performance.now() - start;
  });
}
