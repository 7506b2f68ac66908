import type { App, Session, WebContents, WebFrameMain, WebPreferences } from 'electron';
import { pageUrl } from './app-protocol.ts';

/** features C3-2..11: every preference said, so that a changed default changes nothing here. */
export const webPreferences = (preload: string): WebPreferences => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Chromium would fetch its dictionaries from the network.
  spellcheck: false,
});

/** C3-1, C3-5: no request but for our own page, no permission but to copy, no device, no file but what the page itself hands over. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === copying));
  session.setPermissionCheckHandler((_contents, permission) => permission === copying);
  session.setDevicePermissionHandler(() => false);
  // Without a path of ours, Electron asks the person where to save it.
  session.on('will-download', (event, item) => item.getURL().startsWith(`blob:${pageUrl}`) || event.preventDefault());
  session.webRequest.onBeforeRequest((request, answer) => answer({ cancel: !isOwn(request.url) }));
}

/** What a page may: put a picture on the clipboard during a click. Reading it stays denied. */
const copying = 'clipboard-sanitized-write';

/** C3-12..14: whatever content appears, it stays on our page and opens nothing. */
export function restrictContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => event.url === pageUrl || event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.url === pageUrl || event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    // An empty page is no request, so nothing asks before it; whoever went there is brought back.
    contents.on('did-navigate', (_navigated, url) => {
      if (!url.startsWith(pageUrl)) void contents.loadURL(pageUrl);
    });
  });
}

/** C3-17: the main frame of our own page. */
export function isOurPage(frame: WebFrameMain | null, contents: WebContents): boolean {
  return frame !== null && frame === contents.mainFrame && frame.url.startsWith(pageUrl);
}

/** Pictures made in the page itself are not requests to anywhere. */
const isOwn = (url: string): boolean =>
  url.startsWith(pageUrl) ||
  url.startsWith(`blob:${pageUrl}`) ||
  url.startsWith('data:') ||
  url.startsWith('devtools:');
