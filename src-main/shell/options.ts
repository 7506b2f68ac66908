import { join, resolve } from 'node:path';

export type ShellOptions = {
  /** `--data DIR`; `null` is the program's own folder, which the backend knows. */
  readonly dataDir: string | null;
  /** Where Chromium keeps its own files. Each data folder has its own, because Electron allows one instance for each. */
  readonly profileDir: string;
};

export type Surroundings = {
  readonly argv: readonly string[];
  readonly localAppData: string | undefined;
  /** Electron's own choice, in the roaming profile on Windows. */
  readonly defaultProfile: string;
};

/** Chromium adds switches of its own to the command line, so only ours is looked for. */
export function shellOptions({ argv, localAppData, defaultProfile }: Surroundings): ShellOptions {
  const at = argv.indexOf('--data');
  const given =
    argv.find((word) => word.startsWith('--data='))?.slice('--data='.length) ?? (at < 0 ? null : argv[at + 1]);
  if (given) return { dataDir: resolve(given), profileDir: join(resolve(given), 'ventana') };
  return { dataDir: null, profileDir: localAppData ? join(localAppData, 'Memoria UFPP', 'ventana') : defaultProfile };
}
