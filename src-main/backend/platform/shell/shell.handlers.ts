import { basename } from 'node:path';
import { Refusal } from '#shared/contract/errors.ts';
import type { HandlersOf } from '../rpc/dispatch.ts';

export const shellHandlers: HandlersOf<'shell'> = {
  'shell.chooseFolder': async ({ shell, paths }) => {
    if (!shell.chooseFolder) throw new Refusal('not-available-here');
    const path = await shell.chooseFolder();
    return path === null ? null : { handle: paths.give(path), path };
  },
  'shell.chooseFile': async ({ shell, uploads }) => {
    if (!shell.chooseFile) throw new Refusal('not-available-here');
    const path = await shell.chooseFile();
    return path === null ? null : { handle: uploads.adopt(path), name: basename(path) };
  },
  'shell.showInFolder': async ({ shell, paths }, { handle }) => {
    if (!shell.showInFolder) throw new Refusal('not-available-here');
    await shell.showInFolder(paths.path(handle));
    return null;
  },
};
