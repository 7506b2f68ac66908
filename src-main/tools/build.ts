import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { es } from '#shared/strings/es.ts';

/** The repository: where package.json is. */
export const projectRoot = join(import.meta.dirname, '../..');

const stamp = join(projectRoot, 'out/.built');
const lock = join(projectRoot, '.cache/build.lock');

/**
 * Builds `out/` when a source is newer than the last build. Everything it says goes to stderr: the standard output belongs to
 * the command that needs the build. Two commands at once build once.
 * @returns false when the build failed.
 */
export function ensureBuilt(): boolean {
  if (isFresh()) return true;
  return alone(() => isFresh() || build());
}

/** Builds `out/` in the passes of electron.vite.config.ts, whether or not a source is newer. */
export function build(): boolean {
  process.stderr.write(`${es.shell.building}\n`);
  // What changes while the build runs belongs to the next one.
  const started = new Date();
  if (!['production', 'window', 'worker', 'document-worker', 'typesetter', 'speller'].every(runPass)) {
    process.stderr.write(`${es.shell.buildFailed}\n`);
    return false;
  }
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
  return true;
}

function runPass(mode: string): boolean {
  const { status } = spawnSync(process.execPath, [electronVite(), 'build', '--mode', mode, '--logLevel', 'error'], {
    cwd: projectRoot,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}

function isFresh(): boolean {
  const built = statSync(stamp, { throwIfNoEntry: false });
  if (!built) return false;
  const sources = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'src-main/**', 'src-renderer/**'];
  return globSync(sources, { cwd: projectRoot }).every(
    (file) => statSync(join(projectRoot, file)).mtimeMs <= built.mtimeMs,
  );
}

function electronVite(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('electron-vite/package.json')), 'bin/electron-vite.js');
}

/** One build at a time; the lock holds the number of the process, so that one left by a killed build is seen. */
function alone(work: () => boolean): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  while (!tryLock()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    if (!isHeld()) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** Signal 0 only asks whether the process is there. */
function isHeld(): boolean {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch (error) {
    // Somebody else's process is there all the same; a lock that is gone or unreadable is held by nobody.
    return hasCode(error, 'EPERM');
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
