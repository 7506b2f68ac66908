import type { HandlersOf } from '../platform/rpc/dispatch.ts';

export const appHandlers: HandlersOf<'app'> = {
  'app.info': ({ db, dataDir, shell, version }) => ({
    version,
    host: shell.kind,
    dataDir,
    node: process.versions.node,
    sqlite: db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '',
    can: {
      chooseFolder: shell.chooseFolder !== undefined,
      chooseFile: shell.chooseFile !== undefined,
      showInFolder: shell.showInFolder !== undefined,
    },
  }),
};
