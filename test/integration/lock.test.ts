import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acquireLock } from '#backend/platform/lock/lock.ts';
import { openBackend, repositoryDir, temporaryFolder } from '../helpers/backend.ts';

const program = `
  import { acquireLock } from ${JSON.stringify(join(repositoryDir, 'src-main/backend/platform/lock/lock.ts'))};
  acquireLock(process.argv[1]);
  process.stdout.write('held');
  setInterval(() => undefined, 1000);
`;

/** Another program that holds the folder until it is killed. */
async function holdInAnotherProcess(folder: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout?.once('data', resolve));
  return child;
}

const contents = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]);

describe('one data folder', () => {
  it('has one writing program: the second is refused and touches no file', () => {
    const { dataDir } = openBackend();
    const before = contents(dataDir);
    expect(() => openBackend({ dataDir })).toThrow(expect.objectContaining({ code: 'data-in-use' }));
    expect(contents(dataDir)).toEqual(before);
  });

  it('is free again after a clean close', async () => {
    const { backend, dataDir } = openBackend();
    await backend.close();
    expect((await openBackend({ dataDir }).call('app.info', {})).dataDir).toBe(dataDir);
  });

  it('is free again after its holder was killed, without anything to clean up', async () => {
    const folder = temporaryFolder();
    const holder = await holdInAnotherProcess(folder);
    expect(() => acquireLock(folder)).toThrow(expect.objectContaining({ code: 'data-in-use' }));
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    acquireLock(folder).release();
  });
});
