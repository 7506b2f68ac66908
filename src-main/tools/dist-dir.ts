import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { es } from '#shared/strings/es.ts';
import { projectRoot } from './build.ts';
import { electronBinary } from './electron-binary.ts';
import { shellRuntime } from './shell-runtime.ts';

/**
 * `npm run dist:dir`: the program as the installer would lay it out, in `dist/`, without making the installer. With the
 * product's own Electron where it can be had; else with the runtime of the end-to-end tests, which proves the set of files
 * but lacks the newer fuses.
 */
const config = '.electron-builder.yml';
process.exitCode = distDir();

function distDir(): number {
  if (electronBinary()) return electronBuilder(config, []);
  const runtime = shellRuntime();
  if (!runtime) {
    process.stderr.write(`${es.shell.noTestRuntime}\n`);
    return 1;
  }
  const dist = join(projectRoot, '.cache/electron/plain');
  rmSync(dist, { recursive: true, force: true });
  // Its launcher is no part of the product.
  const launcher = join(dirname(runtime.program), 'resources');
  cpSync(dirname(runtime.program), dist, { recursive: true, filter: (path) => path !== launcher });
  return electronBuilder(withoutNewerFuses(), [
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${versionOf(runtime.program)}`,
  ]);
}

/** A fuse that the older program does not have cannot be set; electron-builder has no switch to leave one out. */
function withoutNewerFuses(): string {
  const copy = join(projectRoot, '.cache/electron-builder.yml');
  const text = readFileSync(join(projectRoot, config), 'utf8');
  writeFileSync(copy, text.replace(/^ {2}grantFileProtocolExtraPrivileges:.*\n/m, ''));
  return copy;
}

function electronBuilder(configFile: string, words: readonly string[]): number {
  const folder = dirname(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const { status } = spawnSync(
    process.execPath,
    [join(folder, 'cli.js'), '--config', configFile, '--dir', '--publish', 'never', ...words],
    { cwd: projectRoot, stdio: 'inherit' },
  );
  return status ?? 1;
}

/** Electron states its version in a file of its folder, or else on its command line. */
function versionOf(program: string): string {
  const file = join(dirname(program), 'version');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const { stdout } = spawnSync(program, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
  });
  return stdout.trim();
}
