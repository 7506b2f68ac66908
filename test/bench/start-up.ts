import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, _electron as electron } from 'playwright-core';
import { projectRoot } from '../../src-main/tools/build.ts';
import { shellRuntime } from '../../src-main/tools/shell-runtime.ts';
import { chromiumProgram, startServer } from '../e2e/hosts/browser.ts';
import { openInElectron } from '../e2e/hosts/electron.ts';
import { inTurns, type Line, timed } from './measure.ts';

/** From nothing to a window that can be used: process, database, page, first screen (G6a, G6b). */
export async function startUp(runs: number): Promise<readonly Line[]> {
  return [await backendStart(runs), await browserStart(runs), ...(await electronStart(runs))];
}

/** The backend alone: its bundle evaluated and its database opened. */
async function backendStart(runs: number): Promise<Line> {
  const ours = () =>
    inFolder((dataDir) => {
      const options = JSON.stringify({ dataDir, resourcesDir: join(projectRoot, 'resources'), version: '0' });
      return timedStart(['out/main/backend.cjs', options]);
    });
  const bare = () => timedStart(['-e', 'process.send({})']);
  const result = await inTurns(runs, ours, bare);
  return line('backend process to ready', result, 'node that says hello', 'floor + 150 ms');
}

/** Server process, page and first screen in a browser that already runs; against an empty page of a bare server. */
async function browserStart(runs: number): Promise<Line> {
  const browser = await chromium.launch({ executablePath: await chromiumProgram(), args: ['--no-zygote'] });
  try {
    const ours = () =>
      inFolder(async (dataDir) => {
        let close: () => Promise<void> = async () => undefined;
        const time = await timed(async () => {
          const server = await startServer(dataDir);
          close = server.close;
          await show(browser, server.url, 'button');
        });
        await close();
        return time;
      });
    return line(
      'browser mode to first screen',
      await inTurns(runs, ours, () => emptyPage(browser)),
      'bare server, empty page',
    );
  } finally {
    await browser.close();
  }
}

async function emptyPage(browser: Browser): Promise<number> {
  const program =
    "const s=require('http').createServer((q,r)=>r.end('<p>x</p>')).listen(0,'127.0.0.1',()=>process.send({url:'http://127.0.0.1:'+s.address().port}))";
  let child: ChildProcess | null = null;
  const time = await timed(async () => {
    child = start(['-e', program]);
    const [{ url }] = (await once(child, 'message')) as [{ readonly url: string }];
    await show(browser, url, 'p');
  });
  await stop(child);
  return time;
}

/** A cold page: contexts share no cache. */
async function show(browser: Browser, url: string, selector: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(`main ${selector}, body > ${selector}`).last().waitFor();
  void context.close();
}

/** The real shell against the same Electron with an empty window. */
async function electronStart(runs: number): Promise<readonly Line[]> {
  const runtime = shellRuntime();
  if (!runtime || !process.env.DISPLAY) return [];
  const ours = () =>
    inFolder(async (dataDir) => {
      let close: () => Promise<void> = async () => undefined;
      const time = await timed(async () => {
        const app = await openInElectron(dataDir, {});
        close = app.close;
        await app.page.locator('main button').last().waitFor();
      });
      await close();
      return time;
    });
  const empty = () =>
    inFolder(async (folder) => {
      const app = join(projectRoot, 'test/bench/empty-window.cjs');
      let close: () => Promise<void> = async () => undefined;
      const time = await timed(async () => {
        const running = await electron.launch({
          executablePath: runtime.program,
          args: ['--user-data-dir', folder],
          chromiumSandbox: process.getuid?.() !== 0,
          env: { ...(process.env as Record<string, string>), BENCH_APP: app },
        });
        close = () => running.close();
        await (await running.firstWindow()).locator('p').waitFor();
      });
      await close();
      return time;
    });
  return [line('Electron to first screen', await inTurns(runs, ours, empty), 'same Electron, empty window', '≤ 2 x')];
}

function line(name: string, result: { ours: number; against: number | null }, against: string, goal?: string): Line {
  return {
    name,
    ours: result.ours,
    against: result.against === null ? null : { name: against, time: result.against },
    ...(goal === undefined ? {} : { goal }),
  };
}

async function timedStart(words: readonly string[]): Promise<number> {
  let child: ChildProcess | null = null;
  const time = await timed(async () => {
    child = start(words);
    await once(child, 'message');
  });
  await stop(child);
  return time;
}

const start = (words: readonly string[]): ChildProcess =>
  spawn(process.execPath, words, { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });

async function stop(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill();
  await exited;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
