import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { es } from '#shared/strings/es.ts';

/** Enough for 120 MB over an office line. A closed network ends the attempt itself, at once or at its 10 s connect limit. */
const fetchLimit = 180_000;

/** Path of the Electron program, fetched by its own installer where it is missing; `null` where it cannot be had. */
export function electronBinary(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  return installed(folder) ?? (fetchElectron(folder) ? installed(folder) : null);
}

function installed(folder: string): string | null {
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const program = join(folder, 'dist', readFileSync(name, 'utf8'));
  return existsSync(program) ? program : null;
}

function fetchElectron(folder: string): boolean {
  process.stderr.write(`${es.shell.fetchingElectron}\n`);
  const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchLimit,
  });
  return status === 0;
}
