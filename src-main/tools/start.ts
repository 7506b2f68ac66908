import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { es } from '#shared/strings/es.ts';
import { ensureBuilt, projectRoot } from './build.ts';
import { electronBinary } from './electron-binary.ts';
import { shellRuntime } from './shell-runtime.ts';

/** An Electron that dies sooner than this never showed a window: no display, or a sandbox the system forbids. */
const startLimit = 10_000;

/**
 * `npm start [-- --browser] [--data DIR] [--no-open]`: the app with Electron where there is one, else in the browser.
 * `npm run start:shell`: the app in the Electron of the end-to-end tests.
 */
process.exitCode = await start(process.argv.slice(2));

/** @returns the exit code: 0 done, 1 could not start, 2 wrong usage. */
async function start(words: readonly string[]): Promise<number> {
  const options = read(words);
  if (!options) return 2;
  if (!ensureBuilt()) return 1;
  const data = options.data === undefined ? [] : ['--data', options.data];
  if (options.shell) return startTestShell(data);
  if (!options.browser) {
    const outcome = await startElectron(data);
    if (outcome === 'ended') return 0;
    process.stdout.write(`${es.shell.noElectron}\n`);
  }
  return startBrowserMode(data, !options['no-open']);
}

function read(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        browser: { type: 'boolean' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
        shell: { type: 'boolean' },
      },
    });
    // An unset variable of a script must not mean the program's own data.
    if (values.data !== '') return values;
  } catch {
    // parseArgs words its complaint in English; the person gets the options that exist.
  }
  process.stderr.write(`${es.shell.unknownOption(words.join(' '))}\n`);
  return null;
}

async function startElectron(data: readonly string[]): Promise<'ended' | 'not-available'> {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const program = hasDisplay ? electronBinary() : null;
  if (!program) return 'not-available';
  const started = Date.now();
  const code = await run(program, [projectRoot, ...sandboxSwitch(), ...data]);
  return code !== 0 && Date.now() - started < startLimit ? 'not-available' : 'ended';
}

async function startTestShell(data: readonly string[]): Promise<number> {
  const runtime = shellRuntime();
  if (!runtime) {
    process.stderr.write(`${es.shell.noTestRuntime}\n`);
    return 1;
  }
  const env = runtime.ownNode ? {} : { APP_BACKEND_NODE: process.execPath };
  return run(runtime.program, [...sandboxSwitch(), ...data], env);
}

/** Chromium refuses its OS sandbox to root. */
function sandboxSwitch(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function startBrowserMode(data: readonly string[], open: boolean): Promise<number> {
  const child = spawn(process.execPath, [join(projectRoot, 'out/main/web.cjs'), ...data], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  child.on('message', ({ url }: { readonly url: string }) => {
    if (open) openDefaultBrowser(url);
  });
  // Ctrl+C reaches both; this one waits for the data to be closed in order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((ended) => child.on('exit', (code) => ended(code ?? 0)));
}

/** The address is printed as well, so a machine without a browser loses nothing. */
function openDefaultBrowser(url: string): void {
  const opener = { win32: 'rundll32', darwin: 'open' }[process.platform as string] ?? 'xdg-open';
  const words = process.platform === 'win32' ? ['url.dll,FileProtocolHandler', url] : [url];
  const child = spawn(opener, words, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function run(program: string, words: readonly string[], extra: Readonly<Record<string, string>> = {}): Promise<number> {
  const child = spawn(program, words, { stdio: 'inherit', env: { ...process.env, ...extra } });
  return new Promise((ended) => {
    child.on('error', () => ended(1));
    child.on('exit', (code) => ended(code ?? 1));
  });
}
