import { _electron } from 'playwright-core';
import { shellRuntime } from '../../../src-main/tools/shell-runtime.ts';
import { type Driver, watch } from './driver.ts';

/** The real shell: window, preload, protocol, ports; its backend on this Node where the runtime's own is too old. */
export async function openInElectron(dataDir: string): Promise<Driver> {
  const runtime = shellRuntime();
  if (!runtime) throw new Error('no Electron runtime: npm ci --prefix test/e2e/runtime');
  const app = await _electron.launch({
    executablePath: runtime.program,
    args: ['--lang=es-PE', '--data', dataDir],
    // Chromium refuses its OS sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 30_000,
    env: { ...environment(), ...(runtime.ownNode ? {} : { APP_BACKEND_NODE: process.execPath }) },
  });
  const page = await app.firstWindow();
  const problems: string[] = [];
  watch(page, problems);
  await page.waitForLoadState();
  // Whatever was said before anybody listened is said again.
  await page.reload();
  return { host: 'electron', page, problems, electron: app, close: () => app.close() };
}

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
