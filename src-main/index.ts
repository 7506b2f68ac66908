import { join } from 'node:path';
import { app, type BrowserWindow, ipcMain, Menu, MessageChannelMain, session } from 'electron';
import { registerAppScheme, serveApp } from './shell/app-protocol.ts';
import { type BackendKeeper, keepBackend } from './shell/backend-keeper.ts';
import { startNodeBackend, startUtilityBackend } from './shell/backend-process.ts';
import {
  answerShellRequest,
  sayBackendKeepsFailing,
  sayBackendRestarted,
  sayDataCannotBeOpened,
} from './shell/dialogs.ts';
import { shellOptions } from './shell/options.ts';
import { isOurPage, restrictContents, restrictSession } from './shell/security.ts';
import { openWindow } from './shell/window.ts';

/** `out/`: the built program; what ships beside it is in `resources/`. */
const out = join(import.meta.dirname, '..');
const resources = join(out, '../resources');

const options = shellOptions({
  argv: process.argv,
  localAppData: process.env.LOCALAPPDATA,
  defaultProfile: app.getPath('userData'),
});
app.setPath('userData', options.profileDir);
registerAppScheme();
restrictContents(app);
// Chromium refuses its OS sandbox to root, as on build machines; everywhere else it is on.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

// Before anything is opened: the second instance of a data folder only shows the first (C-12).
if (app.requestSingleInstanceLock()) void app.whenReady().then(run);
else app.quit();

function run(): void {
  Menu.setApplicationMenu(null);
  restrictSession(session.defaultSession);
  serveApp(session.defaultSession, join(out, 'renderer'));
  const backend = startBackend(() => window);
  ipcMain.on('rpc:connect', (event) => {
    if (!isOurPage(event.senderFrame, event.sender)) return;
    const { port1, port2 } = new MessageChannelMain();
    backend.connect(port1);
    event.sender.postMessage('rpc:port', null, [port2]);
  });
  const window = openWindow({ preload: join(out, 'preload/preload.cjs'), icon: join(resources, 'icon.png') });
  app.on('second-instance', () => {
    // Closed, while the data are still being closed in order: whoever starts the program now gets it right after.
    if (window.isDestroyed()) return app.relaunch();
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  stopBackendBeforeQuitting(backend);
}

function startBackend(window: () => BrowserWindow): BackendKeeper {
  // Only the end-to-end tests set these: another Node where the runtime's own is too old for the database driver, and a
  // backend that needs no database, so that the utility process itself can be tested there.
  const { APP_BACKEND_NODE: node, APP_BACKEND_ENTRY: entry } = app.isPackaged ? {} : process.env;
  const backend = {
    entry: entry ?? join(out, 'main/backend.cjs'),
    arguments: { dataDir: options.dataDir, resourcesDir: resources, version: app.getVersion() },
  };
  return keepBackend({
    start: (handlers) =>
      node ? startNodeBackend(node, { ...backend, ...handlers }) : startUtilityBackend({ ...backend, ...handlers }),
    answer: (request) => answerShellRequest(window(), request),
    onFailed: (error) => {
      sayDataCannotBeOpened(error);
      app.quit();
    },
    onRestarted: () => {
      window().webContents.reload();
      sayBackendRestarted(window());
    },
    onGivenUp: () => {
      sayBackendKeepsFailing();
      app.quit();
    },
    now: Date.now,
  });
}

/** The database is closed in order before the program ends. */
function stopBackendBeforeQuitting(backend: BackendKeeper): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopped = true;
    void backend.stop().finally(() => app.quit());
  });
}
