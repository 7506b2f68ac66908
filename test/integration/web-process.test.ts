import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { repositoryDir, temporaryFolder } from '../helpers/backend.ts';

/** The browser mode's own process, from source, once it serves. */
async function serving(dataDir: string, nodeWords: readonly string[] = []): Promise<ChildProcess> {
  const program = join(repositoryDir, 'src-main/web/main.ts');
  const child = spawn(process.execPath, [...nodeWords, program, '--data', dataDir], {
    cwd: repositoryDir,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
  return child;
}

describe('the process of the browser mode', () => {
  it('closes the data in order however often it is told to end', async () => {
    const dataDir = temporaryFolder();
    const child = await serving(dataDir);
    const exited = once(child, 'exit');
    for (let times = 0; times < 5; times += 1) {
      child.kill('SIGINT');
      await new Promise(setImmediate);
    }
    expect(await exited).toEqual([0, null]);
    expect(readdirSync(dataDir).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
  });

  it('notes what ended it unexpectedly', async () => {
    const dataDir = temporaryFolder();
    const failing = "setTimeout(() => { throw new Error('planted') }, 1500)";
    const child = await serving(dataDir, ['--import', `data:text/javascript,${encodeURIComponent(failing)}`]);
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    const log = join(dataDir, 'errores.log');
    expect(existsSync(log) && readFileSync(log, 'utf8')).toContain('Error: planted');
  });
});
