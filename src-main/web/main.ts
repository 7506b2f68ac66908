import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Refusal } from '#shared/contract/errors.ts';
import { es } from '#shared/strings/es.ts';
import { servePages } from '../backend/serve-pages.ts';
import { startWebServer } from './server.ts';

/** The browser mode as a process: `web.cjs [--data DIR] [--port N]`. Tells its parent process `{ url }`, if it has one. */
void main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, port: { type: 'string', default: '0' } } });
  const project = join(import.meta.dirname, '../..');
  const host = open(project, values.data ?? null);
  if (!host) return;
  const root = join(project, 'out/renderer');
  const server = await startWebServer({ root, port: Number(values.port), connect: host.connect });
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await server.close();
    await host.close();
    process.exit(0);
  };
  // Ctrl+C comes from the terminal, from npm and from the parent: one alone would leave the others to kill what is closing.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
  process.on('disconnect', () => void end());
  process.stdout.write(`${es.shell.browserAddress(server.url)}\n${es.shell.browserStop}\n`);
  process.send?.({ url: server.url });
}

function open(project: string, dataDir: string | null) {
  try {
    return servePages({
      dataDir,
      resourcesDir: join(project, 'resources'),
      workerEntry: join(import.meta.dirname, 'import-worker.cjs'),
      version: versionOf(project),
      shell: { kind: 'browser' },
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${es.errors[error.code](error.detail)}\n`);
    process.exitCode = 1;
    return null;
  }
}

function versionOf(project: string): string {
  const { version } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { readonly version: string };
  return version;
}
