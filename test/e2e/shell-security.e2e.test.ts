import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hostName, openApp } from './app.ts';
import type { Driver } from './hosts/driver.ts';

describe.runIf(hostName === 'electron')('the shell', () => {
  it('exposes to the page exactly one function', async () => {
    const { page } = await openApp();
    const exposed = await page.evaluate(() => ({
      desktop: Object.entries(window.desktop ?? {}).map(([name, value]) => `${name}: ${typeof value}`),
      node: [typeof require, typeof process, typeof module, typeof Buffer],
    }));
    expect(exposed.desktop).toEqual(['connect: function']);
    expect(exposed.node).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
  });

  it('runs its window sandboxed, isolated, without Node and without webviews', async () => {
    const { electron } = await openApp();
    const preferences = await electron?.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      // The only way to read back what was really applied; absent from the public types.
      return (
        window?.webContents as unknown as { getLastWebPreferences: () => object } | undefined
      )?.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      enableBlinkFeatures: '',
      webviewTag: false,
    });
  });

  it('opens no window and leaves its page for nothing', async () => {
    const { page, electron, forgive } = await openApp();
    const url = page.url();
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
    for (const target of ['https://example.org/', 'file:///etc/passwd', 'app://other/', 'data:text/html,x']) {
      await follow(page, target);
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(page.url()).toBe(url);
    }
    expect(await electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    forgive(/Not allowed to (load local resource: file:|navigate top frame to data)/);
  });

  it('saves no file but what its page made itself', async () => {
    const { page, electron } = await openApp();
    const told = await electron?.evaluateHandle(({ session }) => ({
      refused: new Promise((resolve) =>
        session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented)),
      ),
    }));
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'data:text/csv,1;2';
      link.download = 'ajeno.csv';
      link.click();
    });
    expect(await told?.evaluate(({ refused }) => refused)).toBe(true);
  });

  it('brings back a page that emptied itself', async () => {
    const { page } = await openApp();
    await follow(page, 'about:blank');
    await page.getByRole('button', { name: 'Abrir ejemplo' }).waitFor();
    expect(page.url()).toMatch(/^app:\/\/ufpp\//);
  });

  it('denies every permission', async () => {
    const { page } = await openApp();
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      const asked = names.map((name) => navigator.permissions.query({ name: name as PermissionName }));
      return (await Promise.all(asked)).map(({ state }) => state);
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
    const camera = page.evaluate(() => navigator.mediaDevices.getUserMedia({ video: true }).then(() => 'granted'));
    await expect(camera).rejects.toThrow();
  });

  it('sends its policy as a header and lets no inline script run', async () => {
    const app = await openApp();
    const policy = await app.page
      .evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
      .catch(String);
    // The page may not even fetch itself: connect-src 'none'.
    expect(policy).toContain('Failed to fetch');
    expect(await headerOf(app)).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}';/);
    const ran = await app.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      return 'inlineRan' in window;
    });
    expect(ran).toBe(false);
    // These two refusals are what was asked for; anything else stays a problem.
    app.forgive(/Content Security Policy/);
  });

  it('makes no request but for its own page', async () => {
    const app = await openApp();
    await app.electron?.evaluate(({ session }) => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      session.defaultSession.webRequest.onSendHeaders(({ url }) => void seen.push(url));
    });
    await app.page.getByRole('button', { name: 'Abrir ejemplo' }).click();
    await app.page.getByRole('heading', { name: 'Resumen', level: 1 }).waitFor();
    await app.page.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://example.org/pixel.png';
      document.body.append(image);
    });
    const seen = await app.electron?.evaluate(() => (globalThis as unknown as { seen: string[] }).seen);
    expect(seen?.filter((url) => !/^(app:\/\/ufpp\/|blob:app:\/\/ufpp\/|data:)/.test(url))).toEqual([]);
    app.forgive(/Content Security Policy|example\.org/);
  });

  it('gives a port to its own main frame and to no other', async () => {
    const { electron } = await openApp();
    const ports = await electron?.evaluate(({ BrowserWindow, ipcMain }) => {
      const [window] = BrowserWindow.getAllWindows();
      const own = window?.webContents;
      const stranger = new BrowserWindow({ show: false }).webContents;
      const askedBy = (sender: typeof own, senderFrame: unknown): number => {
        let given = 0;
        if (sender) {
          sender.postMessage = () => {
            given += 1;
          };
          ipcMain.emit('rpc:connect', { sender, senderFrame });
        }
        return given;
      };
      return {
        own: askedBy(own, own?.mainFrame),
        frameInOwn: askedBy(own, { url: 'app://ufpp/' }),
        gone: askedBy(own, null),
        stranger: askedBy(stranger, stranger.mainFrame),
      };
    });
    expect(ports).toEqual({ own: 1, frameInOwn: 0, gone: 0, stranger: 0 });
  });
});

/** Clicks a link that leads there. */
const follow = (page: Page, target: string): Promise<void> =>
  page.evaluate((address) => {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
  }, target);

/** The header as it left the protocol, read where the page's own policy does not apply. */
const headerOf = async ({ electron }: Driver): Promise<string | null | undefined> =>
  electron?.evaluate(async ({ session }) => {
    const response = await session.defaultSession.fetch('app://ufpp/');
    return response.headers.get('content-security-policy');
  });
