import { BrowserWindow, type Input, type WebContents } from 'electron';
import { es } from '#shared/strings/es.ts';
import { pageUrl } from './app-protocol.ts';
import { webPreferences } from './security.ts';

/** The program's only window. It shows itself when the page has drawn, so nobody sees an empty frame. */
export function openWindow({ preload, icon }: { readonly preload: string; readonly icon: string }): BrowserWindow {
  const window = new BrowserWindow({
    title: es.shell.appName,
    icon,
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 400,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: webPreferences(preload),
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('before-input-event', (event, input) => {
    if (zoom(window.webContents, input)) event.preventDefault();
  });
  // C-17: every edit is already stored, so a page that died simply comes back.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(pageUrl);
  return window;
}

/** Ctrl and +, - or 0 (AC3). Chromium leaves them to the application menu, and this program has none. */
function zoom(contents: WebContents, input: Input): boolean {
  if (input.type !== 'keyDown' || !input.control || input.alt) return false;
  const level = zoomLevels[input.key];
  if (level === undefined) return false;
  contents.setZoomLevel(level === 0 ? 0 : Math.max(-3, Math.min(5, contents.getZoomLevel() + level)));
  return true;
}

/** Steps of Chromium's zoom level; 0 is 100 %. */
const zoomLevels: Readonly<Record<string, number>> = { '+': 0.5, '=': 0.5, '-': -0.5, '0': 0 };
