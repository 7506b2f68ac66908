import { type BrowserWindow, dialog, shell } from 'electron';
import type { RpcError } from '#shared/contract/errors.ts';
import type { ShellRequest } from '#shared/host/messages.ts';
import { es } from '#shared/strings/es.ts';

/** Does for the person what only a desktop program can; the answer goes back to the backend, never to the page. */
export async function answerShellRequest(window: BrowserWindow, request: ShellRequest): Promise<string | null> {
  switch (request.kind) {
    case 'chooseFolder': {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: es.shell.chooseFolder,
        properties: ['openDirectory', 'createDirectory'],
      });
      return filePaths[0] ?? null;
    }
    case 'chooseFile': {
      const { filePaths } = await dialog.showOpenDialog(window, {
        title: es.shell.chooseFile,
        properties: ['openFile'],
      });
      return filePaths[0] ?? null;
    }
    case 'showInFolder':
      shell.showItemInFolder(request.path);
      return null;
    default:
      return request satisfies never;
  }
}

/** Blocks until read: there is nothing to show behind it. */
export function sayDataCannotBeOpened({ code, detail }: RpcError): void {
  dialog.showErrorBox(es.shell.cannotOpenData, es.errors[code](detail));
}

export function sayBackendRestarted(window: BrowserWindow): void {
  void dialog.showMessageBox(window, {
    type: 'warning',
    title: es.shell.appName,
    message: es.shell.backendRestarted,
    detail: es.shell.backendRestartedDetail,
    buttons: [es.shell.understood],
  });
}

export function sayBackendKeepsFailing(): void {
  dialog.showErrorBox(es.shell.appName, es.shell.backendKeepsFailing);
}
