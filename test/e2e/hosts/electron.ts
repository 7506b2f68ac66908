import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { type ShellRuntime, shellRuntime } from '../../../src-main/tools/shell-runtime.ts';
import { type Driver, type HostOptions, watch } from './driver.ts';

/** The real shell: window, preload, protocol, ports; its backend on this Node where the runtime's own is too old. */
export async function openInElectron(dataDir: string, { backend }: HostOptions): Promise<Driver> {
  const runtime = shellRuntime();
  if (!runtime) throw new Error('no Electron runtime: npm ci --prefix test/e2e/runtime');
  const problems: string[] = [];
  const launch = async (): Promise<{ app: ElectronApplication; page: Page }> => {
    const app = await _electron.launch({
      executablePath: runtime.program,
      args: ['--lang=es-PE', '--data', dataDir],
      // Chromium refuses its OS sandbox to root.
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: 30_000,
      env: { ...environment(), ...(backend === undefined ? ownBackend(runtime) : { APP_BACKEND_ENTRY: backend }) },
    });
    watch(app.context(), problems);
    try {
      const page = await app.firstWindow({ timeout: startLimit });
      // The window is there before its page is.
      await page.locator('#root > *').first().waitFor({ state: 'attached', timeout: startLimit });
      return { app, page };
    } catch (error) {
      app.process().kill('SIGKILL');
      throw error;
    }
  };
  // Held by the runner, this old Electron now and then never loads its first page: once more, and said aloud.
  const { app, page } = await launch().catch((error: unknown) => {
    console.warn('started the shell again:', error);
    problems.length = 0;
    return launch();
  });
  return { host: 'electron', page, problems, electron: app, close: () => app.close() };
}

/** Ten times what a start takes. */
const startLimit = 15_000;

const ownBackend = ({ ownNode }: ShellRuntime): Record<string, string> =>
  ownNode ? {} : { APP_BACKEND_NODE: process.execPath };

const environment = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
