import { _electron } from 'playwright-core';
import { type ShellRuntime, shellRuntime } from '../../../src-main/tools/shell-runtime.ts';
import { type Driver, type HostOptions, watch } from './driver.ts';

/** The real shell: window, preload, protocol, ports; its backend on this Node where the runtime's own is too old. */
export async function openInElectron(dataDir: string, { backend }: HostOptions): Promise<Driver> {
  const runtime = shellRuntime();
  if (!runtime) throw new Error('no Electron runtime: npm ci --prefix test/e2e/runtime');
  const app = await _electron.launch({
    executablePath: runtime.program,
    args: ['--lang=es-PE', '--data', dataDir],
    // Chromium refuses its OS sandbox to root.
    chromiumSandbox: process.getuid?.() !== 0,
    timeout: 30_000,
    env: { ...environment(), ...(backend === undefined ? ownBackend(runtime) : { APP_BACKEND_ENTRY: backend }) },
  });
  const problems: string[] = [];
  watch(app.context(), problems);
  const page = await app.firstWindow();
  // The window is there before its page is.
  await page.locator('#root > *').first().waitFor({ state: 'attached' });
  return { host: 'electron', page, problems, electron: app, close: () => app.close() };
}

const ownBackend = ({ ownNode }: ShellRuntime): Record<string, string> =>
  ownNode ? {} : { APP_BACKEND_NODE: process.execPath };

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
