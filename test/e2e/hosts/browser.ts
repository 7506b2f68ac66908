import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { projectRoot } from '../../../src-main/tools/build.ts';
import { type Driver, watch } from './driver.ts';

/** Browser mode in a Chromium: `E2E_CHROMIUM`, else the one that comes with the npm packages (no system package needed). */
export async function openInBrowser(dataDir: string): Promise<Driver> {
  const server = await startServer(dataDir);
  const browser = await chromium.launch({ executablePath: await chromiumProgram(), args: ['--no-zygote'] });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'es-PE' });
  const problems: string[] = [];
  watch(context, problems);
  const page = await context.newPage();
  await page.goto(server.url);
  return {
    host: 'browser',
    page,
    problems,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** The browser mode's own process. */
export async function startServer(
  dataDir: string,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const child = spawn(process.execPath, [join(projectRoot, 'out/main/web.cjs'), '--data', dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const url = await new Promise<string>((listening, failed) => {
    child.once('message', (message: { readonly url: string }) => listening(message.url));
    child.once('exit', (code) => failed(new Error(`browser mode ended with ${code}`)));
  });
  return {
    url,
    close: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

export async function chromiumProgram(): Promise<string> {
  const given = process.env.E2E_CHROMIUM;
  return given !== undefined && existsSync(given) ? given : sparticuz.executablePath();
}
