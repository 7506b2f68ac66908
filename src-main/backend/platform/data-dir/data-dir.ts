import path from 'node:path';

/** Where the data and its safety copies live. */
export type DataFolders = { readonly dataDir: string; readonly backupDir: string };

export type Surroundings = {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
};

const appFolder = 'Memoria UFPP';

/**
 * `%LOCALAPPDATA%\Memoria UFPP\datos` on Windows (Local, not Roaming: a live database must not be synchronised, C-14),
 * `$XDG_DATA_HOME/memoria-ufpp` elsewhere. Copies go where neither an uninstall nor a profile reset deletes them (C-8).
 * A folder the person names holds both, so that one folder is everything.
 */
export function dataFolders(given: string | undefined, around: Surroundings): DataFolders {
  const { join, resolve, isAbsolute } = around.platform === 'win32' ? path.win32 : path.posix;
  if (given !== undefined && given !== '') {
    const dataDir = resolve(given);
    return { dataDir, backupDir: join(dataDir, 'copias') };
  }
  if (around.platform === 'win32') {
    const local = around.env.LOCALAPPDATA || join(around.home, 'AppData', 'Local');
    return { dataDir: join(local, appFolder, 'datos'), backupDir: join(around.home, `${appFolder} - copias`) };
  }
  const xdg = around.env.XDG_DATA_HOME;
  // The XDG specification: a relative path in the variable is to be ignored.
  const data = xdg !== undefined && isAbsolute(xdg) ? xdg : join(around.home, '.local', 'share');
  return { dataDir: join(data, 'memoria-ufpp'), backupDir: join(data, 'memoria-ufpp-copias') };
}
