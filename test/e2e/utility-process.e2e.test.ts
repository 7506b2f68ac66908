import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src-main/tools/build.ts';
import { dataFolder, hostName, openApp } from './app.ts';

const stub = join(projectRoot, 'test/e2e/hosts/stub-backend.cjs');

/** What ships runs the backend in a utility process; this is that path, with a backend that needs no database driver. */
describe.runIf(hostName === 'electron')('the utility process', () => {
  it('answers each page over a port of its own', async () => {
    const { page, electron } = await openApp(dataFolder(), { backend: stub });
    expect(await ask(page, 'one')).toEqual({ calls: 1, method: 'one' });
    expect(await ask(page, 'two')).toEqual({ calls: 2, method: 'two' });
    const processes = await electron?.evaluate(({ app }) => app.getAppMetrics().map(({ name }) => name));
    expect(processes).toContain('Memoria UFPP datos');
  });

  it('is started again when it dies, and the page comes back by itself', async () => {
    const { page, electron } = await openApp(dataFolder(), { backend: stub });
    const said = await electron?.evaluateHandle(({ dialog }) => {
      const messages: string[] = [];
      dialog.showMessageBox = (...values: readonly unknown[]) => {
        messages.push(JSON.stringify(values[1]));
        return Promise.resolve({ response: 0, checkboxChecked: false });
      };
      return messages;
    });
    await ask(page, 'one');
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => window.desktop?.connect());
    void ask(page, 'die').catch(() => undefined);
    await reloaded;
    expect(await ask(page, 'after')).toEqual({ calls: 1, method: 'after' });
    expect((await said?.jsonValue())?.join()).toContain('Lo guardado está intacto');
  });
});

describe.runIf(hostName === 'electron')('the program', () => {
  it('started again while its data are still being closed, opens right after', async () => {
    const { electron } = await openApp(dataFolder(), { backend: stub });
    const relaunched = await electron?.evaluate(({ app, BrowserWindow }) => {
      let times = 0;
      app.relaunch = () => {
        times += 1;
      };
      for (const window of BrowserWindow.getAllWindows()) window.destroy();
      app.emit('second-instance');
      return times;
    });
    expect(relaunched).toBe(1);
  });
});

/** One call over a new port, as the page's own client does it. The stub counts such calls since it was started. */
const ask = (page: Page, method: string): Promise<unknown> =>
  page.evaluate(
    (name) =>
      new Promise((answered) => {
        const receive = (event: MessageEvent): void => {
          const [port] = event.ports;
          if (event.data !== 'rpc:port' || !port) return;
          window.removeEventListener('message', receive);
          port.onmessage = ({ data }) => answered(data.r);
          port.postMessage({ t: 'q', i: '1', m: 'stub', a: [name] });
        };
        window.addEventListener('message', receive);
        window.desktop?.connect();
      }),
    method,
  );
