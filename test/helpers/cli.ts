import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryDir } from './backend.ts';

export type CliResult = {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The one JSON object on stdout; anything else there is a failure. */
  readonly json: () => unknown;
};

/** Compiled modules are kept between the many short runs of these tests; it halves their time. */
export const cliEnvironment = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'memoria-ufpp-compile-cache') };

export const cliEntry = join(repositoryDir, 'src-main/cli.ts');

/** The command line as a process of its own, from source. */
export function runCli(...args: readonly string[]): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cliEntry, ...args], {
      cwd: repositoryDir,
      env: cliEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, stdout, stderr, json: () => JSON.parse(stdout) as unknown }));
  });
}
